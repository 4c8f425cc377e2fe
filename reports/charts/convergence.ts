/** How sure the figures are: running median of the leading outcomes with its 95 % confidence interval, over the number of runs. */
import type { OutcomeResult, Result } from '../../sim/studies/batch/result.ts'
import type { Findings } from '../findings.ts'
import { controlStart, outcome } from '../reading.ts'
import { countedRuns, error, type Estimate, estimate, LEAST_RUNS, ordered, running } from '../sureness.ts'
import { plain, unitName } from '../words/names.ts'
import { capital, fixed, number, percent, span, uncapital } from '../words/numbers.ts'
import { sharedDraws } from '../words/ranges.ts'
import { logScale, looseScale, MOST_TICKS, type Scale, yAxis } from './axis.ts'
import { type Chart, type Figure, idOf, type Spec } from './chart.ts'
import { CONFIG, tone } from './theme.ts'

const PER_CENT = 100
const LOW = 0.05
const HIGH = 0.95

export const convergence: Chart = {
  id: 'convergence',
  section: 'sureness',
  build(result, findings) {
    // Of weighed runs the first few are none that anybody drew.
    if (result.run.replicates < LEAST_RUNS || result.condition !== undefined) return []
    const items = leading(result, findings).flatMap(([name, of]) => read(result, name, of) ?? [])
    return items.length === 0 ? [] : [figure(result, items)]
  },
}

interface Item {
  readonly name: string
  readonly label: string
  readonly unit: string
  readonly path: readonly Estimate[]
  readonly last: Estimate
  readonly ends: readonly [Estimate, Estimate]
  /** Value that stands for "not within the horizon". */
  readonly late: number
}

/** Behind the tiles and titles. */
function leading(result: Result, findings: Findings): readonly (readonly [string, OutcomeResult])[] {
  const element = findings.price?.element ?? ''
  const names = [
    `peakQuote.${element}`,
    `domesticChange.${element}`,
    'minMagnetExports',
    `worstQuarterShortfall.${findings.sector?.sector ?? ''}`,
    'peakLeadTime',
    ...(findings.restricted ? ['timeToRecover'] : []),
  ]
  return names.flatMap((name) => {
    const of = outcome(result, name)
    return of === null ? [] : [[name, of] as const]
  })
}

/** Null where most runs do not get there within the horizon, or all come to the same: nothing to be unsure of. */
function read(result: Result, name: string, of: OutcomeResult): Item | null {
  const late = result.scenario.weeks - (controlStart(result) ?? 0)
  const sorted = ordered(of, late)
  const [low, last, high] = [LOW, 0.5, HIGH].map((q) => estimate(sorted, q))
  if (!low || !last || !high || error(last) === 0 || (last.high >= late && of.share < 1)) return null
  const item = { name, label: plain(of.label), unit: unitName(of.unit), late: of.share < 1 ? late : Infinity }
  return { ...item, path: running(of, late), last, ends: [low, high] }
}

const show = (item: Item, value: number): string => (value >= item.late ? 'beyond' : number(value))
const interval = (item: Item, of: Estimate): string => span(show(item, of.low), show(item, of.high))
/** Two digits: the error of an error is large. */
const within = ({ last }: Item): string => `\u00b1${number(Number(error(last).toPrecision(2)))}`

