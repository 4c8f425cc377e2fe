/** Heat map: shortfall by sector and quarter, numbers printed in the cells. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { mean, medianOf, type NamedSeries, outcome, seriesOf, spreadOf } from '../reading.ts'
import { type Period, periods } from '../words/dates.ts'
import { ninety } from '../words/interval.ts'
import { regionName, sectorMakers, sectorName } from '../words/names.ts'
import { capital, fixed, percent, percentDigits } from '../words/numbers.ts'
import type { Chart, Figure, LegendItem, Spec, Variant } from './chart.ts'
import { CONFIG, type Tone, tone } from './theme.ts'

/** Upper ends of the classes, % of desired output. */
const CLASSES = [2, 5, 10, 15, 20, 30, 50] as const
const TONES: readonly Tone[] = ['heat0', 'heat1', 'heat2', 'heat3', 'heat4', 'heat5', 'heat6', 'heat7']
/** From this class on the cell is dark enough for light text. */
const DEEP = 5
/** More columns than this do not hold two digits. */
const MOST_COLUMNS_WIDE = 24
const MOST_COLUMNS_NARROW = 13

/** Room for quarters and years below the cells, in rows. */
const FOOT = 1.1
/** More columns than this leave no room for the name of each quarter. */
const MOST_NAMED = 16

interface Cell {
  readonly sector: string
  readonly period: Period
  readonly column: number
  readonly row: number
  /** % of desired output. */
  readonly value: number
  /** The region outside China where the shortfall is highest. */
  readonly worst: { readonly region: string; readonly value: number }
}

export const shortfallHeatMap: Chart = {
  id: 'shortfall-heat-map',
  section: 'shortfalls',
  build(result) {
    if (seriesOf(result, 'shortfall').length + seriesOf(result, 'shortfallOutside').length === 0) return []
    const wide = cellsOf(result, MOST_COLUMNS_WIDE)
    return wide.length === 0 ? [] : [figure(result, wide)]
  },
}

function periodsFor(result: Result, most: number): readonly Period[] {
  for (const months of [3, 6] as const) {
    const found = periods(result.dates, months)
    if (found.length <= most) return found
  }
  return periods(result.dates, 12)
}

/**
 * Mean of the weekly medians over each period, all regions outside China together; where the run has no such series,
 * in the region where it is highest.
 */
function cellsOf(result: Result, most: number): readonly Cell[] {
  const columns = periodsFor(result, most)
  const outside = seriesOf(result, 'shortfallOutside')
  const regional = seriesOf(result, 'shortfall').filter((series) => series.of['region'] !== 'China')
  return result.scenario.sectors.flatMap((sector, row) => {
    const whole = outside.find((series) => series.of['sector'] === sector)
    const parts = regional.filter((series) => series.of['sector'] === sector)
    return columns.map((period, column) => {
      const over = (series: NamedSeries): number => mean(medianOf(series), period.from, period.to)
      const worst = parts.reduce<{ region: string; value: number }>(
        (best, series) =>
          over(series) > best.value ? { region: series.of['region'] ?? '', value: over(series) } : best,
        { region: '', value: 0 },
      )
      return { sector, period, column, row, value: whole ? over(whole) : worst.value, worst }
    })
  })
}

const classOf = (value: number): number => {
  const found = CLASSES.findIndex((end) => value < end)
  return found < 0 ? CLASSES.length : found
}

function title(worst: Cell): string {
  if (worst.value < CLASSES[0])
    return `No sector’s median reaches ${CLASSES[0]}% of output lost in any ${unitOf(worst.period)}`
  return `${capital(sectorMakers(worst.sector))} run shortest: medians ${percent(worst.value)} below desired output in ${worst.period.label}`
}

const unitOf = (period: Period): string =>
  period.label.startsWith('Q') ? 'quarter' : period.label.startsWith('H') ? 'half-year' : 'year'

