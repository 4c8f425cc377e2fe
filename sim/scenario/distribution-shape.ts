/** Shape of an uncertainty: one of a few distributions. */
import { choice, grade, source } from './leaf-shapes.ts'
import { map, type NumberShape, type Shape } from './shape.ts'

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
  const numbers = (doc: string, item: NumberShape): Shape => ({ type: 'list', doc, item, fewest: 1, most: 1000 })
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
      discrete: map('One of a few values.', {
        distribution: name('discrete'),
        values: numbers('The values.', value('Value.')),
        weights: numbers('Their weights, as many as values.', weight),
        ...origin,
      }),
    },
  }
}