function figure(result: Result, items: readonly Item[]): Figure {
  const [first] = items as [Item]
  const counted = countedRuns(first.last.runs, result.run.replicates)
  const { posterior } = result.scenario
  const { draws, replicates } = result.run
  return {
    id: 'convergence',
    title: title(items, counted),
    unit: `Median over the first runs of the batch, against their number (logarithmic). Each panel has its own vertical axis, not from zero.`,
    legend: [
      { label: 'Median so far', tone: 'blue', mark: 'line' },
      { label: 'All runs drawn', tone: 'blue', mark: 'dot' },
      { label: '95% confidence', tone: 'blue', mark: 'band50' },
    ],
    size: 'full',
    folded: false,
    panels: items.map((item) => ({
      id: idOf('convergence', item.name),
      title: item.label,
      note: `${number(item.last.value)} ${item.unit} (${interval(item, item.last)})`,
      spec: ({ narrow }) => spec(item, narrow),
      cursor: null,
    })),
    howToRead: `The band says how far the median of the model itself may still be from the line. It is not the spread of the runs, which more runs do not narrow.${
      draws !== undefined
        ? ` It is of luck alone: the ${sharedDraws(draws, replicates)}, and more runs do not make these draws surer.`
        : posterior === undefined
          ? ''
          : ` The ${fixed(posterior.draws, 0)} draws that calibration left are taken as they are; more runs do not make them surer.`
    }`,
    alt: `Small charts of the running median against the number of runs. ${items.map((item) => `${item.label}: ${number(item.last.value)} ${item.unit}, 95% confidence ${interval(item, item.last)}`).join('; ')}.`,
    table: {
      caption: `Estimates from ${counted} with their 95% confidence intervals.`,
      columns: [
        'Outcome',
        'Unit',
        'Median',
        'Confidence',
        '5% of runs below',
        'Confidence',
        '95% of runs below',
        'Confidence',
      ],
      rows: items.map((item) => [
        item.label,
        item.unit,
        ...[item.last, ...item.ends].flatMap((one) => [show(item, one.value), interval(item, one)]),
      ]),
    },
    csv: {
      kind: 'rows',
      columns: ['outcome', 'runs', 'median', 'low', 'high'],
      rows: items.flatMap((item) => item.path.map((one) => [item.name, one.runs, one.value, one.low, one.high])),
    },
    observed: null,
  }
}

/** "64 runs fix the median peak … to within ±42 US$/kg (4.6%); four times as many would halve that". */
function title(items: readonly Item[], counted: string): string {
  const [first] = items as [Item]
  const share = (PER_CENT * error(first.last)) / Math.abs(first.last.value)
  const relative = share < PER_CENT ? ` (${percent(share)})` : ''
  return `${capital(counted)} fix the median of “${uncapital(first.label)}” to within ${within(first)} ${first.unit}${relative}; four times as many would halve that`
}

/** A round tick is left out closer than this factor to the last one. */
const APART = 1.6
const HEIGHT = 118
const HEIGHT_NARROW = 104

function spec(item: Item, narrow: boolean): Spec {
  const rows = item.path.map((one) => ({ runs: one.runs, value: one.value, low: one.low, high: one.high }))
  const y: Scale = looseScale(Math.min(...rows.map((row) => row.low)), Math.max(...rows.map((row) => row.high)), 3)
  const most = item.last.runs
  const round = logScale(LEAST_RUNS, most).ticks.filter((tick) => tick >= LEAST_RUNS && tick * APART <= most)
  const ticks = [...round, most]
  const x = {
    field: 'runs',
    type: 'quantitative',
    scale: { type: 'log', domain: [LEAST_RUNS, most], nice: false },
    axis: {
      values: ticks,
      tickCount: MOST_TICKS,
      format: ',.0f',
      labelOverlap: 'greedy',
      labelFlush: true,
      title: null,
    },
  }
  return {
    height: narrow ? HEIGHT_NARROW : HEIGHT,
    padding: { left: 2, top: 8, right: 8, bottom: 2 },
    data: { values: rows },
    encoding: { x },
    layer: [
      {
        mark: { type: 'area', color: tone('blue'), opacity: 0.3, line: false },
        encoding: { y: { field: 'low', ...yAxis(y, true), stack: null }, y2: { field: 'high' } },
      },
      {
        mark: { type: 'line', color: tone('blue'), strokeWidth: 2 },
        encoding: { y: { field: 'value', ...yAxis(y, true) } },
      },
      {
        data: { values: rows.slice(-1) },
        mark: { type: 'point', shape: 'circle', filled: true, color: tone('blue'), size: 40, opacity: 1 },
        encoding: { y: { field: 'value', ...yAxis(y, true) } },
      },
    ],
    config: CONFIG,
  }
}