function figure(result: Result, cells: readonly Cell[]): Figure {
  const worst = cells.reduce((a, b) => (b.value > a.value ? b : a))
  const unit = unitOf(worst.period)
  const columns = ['Sector', ...new Set(cells.map((cell) => cell.period.label))]
  const sectors = result.scenario.sectors
  const where =
    seriesOf(result, 'shortfallOutside').length > 0
      ? 'all regions outside China together'
      : 'in the worst-hit region outside China'
  const worstQuarter = (sector: string): string => {
    const spread = spreadOf(outcome(result, `worstQuarterShortfall.${sector}`))
    return spread ? `${percentDigits(spread.p50)} (${ninety(spread, percentDigits)})` : 'n/a'
  }
  return {
    id: 'shortfall',
    title: title(worst),
    unit: `Output lost for want of an input, % of desired output, ${where}; mean of the weekly medians in each ${unit}`,
    legend: legend(),
    size: 'full',
    folded: false,
    panels: [{ id: 'shortfall', title: null, note: null, spec: (variant) => heatSpec(result, variant), cursor: null }],
    howToRead: `Each row is a sector, each column a ${unit}; the further its colour is along the legend, the larger the share of output that could not be made. The table adds the worst-hit region of each cell and the worst 13 weeks of each run with their 90% interval.`,
    alt: altText(cells, worst, unit),
    table: {
      caption: `Shortfall in % of desired output by sector and ${unit}, ${where}; in brackets the worst-hit region. Last column: worst 13 weeks of each run, median and 90% interval.`,
      columns: [...columns, 'Worst 13 weeks'],
      rows: sectors.map((sector) => [
        sectorName(sector),
        ...cells.filter((cell) => cell.sector === sector).map((cell) => cellText(cell)),
        worstQuarter(sector),
      ]),
    },
    csv: {
      kind: 'rows',
      columns: ['sector', 'period', 'shortfall, % of desired output', 'worst region', 'shortfall there, %'],
      rows: cells.map((cell) => [
        sectorName(cell.sector),
        cell.period.label,
        Number(cell.value.toPrecision(4)),
        cell.worst.region === '' ? '' : regionName(cell.worst.region),
        Number(cell.worst.value.toPrecision(4)),
      ]),
    },
    observed: null,
  }
}

function cellText(cell: Cell): string {
  const value = cell.value < 0.05 ? '0' : percentDigits(cell.value)
  const { region, value: there } = cell.worst
  return there < 0.05 ? value : `${value} (${regionName(region)}: ${percentDigits(there)})`
}

/** "12% of output lost (Europe: 15%)". */
function tipText(cell: Cell): string {
  const { region, value } = cell.worst
  const there = value < 0.05 ? '' : ` (${regionName(region)} ${percent(value)})`
  return `${cell.value < 0.05 ? 'nothing' : percent(cell.value)} of output lost${there}`
}

function legend(): readonly LegendItem[] {
  return TONES.map((hue, i) => {
    const low = CLASSES[i - 1]
    const high = CLASSES[i]
    const label = low === undefined ? `under ${high}%` : high === undefined ? `${low}% and over` : `${low}\u2013${high}`
    return { label, tone: hue, mark: 'box' as const }
  })
}

function altText(cells: readonly Cell[], worst: Cell, unit: string): string {
  const short = cells.filter((cell) => cell.value >= CLASSES[0])
  const hit = [...new Set(short.map((cell) => sectorName(cell.sector)))]
  if (hit.length === 0) return `Heat map of shortfalls by sector and ${unit}. No cell reaches ${CLASSES[0]}%.`
  return `Heat map of shortfalls by sector and ${unit}. The worst cell is ${sectorName(worst.sector)} in ${worst.period.label}, ${percent(worst.value)}. Sectors with a ${unit} at or above ${CLASSES[0]}%: ${hit.join('; ')}.`
}

