/** Where the magnets go: grade, Chinese customs, destination, in the leanest quarter against usual volumes. */
import type { Result } from '../../sim/studies/batch/result.ts'
import type { Findings } from '../findings.ts'
import { mean, medianOf, type NamedSeries, referenceWeeks, seriesOf, weekly } from '../reading.ts'
import { monthYear } from '../words/dates.ts'
import { magnetName, regionName } from '../words/names.ts'
import { number, percent, span } from '../words/numbers.ts'
import type { Chart, Figure, LegendItem } from './chart.ts'
import { type Sankey, type SankeyLink, type SankeyNode, sankeySpec } from './sankey.ts'

/** Weeks of a quarter. */
const QUARTER = 13
/** Less than this missing, % of usual, and the flow is said to hold. */
const HOLDS = 10
/** A destination that misses this much more than all together, in percentage points, is named. */
const APART = 5
const P05 = 0
const P95 = 4

export const magnetFlows: Chart = {
  id: 'magnet-flows',
  section: 'exports',
  build(result, findings) {
    const grades = seriesOf(result, 'magnetExportsByGrade')
    const destinations = seriesOf(result, 'magnetExports')
    if (grades.length === 0 || destinations.length === 0 || result.dates.length < QUARTER) return []
    return [figure(result, findings, grades, destinations)]
  },
}

/** One grade or destination: weekly tonnes in the quarter, and what is missing against usual. */
interface Flow {
  readonly id: string
  readonly name: string
  readonly usual: number
  readonly leaves: number
  readonly missing: number
  readonly band: readonly [number, number]
}

const sum = (flows: readonly Flow[], of: (flow: Flow) => number): number =>
  flows.reduce((total, flow) => total + of(flow), 0)

/** First week of the 13 from the restriction on in which least leaves. Without a restriction: the last ones. */
function quarterOf(result: Result, findings: Findings, grades: readonly NamedSeries[]): number {
  const latest = result.dates.length - QUARTER
  if (!findings.restricted) return latest
  const total = result.dates.map((_, week) => grades.reduce((all, one) => all + (medianOf(one)[week] ?? 0), 0))
  let best = Math.min(latest, Math.max(0, findings.controlStart ?? 0))
  for (let week = best; week <= latest; week++)
    if (mean(total, week, week + QUARTER) < mean(total, best, best + QUARTER)) best = week
  return best
}

function flowOf(result: Result, findings: Findings, series: NamedSeries, week: number, name: string): Flow {
  const [from, to] = referenceWeeks(result)
  const over = (q: number): number => mean(weekly(series, q), week, week + QUARTER)
  const leaves = mean(medianOf(series), week, week + QUARTER)
  const usual = findings.restricted ? mean(medianOf(series), from, to) : leaves
  return { id: series.name, name, usual, leaves, missing: Math.max(0, usual - leaves), band: [over(P05), over(P95)] }
}

function figure(
  result: Result,
  findings: Findings,
  gradeSeries: readonly NamedSeries[],
  destinationSeries: readonly NamedSeries[],
): Figure {
  const week = quarterOf(result, findings, gradeSeries)
  const grades = gradeSeries.map((one) => flowOf(result, findings, one, week, magnetName(one.of['magnet'] ?? '')))
  const destinations = destinationSeries
    .map((one) => flowOf(result, findings, one, week, regionName(one.of['destination'] ?? '')))
    .sort((a, b) => b.usual - a.usual)
  const held = sum(grades, (flow) => flow.missing) > 0
  const months = monthSpan(result.dates[week] ?? '', result.dates[week + QUARTER - 1] ?? '')
  const when = findings.restricted
    ? `in the 13 weeks in which least leaves China (${months}), against usual weeks ${findings.controlled ? 'before the control' : 'at the start'}`
    : `in the last 13 weeks (${months})`
  const columns = ['Grade or destination', 'Usual', 'Leaves', '90% of weekly values', 'Missing']
  const rows = [...grades, ...destinations]
  const green: LegendItem = { label: 'Leaves China', tone: 'green', mark: 'band50' }
  const orange: LegendItem = { label: 'Missing against usual', tone: 'orange', mark: 'band50' }
  return {
    id: 'magnet-flows',
    title: title(findings, grades, destinations),
    unit: `Tonnes of magnets a week cleared by Chinese customs ${when}. Means of weekly medians.`,
    legend: held ? [green, orange] : [green],
    size: 'full',
    folded: false,
    panels: [
      {
        id: 'magnet-flows',
        title: null,
        note: null,
        spec: (variant) => sankeySpec(sankeyOf(grades, destinations), variant, variant.narrow ? 330 : 300),
        cursor: null,
      },
    ],
    howToRead: `Ribbons are as wide as the tonnes they carry.${held ? missingText(findings) : ''} Medians of parts do not add up exactly to the median of the whole.`,
    alt: `Flow diagram of magnets a week from grade through Chinese customs to destination. ${rows.map((flow) => `${flow.name}: ${number(flow.leaves)} t leave${held ? ` of ${number(flow.usual)} usual` : ''}`).join('; ')}.`,
    table: {
      caption: `Magnets, t a week, ${when}.`,
      columns,
      rows: rows.map((flow) => [
        flow.name,
        number(flow.usual),
        number(flow.leaves),
        span(number(flow.band[0]), number(flow.band[1])),
        number(flow.missing),
      ]),
    },
    csv: {
      kind: 'rows',
      columns: ['series', 'usual t/week', 'leaves t/week', 'p05 t/week', 'p95 t/week', 'missing t/week'],
      rows: rows.map((flow) => [flow.id, flow.usual, flow.leaves, ...flow.band, flow.missing]),
    },
    observed: null,
  }
}

