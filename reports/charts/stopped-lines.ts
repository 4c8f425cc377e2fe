/** Share of firms outside China whose lines stand still, by sector. */
import type { Result } from '../../sim/studies/batch/result.ts'
import type { Findings } from '../findings.ts'
import {
  indexOfMax,
  medianOf,
  type NamedSeries,
  outcome,
  quantile,
  seriesOf,
  shareHappened,
  spreadAt,
} from '../reading.ts'
import { around } from '../words/claim.ts'
import { monthYear } from '../words/dates.ts'
import { waitingInterval } from '../words/interval.ts'
import { sectorMakers, sectorName } from '../words/names.ts'
import { capital, duration, number, percent, runs } from '../words/numbers.ts'
import { type Chart, type Figure, idOf } from './chart.ts'
import { multiples } from './multiples.ts'
import { observedTable, weeklyTable } from './tables.ts'

/** Below this share of firms, %, nobody is said to stand still. */
const NOTABLE = 1

export const stoppedLines: Chart = {
  id: 'stopped-lines',
  section: 'shortfalls',
  build(result, findings) {
    const series = seriesOf(result, 'lineStops')
    return series.length === 0 ? [] : [figure(result, findings, series)]
  },
}

const sectorOf = (series: NamedSeries): string => series.of['sector'] ?? ''

function figure(result: Result, findings: Findings, series: readonly NamedSeries[]): Figure {
  const peaks = series.map((one) => ({ one, week: indexOfMax(medianOf(one)) }))
  const worst = peaks.reduce((a, b) => (spreadAt(b.one, b.week).p50 > spreadAt(a.one, a.week).p50 ? b : a))
  const top = spreadAt(worst.one, worst.week)
  const names = series.map((one) => one.name)
  const shaded = result.scenario.controlSpans.length > 0
  return {
    id: 'stopped-lines',
    title: title(result, findings, worst.one, top.p50),
    unit: `Firms outside China that make less than half of what they want, % of the sector’s firms. ${peakLine(result, worst.one, worst.week)}`,
    legend: [
      { label: 'Median', tone: 'orange', mark: 'line' },
      { label: '50% of runs', tone: 'orange', mark: 'band50' },
      { label: '90% of runs', tone: 'orange', mark: 'band90' },
      ...(shaded ? [{ label: 'Control in force', tone: 'shade', mark: 'box' } as const] : []),
    ],
    size: 'full',
    folded: false,
    panels: multiples(
      result,
      series.map((one) => ({
        id: idOf('stops', sectorOf(one)),
        title: sectorName(sectorOf(one)),
        note: firstStop(result, sectorOf(one), findings.restricted),
        series: one,
        hue: 'orange',
      })),
      { unit: '%', shared: true },
    ),
    howToRead: `All panels share one vertical axis, so heights compare.${findings.restricted ? ` The week of the first stop counts from the ${findings.controlled ? 'control' : 'first restriction'}.` : ''}`,
    alt: `Small charts of stopped lines for ${series.length} sectors. ${peakLine(result, worst.one, worst.week)}`,
    table: weeklyTable(
      result,
      'Stopped lines, % of firms outside China',
      series.map((one) => ({ label: sectorName(sectorOf(one)), series: one })),
    ),
    csv: { kind: 'series', names },
    observed: observedTable(
      result,
      series.map((one) => ({ label: sectorName(sectorOf(one)), series: one })),
    ),
  }
}

function title(result: Result, findings: Findings, worst: NamedSeries, peak: number): string {
  if (peak < NOTABLE) return `${peak > 0 ? 'Hardly any' : 'No'} line stops in most runs`
  const first = outcome(result, `firstStopWeek.${sectorOf(worst)}`)
  const median = first ? quantile(first, 0.5) : null
  const lag =
    findings.restricted && median !== null && median >= 1
      ? `, ${duration(median)} after the ${findings.controlled ? 'control' : 'first restriction'}`
      : ''
  const makers = capital(sectorMakers(sectorOf(worst)))
  return lag === ''
    ? `${makers} stop most often`
    : `${makers} stop most often, and their first lines${lag.replace(',', ' stop')}`
}

function peakLine(result: Result, worst: NamedSeries, week: number): string {
  const top = spreadAt(worst, week)
  if (top.p50 <= 0) return 'The median is zero in all sectors and weeks.'
  if (top.p50 < NOTABLE) return `The highest median is ${percent(top.p50)}, in ${sectorName(sectorOf(worst))}.`
  return `Highest in ${sectorName(sectorOf(worst))}, ${monthYear(result.dates[week] ?? '')}: ${percent(top.p50)} (${around(result.run.replicates, top, percent)}).`
}

function firstStop(result: Result, sector: string, restricted: boolean): string {
  const first = outcome(result, `firstStopWeek.${sector}`)
  if (!first || !restricted) return ''
  const share = shareHappened(first)
  if (share <= 0) return 'no line stops'
  const median = quantile(first, 0.5)
  if (median === null) return `a line stops in ${runs(share, result.run.replicates)}`
  return `first stop: week ${number(Math.round(median))} (${waitingInterval(first, (weeks) => String(Math.round(weeks)), 'none')})`
}
