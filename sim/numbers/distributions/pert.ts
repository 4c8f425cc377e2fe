import { betaBetween } from './beta.ts'
import { type Ends, type Family, modeFault } from './family.ts'
import { ENDS, value } from './fields.ts'

export interface Pert extends Ends {
  readonly distribution: 'pert'
  readonly mode: number
}

/** How much the most likely value weighs against one end in the mean: Malcolm et al. 1959, Operations Research 7, 646. */
const MODE_WEIGHT = 4

export const pert: Family<Pert> = {
  doc: 'A bell between the ends with the mean at (min + 4 mode + max) / 6.',
  fields: { min: ENDS.min, mode: value('Most likely value.'), max: ENDS.max },
  quantile(d, p) {
    const range = d.max - d.min
    const alpha = 1 + (MODE_WEIGHT * (d.mode - d.min)) / range
    const beta = 1 + (MODE_WEIGHT * (d.max - d.mode)) / range
    return betaBetween(d, alpha, beta, p)
  },
  bounds: ({ min, max }) => [min, max],
  scaled: (d, factor) => ({ ...d, min: d.min * factor, mode: d.mode * factor, max: d.max * factor }),
  text: ({ min, mode, max }) => `PERT from ${min} to ${max}, most likely ${mode}`,
  fault: modeFault,
}
