import { exp, log } from '../math.ts'
import { cutNormal } from '../normal.ts'
import { cutText, type Ends, endsFault, type Family } from './family.ts'
import { CUTS, value } from './fields.ts'

export interface LogNormal extends Partial<Ends> {
  readonly distribution: 'logNormal'
  readonly median: number
  readonly sigma: number
}

export const logNormal: Family<LogNormal> = {
  doc: 'Bell curve of the logarithm.',
  fields: {
    median: value('Median.', 1e-12),
    sigma: {
      type: 'number',
      unit: 'natural logarithm',
      doc: 'Standard deviation of the logarithm.',
      min: 1e-6,
      max: 5,
    },
    ...CUTS,
  },
  optional: ['min', 'max'],
  quantile({ median, sigma, min = 0, max = Infinity }, p) {
    // log of what is 0 or below: nothing is cut off.
    const at = (x: number): number => (x > 0 ? log(x / median) / sigma : -Infinity)
    const { from, by } = cutNormal(p, at(min), at(max))
    return { mean: median, low: min, high: max }[from] * exp(sigma * by)
  },
  bounds: ({ min = 0, max = Infinity }) => [Math.max(0, min), max],
  scaled: ({ min, max, ...d }, factor) => ({
    ...d,
    median: d.median * factor,
    ...(min === undefined ? {} : { min: min * factor }),
    ...(max === undefined ? {} : { max: max * factor }),
  }),
  text: (d) => `log-normal, median ${d.median}, sigma ${d.sigma}${cutText(d)}`,
  fault: (d) =>
    d.max !== undefined && d.max <= 0
      ? { key: 'max', given: `max ${d.max}`, expected: 'a max above 0: nothing log-normal lies below' }
      : endsFault(d),
}
