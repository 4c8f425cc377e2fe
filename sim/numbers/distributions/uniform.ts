import { type Ends, endsFault, type Family } from './family.ts'
import { ENDS } from './fields.ts'

export interface Uniform extends Ends {
  readonly distribution: 'uniform'
}

export const uniform: Family<Uniform> = {
  doc: 'Every value between the ends is as likely.',
  fields: ENDS,
  quantile: ({ min, max }, p) => min + (max - min) * p,
  bounds: ({ min, max }) => [min, max],
  scaled: (d, factor) => ({ ...d, min: d.min * factor, max: d.max * factor }),
  text: ({ min, max }) => `uniform from ${min} to ${max}`,
  fault: endsFault,
}
