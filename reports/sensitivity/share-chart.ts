/** Sobol indices of one outcome: what share of its variance each quantity explains alone, and with all it acts together with. */
import type { IndexedQuantity, OutcomeSensitivity, SensitivityResult } from '../../sim/studies/sensitivity/result.ts'
import { linearScale } from '../charts/axis.ts'
import { type Figure, idOf } from '../charts/chart.ts'
import { tone } from '../charts/theme.ts'
import { percent } from '../words/numbers.ts'
import { quantityName } from '../words/quantities.ts'
import { bars, rowsSpec, whiskers } from './rows-chart.ts'
import { shareInterval, SHOWN, shareTitle, thinned, whatItMoves } from './words.ts'

const LUCK = 'Luck, and all that is not varied'

interface Row {
  readonly name: string
  readonly first: number
  readonly firstInterval: readonly [number, number]
  /** Null for luck, which has no first-order share. */
  readonly total: { readonly value: number; readonly interval: readonly [number, number] } | null
}

function tipOf({ name, first, firstInterval, total }: Row): string {
  const all = total === null ? '' : `, with interactions ${shareInterval(total.value, total.interval)}`
  return `${name}: alone ${shareInterval(first, firstInterval)}${all}`
}

export function shareFigure(result: SensitivityResult, outcome: OutcomeSensitivity, folded: boolean): Figure | null {
  const { indexed, luck } = outcome
  if (indexed === null || luck === null) return null
  const names = new Map(result.varied.map((one) => [one.path, quantityName(one)]))
  const nameOf = ({ path }: IndexedQuantity): string => names.get(path) ?? path
  const rows: readonly Row[] = [
    ...indexed.slice(0, SHOWN).map((one) => ({
      name: nameOf(one),
      first: one.first,
      firstInterval: one.firstInterval,
      total: { value: one.total, interval: one.totalInterval },
    })),
    { name: LUCK, first: luck.share, firstInterval: luck.interval, total: null },
  ]
  const ends = rows.flatMap(({ firstInterval, total }) => [...firstInterval, ...(total?.interval ?? [])])
  const scale = linearScale(100 * Math.min(0, ...ends), 100 * Math.max(...ends), 5)
  const id = idOf('shares', outcome.name.replaceAll('.', '-'))
  return {
    id,
    title: shareTitle(outcome, names),
    unit: `Share of the variance of ${whatItMoves(outcome)}, %`,
    legend: [
      { label: 'Alone (first order)', tone: 'blue', mark: 'box' },
      { label: 'With all it acts together with (total)', tone: 'blue', mark: 'band90' },
      { label: 'Luck', tone: 'muted', mark: 'box' },
      { label: '95% interval', tone: 'ink', mark: 'line' },
    ],
    panels: [
      {
        id,
        title: null,
        note: null,
        spec: ({ narrow }) =>
          rowsSpec(
            rows,
            ({ name }) => name,
            scale,
            percent,
            narrow,
            (placed) => [
              ...bars(
                placed.flatMap(({ row, top, bottom }) =>
                  row.total === null ? [] : [{ tip: tipOf(row), x: 0, x2: 100 * row.total.value, y: top, y2: bottom }],
                ),
                { color: tone('blue'), opacity: 0.28 },
              ),
              ...bars(
                placed.flatMap(({ row, top, y }) =>
                  row.total === null
                    ? []
                    : [{ tip: tipOf(row), x: 0, x2: 100 * Math.max(0, row.first), y: top, y2: y }],
                ),
                { color: tone('blue') },
              ),
              ...bars(
                placed.flatMap(({ row, top, bottom }) =>
                  row.total === null ? [{ tip: tipOf(row), x: 0, x2: 100 * row.first, y: top, y2: bottom }] : [],
                ),
                { color: tone('muted') },
              ),
              ...whiskers(
                placed.flatMap(({ row, top, y, bottom }) => [
                  {
                    x: 100 * row.firstInterval[0],
                    x2: 100 * row.firstInterval[1],
                    y: row.total === null ? y : (top + y) / 2,
                  },
                  ...(row.total === null
                    ? []
                    : [{ x: 100 * row.total.interval[0], x2: 100 * row.total.interval[1], y: (y + bottom) / 2 }]),
                ]),
              ),
            ],
          ),
        cursor: null,
      },
    ],
    size: 'full',
    folded,
    howToRead: `The dark half of a bar is what would go away if this quantity alone were known; the pale bar also counts what it does together with others, so pale bars add up to more than 100%. An interval may reach below zero: the estimate is noisy, the share is not negative.${thinned(indexed.length)}`,
    alt: `${shareTitle(outcome, names)}. ${indexed
      .slice(0, 3)
      .map((one) => `${nameOf(one)}: ${shareInterval(one.total, one.totalInterval)} in total.`)
      .join(' ')} ${LUCK}: ${shareInterval(luck.share, luck.interval)}.`,
    table: {
      caption: 'Sobol indices with 95% intervals.',
      columns: ['Quantity', 'Alone (first order)', 'With interactions (total)', 'Converged'],
      rows: [
        ...indexed.map((one) => [
          nameOf(one),
          shareInterval(one.first, one.firstInterval),
          shareInterval(one.total, one.totalInterval),
          one.outOfOrder ? 'no: alone above together' : '',
        ]),
        [LUCK, shareInterval(luck.share, luck.interval), '', ''],
      ],
    },
    csv: {
      kind: 'rows',
      columns: ['path', 'first', 'first low', 'first high', 'total', 'total low', 'total high'],
      rows: [
        ...indexed.map((one) => [one.path, one.first, ...one.firstInterval, one.total, ...one.totalInterval]),
        ['luck', luck.share, ...luck.interval, null, null, null],
      ],
    },
    observed: null,
  }
}
