/** Shape of an uncertainty: one of a few distributions. */
import { choice, csvFile, grade, source, text } from './leaf-shapes.ts'
import { map, type NumberShape, type Shape } from './shape.ts'

/** Most values of an empirical distribution. */
export const MOST_OBSERVED = 10_000

export function distributionShape(): Shape {
  const value = (doc: string, min = -1e12): NumberShape => ({
    type: 'number',
    unit: 'unit of what is drawn',
    doc,
    min,
    max: 1e12,
  })
  const spread = (doc: string): NumberShape => ({
    type: 'number',
    unit: 'unit of what is drawn',
    doc,
    min: 1e-9,
    max: 1e12,
  })
  const name = (n: string): Shape => choice('Kind of distribution.', [n])
  const ends = {
    min: value('Lowest value; the tail below is cut off.'),
    max: value('Highest value; the tail above is cut off.'),
  }
  const origin = { source: source(), grade: grade() }
  const numbers = (doc: string, item: NumberShape, most = 1000): Shape => ({ type: 'list', doc, item, fewest: 1, most })
  const power = (doc: string): NumberShape => ({ type: 'number', unit: '1', doc, min: 0.1, max: 1_000 })
  const weight: NumberShape = { type: 'number', unit: 'relative weight', doc: 'Weight.', min: 0, max: 1e12 }
  return {
    type: 'variant',
    doc: 'A distribution. The values drawn must lie within the range of what is drawn.',
    by: 'distribution',
    variants: {
      uniform: map('Every value between the ends is as likely.', {
        distribution: name('uniform'),
        min: value('Lowest value.'),
        max: value('Highest value.'),
        ...origin,
      }),
      triangular: map('Most likely in the middle, never beyond the ends.', {
        distribution: name('triangular'),
        min: value('Lowest value.'),
        mode: value('Most likely value.'),
        max: value('Highest value.'),
        ...origin,
      }),
      normal: map(
        'Bell curve.',
        { distribution: name('normal'), mean: value('Mean.'), sd: spread('Standard deviation.'), ...ends, ...origin },
        ['min', 'max'],
      ),
      logNormal: map(
        'Bell curve of the logarithm.',
        {
          distribution: name('logNormal'),
          median: value('Median.', 1e-12),
          sigma: {
            type: 'number',
            unit: 'natural logarithm',
            doc: 'Standard deviation of the logarithm.',
            min: 1e-6,
            max: 5,
          },
          ...ends,
          ...origin,
        },
        ['min', 'max'],
      ),
      beta: map('Between the ends in many forms: 1 and 1 is uniform, both high is a bell, both low prefers the ends.', {
        distribution: name('beta'),
        alpha: power('Shape; the mean lies at alpha / (alpha + beta) of the way.'),
        beta: power('Shape.'),
        min: value('Lowest value.'),
        max: value('Highest value.'),
        ...origin,
      }),
      pert: map('A bell between the ends with the mean at (min + 4 mode + max) / 6.', {
        distribution: name('pert'),
        min: value('Lowest value.'),
        mode: value('Most likely value.'),
        max: value('Highest value.'),
        ...origin,
      }),
      empirical: map(
        'Observed values, each as likely: in the scenario, or a column of a CSV file beside it.',
        {
          distribution: name('empirical'),
          values: numbers('The values, in any order.', value('Value.'), MOST_OBSERVED),
          file: csvFile(
            'CSV file in the same folder, the first line of which names its columns; empty cells are passed over.',
          ),
          column: text('Column of the file.', 200),
          ...origin,
        },
        ['values', 'file', 'column'],
      ),
      discrete: map('One of a few values.', {
        distribution: name('discrete'),
        values: numbers('The values.', value('Value.')),
        weights: numbers('Their weights, as many as values.', weight),
        ...origin,
      }),
    },
  }
}
