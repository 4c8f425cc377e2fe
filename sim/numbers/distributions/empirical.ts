import { csvFile, text } from '../../scenario/shape/leaf-shapes.ts'
import type { Family } from './family.ts'
import { value } from './fields.ts'

export interface Empirical {
  readonly distribution: 'empirical'
  /** In ascending order. */
  readonly values: readonly number[]
}

/** Most values of an empirical distribution. */
export const MOST_OBSERVED = 10_000

export const empirical: Family<Empirical> = {
  doc: 'Observed values, each as likely: in the scenario, or a column of a CSV file beside it.',
  fields: {
    values: {
      type: 'list',
      doc: 'The values, in any order.',
      item: value('Value.'),
      fewest: 1,
      most: MOST_OBSERVED,
    },
    file: csvFile(
      'CSV file in the same folder, the first line of which names its columns; empty cells are passed over.',
    ),
    column: text('Column of the file.', 200),
  },
  optional: ['values', 'file', 'column'],
  quantile: ({ values }, p) => values[Math.min(values.length - 1, Math.floor(p * values.length))],
  bounds: ({ values }) => [values[0], values[values.length - 1]],
  scaled: (d, factor) => ({ ...d, values: d.values.map((one) => one * factor) }),
  text: ({ values }) =>
    values.length === 1
      ? `the one observed value ${values[0]}`
      : `one of ${values.length} observed values from ${values[0]} to ${values[values.length - 1]}`,
  fault: () => undefined,
}
