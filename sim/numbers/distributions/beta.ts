import { betaQuantile } from '../beta.ts'
import type { NumberShape } from '../../scenario/shape/shape.ts'
import { type Ends, endsFault, type Family } from './family.ts'
import { ENDS } from './fields.ts'

export interface Beta extends Ends {
  readonly distribution: 'beta'
  readonly alpha: number
  readonly beta: number
}

const power = (doc: string): NumberShape => ({ type: 'number', unit: '1', doc, min: 0.1, max: 1_000 })

export const beta: Family<Beta> = {
  doc: 'Between the ends in many forms: 1 and 1 is uniform, both high is a bell, both low prefers the ends.',
  fields: {
    alpha: power('Shape; the mean lies at alpha / (alpha + beta) of the way.'),
    beta: power('Shape.'),
    ...ENDS,
  },
  quantile: (d, p) => betaBetween(d, d.alpha, d.beta, p),
  bounds: ({ min, max }) => [min, max],
  scaled: (d, factor) => ({ ...d, min: d.min * factor, max: d.max * factor }),
  text: (d) => `beta with alpha ${d.alpha} and beta ${d.beta}, from ${d.min} to ${d.max}`,
  fault: endsFault,
}

/** Counted from the end that it is near to: small shapes draw within 1e-60 of one. */
export function betaBetween({ min, max }: Ends, alpha: number, beta: number, p: number): number {
  const { from, by } = betaQuantile(p, alpha, beta)
  return from === 'low' ? min + (max - min) * by : max - (max - min) * by
}
