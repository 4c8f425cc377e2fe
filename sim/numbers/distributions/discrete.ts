import type { Family } from './family.ts'
import { value } from './fields.ts'

export interface Discrete {
  readonly distribution: 'discrete'
  readonly values: readonly number[]
  readonly weights: readonly number[]
}

export const discrete: Family<Discrete> = {
  doc: 'One of a few values.',
  fields: {
    values: { type: 'list', doc: 'The values.', item: value('Value.'), fewest: 1, most: 1000 },
    weights: {
      type: 'list',
      doc: 'Their weights, as many as values.',
      item: { type: 'number', unit: 'relative weight', doc: 'Weight.', min: 0, max: 1e12 },
      fewest: 1,
      most: 1000,
    },
  },
  quantile(d, p) {
    const likely = ascending(d)
    let total = 0
    for (const { weight } of likely) total += weight
    let point = p * total
    for (const { value, weight } of likely) if ((point -= weight) < 0) return value
    return likely[likely.length - 1].value
  },
  bounds(d) {
    const likely = ascending(d)
    return [likely[0].value, likely[likely.length - 1].value]
  },
  scaled: (d, factor) => ({ ...d, values: d.values.map((one) => one * factor) }),
  text: ({ values, weights }) => `one of ${values.map((one, k) => `${one} (weight ${weights[k]})`).join(', ')}`,
  fault({ values, weights }) {
    if (values.length !== weights.length) {
      const given = `${weights.length} weights for ${values.length} values`
      return { key: 'weights', given, expected: 'as many weights as values', atKey: true }
    }
    return weights.every((weight) => weight === 0)
      ? { key: 'weights', given: 'weights that are all 0', expected: 'a weight above 0', atKey: true }
      : undefined
  },
}

/** The values that can be drawn, least first: rank correlations and strata need a quantile that rises. */
function ascending({ values, weights }: Discrete): { readonly value: number; readonly weight: number }[] {
  return values
    .map((one, k) => ({ value: one, weight: weights[k] }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.value - b.value)
}
