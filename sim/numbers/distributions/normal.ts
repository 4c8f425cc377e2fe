import { cutNormal } from '../normal.ts'
import { cutText, type Ends, endsFault, type Family } from './family.ts'
import { CUTS, value } from './fields.ts'

export interface Normal extends Partial<Ends> {
  readonly distribution: 'normal'
  readonly mean: number
  readonly sd: number
}

export const normal: Family<Normal> = {
  doc: 'Bell curve.',
  fields: { mean: value('Mean.'), sd: value('Standard deviation.', 1e-9), ...CUTS },
  optional: ['min', 'max'],
  quantile({ mean, sd, min = -Infinity, max = Infinity }, p) {
    const { from, by } = cutNormal(p, (min - mean) / sd, (max - mean) / sd)
    return { mean, low: min, high: max }[from] + sd * by
  },
  bounds: ({ min = -Infinity, max = Infinity }) => [min, max],
  scaled: ({ min, max, ...d }, factor) => ({
    ...d,
    mean: d.mean * factor,
    sd: d.sd * factor,
    ...(min === undefined ? {} : { min: min * factor }),
    ...(max === undefined ? {} : { max: max * factor }),
  }),
  text: (d) => `normal, mean ${d.mean}, standard deviation ${d.sd}${cutText(d)}`,
  fault: endsFault,
}
