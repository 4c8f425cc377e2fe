import { type Ends, type Family, modeFault } from './family.ts'
import { ENDS, value } from './fields.ts'

export interface Triangular extends Ends {
  readonly distribution: 'triangular'
  readonly mode: number
}

export const triangular: Family<Triangular> = {
  doc: 'Most likely in the middle, never beyond the ends.',
  fields: { min: ENDS.min, mode: value('Most likely value.'), max: ENDS.max },
  quantile({ min, mode, max }, p) {
    const range = max - min
    return p < (mode - min) / range
      ? min + Math.sqrt(p * range * (mode - min))
      : max - Math.sqrt((1 - p) * range * (max - mode))
  },
  bounds: ({ min, max }) => [min, max],
  scaled: (d, factor) => ({ ...d, min: d.min * factor, mode: d.mode * factor, max: d.max * factor }),
  text: ({ min, mode, max }) => `triangular from ${min} to ${max}, most likely ${mode}`,
  fault: modeFault,
}