/** Rows are drawn on a plain scale: on a phone the sector stands above its cells, not beside them. */
function heatSpec(result: Result, variant: Variant): Spec {
  const cells = cellsOf(result, variant.narrow ? MOST_COLUMNS_NARROW : MOST_COLUMNS_WIDE)
  const sectors = result.scenario.sectors
  const columns = cells.reduce((most, cell) => Math.max(most, cell.column + 1), 1)
  const height = variant.narrow ? 46 : 34
  const head = variant.narrow ? 0.42 : 0
  const rows = cells.map((cell) => ({
    x: cell.column,
    x2: cell.column + 1,
    y: cell.row + head,
    y2: cell.row + 1 - (variant.narrow ? 0.04 : 0),
    mx: cell.column + 0.5,
    my: cell.row + head + (1 - head - (variant.narrow ? 0.04 : 0)) / 2,
    level: classOf(cell.value),
    tip: `${sectorName(cell.sector)}, ${cell.period.label}: ${tipText(cell)}`,
    text: cell.value >= CLASSES[0] ? fixed(cell.value, 0) : '',
    deep: classOf(cell.value) >= DEEP ? 1 : 0,
  }))
  const xDomain = [0, columns]
  const x = { type: 'quantitative', scale: { domain: xDomain, nice: false, zero: false }, axis: null }
  const y = {
    type: 'quantitative',
    scale: { domain: [sectors.length + FOOT, 0], nice: false, zero: false },
    axis: null,
  }
  return {
    height: Math.round(height * (sectors.length + FOOT)),
    padding: { left: 2, top: 2, right: 2, bottom: 2 },
    layer: [
      {
        data: { values: rows },
        mark: { type: 'rect', stroke: tone('card'), strokeWidth: 2, aria: true },
        encoding: {
          description: { field: 'tip', type: 'nominal' },
          x: { field: 'x', ...x },
          x2: { field: 'x2' },
          y: { field: 'y', ...y },
          y2: { field: 'y2' },
          color: {
            field: 'level',
            type: 'ordinal',
            scale: { domain: TONES.map((_, i) => i), range: TONES.map(tone) },
            legend: null,
          },
        },
      },
      ...[0, 1].map((deep) => ({
        data: { values: rows.filter((row) => row.deep === deep && row.text !== '') },
        mark: {
          type: 'text',
          baseline: 'middle',
          fontSize: columns > 18 ? 10 : variant.narrow ? 11 : 12,
          color: tone(deep === 1 ? 'heatTextDeep' : 'heatText'),
        },
        encoding: { x: { field: 'mx', ...x }, y: { field: 'my', ...y }, text: { field: 'text', type: 'nominal' } },
      })),
      sectorLabels(sectors, variant.narrow, x, y),
      ...periodLabels(cells, sectors.length, columns, x, y),
    ],
    config: CONFIG,
  }
}

function sectorLabels(sectors: readonly string[], narrow: boolean, x: Spec, y: Spec): Spec {
  return {
    data: {
      values: sectors.map((sector, row) => ({ x: 0, y: row + (narrow ? 0.23 : 0.5), text: sectorName(sector) })),
    },
    mark: {
      type: 'text',
      align: narrow ? 'left' : 'right',
      dx: narrow ? 0 : -10,
      baseline: 'middle',
      fontSize: narrow ? 12 : 13,
      color: tone('ink'),
      clip: false,
    },
    encoding: { x: { field: 'x', ...x }, y: { field: 'y', ...y }, text: { field: 'text', type: 'nominal' } },
  }
}

/** Quarters (where there is room) and, below them, the years. */
function periodLabels(cells: readonly Cell[], rows: number, columns: number, x: Spec, y: Spec): readonly Spec[] {
  const first = cells.filter((cell) => cell.row === 0)
  const named = columns <= MOST_NAMED && first.some((cell) => /^[QH]/.test(cell.period.label))
  const years = first.filter((cell, i) => cell.period.year !== first[i - 1]?.period.year)
  const step = Math.ceil(years.length / 12)
  const layer = (values: readonly Spec[], align: 'left' | 'center'): Spec => ({
    data: { values },
    mark: { type: 'text', align, baseline: 'middle', dx: align === 'left' ? 3 : 0, fontSize: 11, color: tone('muted') },
    encoding: { x: { field: 'x', ...x }, y: { field: 'y', ...y }, text: { field: 'text', type: 'nominal' } },
  })
  const quarters = first.map((cell) => ({ x: cell.column + 0.5, y: rows + 0.3, text: cell.period.label.slice(0, 2) }))
  const below = years
    .filter((_, i) => i % step === 0)
    .map((cell) => ({ x: cell.column, y: rows + (named ? 0.75 : 0.35), text: String(cell.period.year) }))
  return [...(named ? [layer(quarters, 'center')] : []), layer(below, 'left')]
}
