/** What an outcome comes to over two quantities: a field for each pair of levels, the figure in it, and how sure its difference is. */
import type { SweepResult, SweptLevel, SweptOutcome } from '../../sim/studies/sweep/result.ts'
import { type Figure, idOf, type LegendItem, type Spec, type Variant } from '../charts/chart.ts'
import { fieldLayers, gridText, HEAT_TONES, heatGrid } from '../charts/heat-fields.ts'
import { CONFIG, tone } from '../charts/theme.ts'
import { unitName, wholeLine } from '../words/names.ts'
import { number } from '../words/numbers.ts'
import { fitting, quantityName } from '../words/quantities.ts'
import { levelCsv, levelTable } from './level-chart.ts'
import { levelName, sweptTitle, valueWords } from './words.ts'

/** Fields that can be told apart; beyond them the levels stand below each other. */
const MOST_ROWS = 30
const MOST_COLUMNS = 24
/** Columns in which a figure fits. */
const WITH_FIGURES = { wide: 14, narrow: 5 }
/** Heights of a field and of the room below the fields, px. */
const FIELD = 34
const FOOT = 1.2
const NAME_LETTERS = 60

interface Field {
  readonly level: SweptLevel
  readonly value: number
  readonly row: number
  readonly column: number
  /** Its tone. */
  readonly place: number
}

/** Whether a sweep is drawn as a map. */
export function isMap({ factors }: Pick<SweepResult, 'factors'>): boolean {
  const [down, across] = factors
  return factors.length === 2 && down!.levels.length <= MOST_ROWS && across!.levels.length <= MOST_COLUMNS
}

/** Null where no pair of levels has a figure. */
export function mapFigure(result: SweepResult, outcome: SweptOutcome, place: number, folded: boolean): Figure | null {
  const fields = fieldsOf(result, outcome)
  if (fields.length === 0) return null
  const [down, across] = result.factors
  const id = idOf('map', String(place))
  const unit = unitName(outcome.unit)
  const name = (factor: typeof down): string => fitting(quantityName(factor!), NAME_LETTERS)
  return {
    id,
    title: sweptTitle(result, outcome),
    unit: `${wholeLine(outcome.label)}, ${unit}. Down: ${name(down)}, ${unitName(down!.unit)}; across: ${name(across)}, ${unitName(across!.unit)}`,
    legend: legendOf(fields),
    panels: [{ id, title: null, note: null, spec: (variant) => mapSpec(result, outcome, variant), cursor: null }],
    size: 'full',
    folded,
    howToRead:
      'Each field is one pair of levels; the further its colour is along the legend, the larger the figure. All have the same luck, so that each can be held against the first, at the top left, run by run: figures in italics show no clear difference from it. The table has every interval.',
    alt: `${sweptTitle(result, outcome)}. Lowest: ${words(result, least(fields), unit)}. Highest: ${words(result, most(fields), unit)}.`,
    table: levelTable(result, outcome, 'level'),
    csv: levelCsv(result, outcome),
    observed: null,
  }
}

const least = (fields: readonly Field[]): Field => fields.reduce((a, b) => (b.value < a.value ? b : a))
const most = (fields: readonly Field[]): Field => fields.reduce((a, b) => (b.value > a.value ? b : a))
const words = (result: SweepResult, { level }: Field, unit: string): string =>
  `${levelName(result, level)}: ${valueWords(level)} ${unit}`

function fieldsOf({ factors }: SweepResult, { levels }: SweptOutcome): readonly Field[] {
  const columns = factors[1]!.levels.length
  const known = levels.flatMap((level, k) =>
    level.value === null ? [] : [{ level, value: level.value, row: Math.floor(k / columns), column: k % columns }],
  )
  const values = known.map(({ value }) => value)
  const low = Math.min(...values)
  const step = (Math.max(...values) - low) / HEAT_TONES.length
  return known.map((one) => ({
    ...one,
    place: step > 0 ? Math.min(HEAT_TONES.length - 1, Math.floor((one.value - low) / step)) : 0,
  }))
}

/** Spans of the figures by tone. */
function legendOf(fields: readonly Field[]): readonly LegendItem[] {
  const [low, high] = [least(fields).value, most(fields).value]
  if (low === high) return [{ label: number(low), tone: HEAT_TONES[0]!, mark: 'box' }]
  const end = (k: number): number => low + ((high - low) * k) / HEAT_TONES.length
  return HEAT_TONES.map((hue, k) => ({
    label: `${number(end(k))} to ${number(end(k + 1))}`,
    tone: hue,
    mark: 'box' as const,
  }))
}

const isClear = ({ level: { difference } }: Field): boolean => difference !== null && difference.verdict !== 'none'

function mapSpec(result: SweepResult, outcome: SweptOutcome, { narrow }: Variant): Spec {
  const [down, across] = result.factors
  const fields = fieldsOf(result, outcome)
  const unit = unitName(outcome.unit)
  const [rows, columns] = [down!.levels.length, across!.levels.length]
  const grid = heatGrid(columns, rows + FOOT)
  const hasFigures = columns <= (narrow ? WITH_FIGURES.narrow : WITH_FIGURES.wide)
  const drawn = fields.map((field) => ({
    column: field.column,
    top: field.row,
    bottom: field.row + 1,
    level: field.place,
    isItalic: !isClear(field) && field !== fields[0],
    text: hasFigures ? number(field.value) : '',
    tip: `${words(result, field, unit)}${differenceWords(field)}`,
  }))
  const look = { fontSize: 12, color: tone('muted') }
  const names = down!.labels.map((text, row) => ({ x: 0, y: row + 0.5, text }))
  const heads = across!.labels.flatMap((text, column) =>
    column % Math.ceil(columns / (narrow ? 5 : 12)) === 0 ? [{ x: column + 0.5, y: rows + 0.4, text }] : [],
  )
  return {
    height: Math.round(FIELD * (rows + FOOT)),
    padding: { left: 2, top: 2, right: 2, bottom: 2 },
    layer: [
      ...fieldLayers(drawn, grid, narrow ? 11 : 12),
      gridText(names, grid, { ...look, align: 'right', dx: -8 }),
      gridText(heads, grid, { ...look, align: 'center' }),
    ],
    config: CONFIG,
  }
}

function differenceWords({ level: { difference } }: Field): string {
  if (difference === null) return ''
  const { mean, low, high } = difference
  return `; ${number(mean)} (${number(low)} to ${number(high)}) from the first`
}
