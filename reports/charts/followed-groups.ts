/** What the groups that the scenario follows make, hold, lack and pay: a figure for each question, a panel for each group. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { indexOfMax, indexOfMin, medianOf, type NamedSeries, seriesOf, type Spread, spreadAt } from '../reading.ts'
import { around } from '../words/claim.ts'
import { monthYear } from '../words/dates.ts'
import { fromId } from '../words/names.ts'
import { capital, number, percent, ratio } from '../words/numbers.ts'
import { type Chart, type Figure, idOf, type LegendItem } from './chart.ts'
import { multiples } from './multiples.ts'
import { observedTable, weeklyTable } from './tables.ts'
import type { Tone } from './theme.ts'

interface Question {
  readonly family: string
  readonly hue: Tone
  /** What one panel counts. */
  readonly counts: string
  /** Unit beside the read-out of the date slider. */
  readonly unit: string
  /** Groups can be compared: one axis for all. */
  readonly shared: boolean
  readonly worst: 'highest' | 'lowest'
  readonly format: (value: number) => string
  /** Groups are ranked by what the week is over their first one. */
  readonly overStart?: true
  /** The group and the week that stand out, by the weekly median; `start` is that of the first week. */
  says(group: string, value: string, when: string, start: string): string
  /** When what ranks the groups is no worse than this, nobody stands out. */
  readonly calm?: { readonly at: number; readonly says: string }
}

const QUESTIONS: readonly Question[] = [
  {
    family: 'shortfallOf',
    hue: 'orange',
    counts: 'Output lost for want of an input, % of what the group wants to make',
    unit: '%',
    shared: true,
    worst: 'highest',
    format: percent,
    says: (group, value, when) => `${group} lacks most: ${value} of its output ${when}`,
    calm: { at: 0.5, says: 'None of these groups runs short in most runs' },
  },
  {
    family: 'stockWeeks',
    hue: 'green',
    counts: 'Buyers’ stock of the scarcest input, in weeks of its use; sellers’ stock, in weeks of usual output',
    unit: 'weeks',
    shared: true,
    worst: 'lowest',
    format: number,
    says: (group, value, when) => `The store of ${group} is the emptiest: ${value} weeks ${when}`,
  },
  {
    family: 'pricePaid',
    hue: 'purple',
    counts: 'Price of the week’s purchases before import duty, over the price of the same tonnes at the start',
    unit: 'times start',
    shared: true,
    worst: 'highest',
    format: ratio,
    says: (group, value, when) => `${group} pays most: ${value} times the start ${when}`,
  },
  {
    family: 'stopped',
    hue: 'rose',
    counts: 'Agents of the group that stand still',
    unit: 'agents',
    shared: false,
    worst: 'highest',
    format: number,
    says: (group, value, when) => `${group} stands still most: ${value} of its agents ${when}`,
    calm: { at: 0, says: 'None of these groups stands still in most runs' },
  },
  {
    family: 'output',
    hue: 'blue',
    counts: 'Tonnes a week: ore dug, oxide or magnets made, magnets and oxides built in. Each panel has its own axis',
    unit: 't/week',
    shared: false,
    worst: 'lowest',
    format: number,
    overStart: true,
    says: (group, value, when, start) => `${group} falls furthest: from ${start} t a week to ${value} ${when}`,
    calm: { at: 0.95, says: 'None of these groups makes much less than in the first week in most runs' },
  },
]

export const followedGroups: Chart = {
  id: 'followed-groups',
  section: 'groups',
  build(result) {
    return QUESTIONS.flatMap((question) => {
      const series = seriesOf(result, question.family)
      return series.length === 0 ? [] : [figure(result, question, series)]
    })
  },
}

function figure(result: Result, question: Question, series: readonly NamedSeries[]): Figure {
  const { family, hue, counts, unit, shared } = question
  const items = series.map((one) => ({ label: groupName(one), series: one }))
  const title = titleOf(result, question, series)
  return {
    id: idOf('followed', family),
    title,
    unit: `${counts}.`,
    legend: legendOf(result, hue),
    size: 'full',
    folded: false,
    panels: multiples(
      result,
      items.map(({ label, series: one }) => ({
        id: idOf('followed', one.name),
        title: label,
        note: noteOf(result, question, one),
        series: one,
        hue,
      })),
      { unit, shared },
    ),
    howToRead: shared ? 'All panels share one vertical axis, so heights compare.' : 'Each panel has its own axis.',
    alt: `Small charts of ${items.length} followed groups. ${title}.`,
    table: weeklyTable(result, `${counts}`, items),
    csv: { kind: 'series', names: series.map(({ name }) => name) },
    observed: observedTable(result, items),
  }
}

function legendOf(result: Result, hue: Tone): readonly LegendItem[] {
  return [
    { label: 'Median', tone: hue, mark: 'line' },
    { label: '50% of runs', tone: hue, mark: 'band50' },
    { label: '90% of runs', tone: hue, mark: 'band90' },
    ...(result.scenario.controlSpans.length > 0
      ? [{ label: 'Control in force', tone: 'shade', mark: 'box' } as const]
      : []),
  ]
}

/** "mine.mountain-pass" as "Mountain pass (mine)". */
function groupName({ of }: NamedSeries): string {
  const [kind = '', group = ''] = (of['group'] ?? '').split('.')
  return `${capital(fromId(group))} (${fromId(kind)})`
}

interface Extreme {
  readonly one: NamedSeries
  readonly week: number
  readonly spread: Spread
  /** Median of the first week. */
  readonly start: number
  /** What ranks the groups. */
  readonly rank: number
}

/** The week in which the median is worst; null where nothing was measured. */
function extremeOf({ worst, overStart }: Question, one: NamedSeries): Extreme | null {
  const medians = medianOf(one)
  const week = worst === 'highest' ? indexOfMax(medians) : indexOfMin(medians)
  const spread = spreadAt(one, week)
  const start = medians[0] ?? Number.NaN
  const rank = overStart === true ? spread.p50 / start : spread.p50
  return Number.isNaN(spread.p50) ? null : { one, week, spread, start, rank }
}

function titleOf(result: Result, question: Question, series: readonly NamedSeries[]): string {
  const { calm, format } = question
  const sign = question.worst === 'highest' ? -1 : 1
  const [first] = series
    .map((one) => extremeOf(question, one))
    .filter((one) => one !== null && Number.isFinite(one.rank))
    .sort((a, b) => sign * (a!.rank - b!.rank))
  if (!first) return `${question.counts}: nothing to compare`
  if (calm !== undefined && sign * (first.rank - calm.at) >= 0) return calm.says
  const when = `in ${monthYear(result.dates[first.week] ?? '')} (${around(result.run.replicates, first.spread, format)})`
  return question.says(groupName(first.one), format(first.spread.p50), when, format(first.start))
}

function noteOf(result: Result, question: Question, series: NamedSeries): string {
  const extreme = extremeOf(question, series)
  if (extreme === null) return 'nothing to measure'
  const { week, spread } = extreme
  const value = `${question.worst} median: ${question.format(spread.p50)}`
  return question.worst === 'highest' && spread.p50 === 0 ? value : `${value}, ${monthYear(result.dates[week] ?? '')}`
}
