/** Heat map: shortfall by sector and quarter, numbers printed in the cells. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { mean, medianOf, type NamedSeries, outcome, seriesOf, spreadOf } from '../reading.ts'
import { type Period, periods } from '../words/dates.ts'
import { ninety } from '../words/interval.ts'
import { regionName, sectorMakers, sectorName } from '../words/names.ts'
import { capital, fixed, percent, percentDigits } from '../words/numbers.ts'
import type { Chart, Figure, LegendItem, Spec, Variant } from './chart.ts'
import { fieldLayers, gridText, HEAT_TONES, type HeatGrid, heatGrid } from './heat-fields.ts'
import { CONFIG, tone } from './theme.ts'

/** Upper ends of the classes, % of desired output. */
export const CLASSES = [2, 5, 10, 15, 20, 30, 50] as const
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

export const shortfallClass = (value: number): number => {
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
    legend: shortfallLegend(),
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

export function shortfallLegend(): readonly LegendItem[] {
  return HEAT_TONES.map((hue, i) => {
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
  const foot = sectors.length + FOOT
  const grid = heatGrid(columns, foot)
  const gap = variant.narrow ? 0.04 : 0
  const fields = cells.map((cell) => ({
    column: cell.column,
    top: cell.row + head,
    bottom: cell.row + 1 - gap,
    level: shortfallClass(cell.value),
    tip: `${sectorName(cell.sector)}, ${cell.period.label}: ${tipText(cell)}`,
    text: cell.value >= CLASSES[0] ? fixed(cell.value, 0) : '',
    isItalic: false,
  }))
  return {
    height: Math.round(height * foot),
    padding: { left: 2, top: 2, right: 2, bottom: 2 },
    layer: [
      ...fieldLayers(fields, grid, columns > 18 ? 10 : variant.narrow ? 11 : 12),
      sectorLabels(sectors, variant.narrow, grid),
      ...periodLabels(cells, sectors.length, columns, grid),
    ],
    config: CONFIG,
  }
}

/** Beside the rows; on a phone above them. */
export function sectorLabels(sectors: readonly string[], narrow: boolean, grid: HeatGrid): Spec {
  return gridText(
    sectors.map((sector, row) => ({ x: 0, y: row + (narrow ? 0.23 : 0.5), text: sectorName(sector) })),
    grid,
    { align: narrow ? 'left' : 'right', dx: narrow ? 0 : -10, fontSize: narrow ? 12 : 13, color: tone('ink') },
  )
}

/** Quarters (where there is room) and, below them, the years. */
function periodLabels(cells: readonly Cell[], rows: number, columns: number, grid: HeatGrid): readonly Spec[] {
  const first = cells.filter((cell) => cell.row === 0)
  const named = columns <= MOST_NAMED && first.some((cell) => /^[QH]/.test(cell.period.label))
  const years = first.filter((cell, i) => cell.period.year !== first[i - 1]?.period.year)
  const step = Math.ceil(years.length / 12)
  const look = { fontSize: 11, color: tone('muted') }
  const quarters = first.map((cell) => ({ x: cell.column + 0.5, y: rows + 0.3, text: cell.period.label.slice(0, 2) }))
  const below = years
    .filter((_, i) => i % step === 0)
    .map((cell) => ({ x: cell.column, y: rows + (named ? 0.75 : 0.35), text: String(cell.period.year) }))
  return [
    ...(named ? [gridText(quarters, grid, { ...look, align: 'center' })] : []),
    gridText(below, grid, { ...look, align: 'left', dx: 3 }),
  ]
}