/** "April to June 2025". */
function monthSpan(from: string, to: string): string {
  const [first, last] = [monthYear(from), monthYear(to)]
  const sameYear = first.slice(-4) === last.slice(-4)
  return `${sameYear ? first.slice(0, -5) : first} to ${last}`
}

function missingText({ controlled }: Findings): string {
  return controlled
    ? ' What is missing waits for a licence or at customs, was refused, or was not ordered.'
    : ' What is missing was not ordered or not to be had.'
}

function title(findings: Findings, grades: readonly Flow[], destinations: readonly Flow[]): string {
  const usual = sum(grades, (flow) => flow.usual)
  const missing = (100 * sum(grades, (flow) => flow.missing)) / usual
  const most = destinations.reduce((a, b) => (b.leaves > a.leaves ? b : a))
  const share = percent((100 * most.leaves) / sum(destinations, (flow) => flow.leaves))
  if (!findings.restricted) return `${most.name} takes ${share} of the magnets that leave China, the largest part`
  if (missing < HOLDS)
    return `Even in the leanest quarter ${percent(100 - missing)} of usual magnet exports leave China, ${share} of them for ${most.name}`
  const hit = [...destinations].sort((a, b) => b.missing / b.usual - a.missing / a.usual)[0]
  const lost =
    hit === undefined || (100 * hit.missing) / hit.usual < missing + APART
      ? ''
      : `; worst hit: ${hit.name}, ${percent((100 * hit.missing) / hit.usual)}`
  return `${percent(missing)} of usual magnet exports are missing in the leanest quarter${lost}`
}

/** The same tonnes on both sides of customs: destinations are scaled to the grades, which their medians miss by little. */
function sankeyOf(grades: readonly Flow[], destinations: readonly Flow[]): Sankey {
  const ratio = (of: (flow: Flow) => number): number => {
    const right = sum(destinations, of)
    return right > 0 ? sum(grades, of) / right : 0
  }
  const kinds = [
    { id: 'leaves', says: 'leaves China', tone: 'green', of: (flow: Flow) => flow.leaves },
    { id: 'missing', says: 'missing', tone: 'orange', of: (flow: Flow) => flow.missing },
  ] as const
  const shown = kinds.filter(({ of }) => sum(grades, of) > 0)
  const held = shown.length > 1
  const figureOf = (flow: Flow): string =>
    held ? `${number(flow.leaves)} of ${number(flow.usual)} t` : `${number(flow.leaves)} t`
  const node =
    (column: number) =>
    (flow: Flow): SankeyNode => ({
      id: flow.id,
      column,
      label: flow.name,
      figure: figureOf(flow),
    })
  const tip = (flow: Flow, says: string, of: (flow: Flow) => number): string =>
    `${flow.name}, ${says}: ${number(of(flow))} t a week`
  const links: readonly SankeyLink[] = [
    ...grades.flatMap((flow) =>
      shown.map(({ id, tone, says, of }) => ({
        tip: tip(flow, says, of),
        from: flow.id,
        to: id,
        value: of(flow),
        tone,
      })),
    ),
    ...shown.flatMap(({ id, tone, says, of }) =>
      destinations.map((flow) => ({
        tip: tip(flow, says, of),
        from: id,
        to: flow.id,
        value: of(flow) * ratio(of),
        tone,
      })),
    ),
  ]
  return {
    heads: ['Grade', 'Chinese customs', 'Destination'],
    nodes: [
      ...grades.map(node(0)),
      ...shown.map(({ id, of }) => ({ id, column: 1, label: `${number(sum(grades, of))} t`, figure: '' })),
      ...destinations.map(node(2)),
    ],
    links,
  }
}
