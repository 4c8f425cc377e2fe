/** What an outcome comes to at each level of a sweep: its value with its interval, level below level, and the spread of the runs. */
import type { SweptLevel, SweptOutcome } from '../../sim/studies/sweep/result.ts'
import { looseScale } from '../charts/axis.ts'
import { type Csv, type Figure, idOf, type LegendItem, type Table } from '../charts/chart.ts'
import { tone } from '../charts/theme.ts'
import { bars, rowsSpec, whiskers } from '../sensitivity/rows-chart.ts'
import { wholeLine, unitName } from '../words/names.ts'
import { number } from '../words/numbers.ts'
import { levelName, type Swept, sweptTitle, valueWords } from './words.ts'

/** Levels drawn; the table has all. */
const SHOWN = 40
/** Width of the mark at a value, as a share of the scale. */
const MARK = 0.006

type Drawn = SweptLevel & { readonly value: number }

const HOW_TO_READ = {
  level:
    'Each line is one level. All levels have the same luck, so that a difference between two of them is much surer than their intervals look: the table has it, run by run.',
  branch: 'Each line is the runs in which just these events happened; the last line is all runs.',
}

const LEGEND: readonly LegendItem[] = [
  { label: 'Value with its 95% interval', tone: 'ink', mark: 'line' },
  { label: 'Middle 90% of the runs', tone: 'blue', mark: 'box' },
]

/** `kind`: what a level is called. */
export function levelFigure(
  result: Swept,
  outcome: SweptOutcome,
  place: number,
  folded: boolean,
  kind: 'level' | 'branch' = 'level',
): Figure | null {
  const rows = outcome.levels.slice(0, SHOWN).filter((level): level is Drawn => level.value !== null)
  if (rows.length === 0) return null
  const ends = rows.flatMap(({ value, low, high, spread }) => [value, low ?? value, high ?? value, ...(spread ?? [])])
  const scale = looseScale(Math.min(...ends), Math.max(...ends), 6)
  const mark = MARK * (scale.domain[1] - scale.domain[0])
  const id = idOf(kind, String(place))
  const unit = unitName(outcome.unit)
  const nameOf = (row: Drawn): string => levelName(result, row)
  const tip = (row: Drawn): string => `${nameOf(row)}: ${valueWords(row)} ${unit}`
  return {
    id,
    title: sweptTitle(result, outcome),
    unit: `${wholeLine(outcome.label)}, ${unit}, ${kind === 'level' ? 'at each level' : 'in each branch'}`,
    legend: [...LEGEND],
    panels: [
      {
        id,
        title: null,
        note: null,
        spec: ({ narrow }) =>
          rowsSpec(rows, nameOf, scale, number, narrow, (placed) => [
            ...bars(
              placed.flatMap(({ row, top, bottom }) =>
                row.spread === null ? [] : [{ tip: tip(row), x: row.spread[0], x2: row.spread[2], y: top, y2: bottom }],
              ),
              { color: tone('blue'), opacity: 0.35 },
            ),
            ...whiskers(placed.map(({ row, y }) => ({ x: row.low ?? row.value, x2: row.high ?? row.value, y }))),
            ...bars(
              placed.map(({ row, top, bottom }) => ({
                tip: tip(row),
                x: row.value - mark / 2,
                x2: row.value + mark / 2,
                y: top,
                y2: bottom,
              })),
              { color: tone('ink') },
            ),
          ]),
        cursor: null,
      },
    ],
    size: 'full',
    folded,
    howToRead: HOW_TO_READ[kind],
    alt: `${sweptTitle(result, outcome)}. ${rows.slice(0, 8).map(tip).join('. ')}.`,
    table: levelTable(result, outcome, kind),
    csv: levelCsv(result, outcome),
    observed: null,
  }
}

/** Every level with its intervals, drawn or not. */
export function levelTable(result: Swept, outcome: SweptOutcome, kind: 'level' | 'branch'): Table {
  return {
    caption: `${wholeLine(outcome.label)}, ${unitName(outcome.unit)}: each ${kind} with its 95% interval${kind === 'level' ? ', and its difference from the first, run by run' : ''}.`,
    columns: [kind === 'level' ? 'Level' : 'Branch', 'Value', 'Middle 90% of the runs', 'Difference from the first'],
    rows: outcome.levels.map((level) => [
      levelName(result, level),
      level.value === null ? 'cannot be told' : valueWords(level),
      level.spread === null ? '' : `${number(level.spread[0])} to ${number(level.spread[2])}`,
      differenceWords(level),
    ]),
  }
}

export function levelCsv({ factors }: Swept, { levels }: SweptOutcome): Csv {
  return {
    kind: 'rows',
    columns: [...factors.map(({ path }) => path), 'value', 'low', 'high', 'difference', 'low', 'high'],
    rows: levels.map(({ at, value, low, high, difference }) => [
      ...at,
      ...[value, low, high, difference?.mean, difference?.low, difference?.high].map((one) => one ?? ''),
    ]),
  }
}

function differenceWords({ difference }: SweptLevel): string {
  if (difference === null) return ''
  const signed = (value: number): string => (value > 0 ? `+${number(value)}` : number(value))
  return `${signed(difference.mean)} (${signed(difference.low)} to ${signed(difference.high)})`
}
