/** Quantile dot plot of the time until users are supplied again, with a column of its own for "not within the horizon". */
import type { OutcomeResult, Result } from '../../sim/studies/batch/result.ts'
import { outcomesOf, quantile, shareHappened, sortedValues } from '../reading.ts'
import { waitingInterval } from '../words/interval.ts'
import { sectorName } from '../words/names.ts'
import { duration, horizon, months, number, plural, runs } from '../words/numbers.ts'
import type { Findings } from '../findings.ts'
import { recoveryClause } from '../words/headline.ts'
import { MOST_TICKS } from './axis.ts'
import type { Chart, Figure, Spec, Table, Variant } from './chart.ts'
import { CONFIG, tone } from './theme.ts'

/** Dots in the plot; each stands for the same share of runs. Fewer runs than this: one dot a run. */
const DOTS = 50

export const timeToRecover: Chart = {
  id: 'time-to-recover',
  section: 'recovery',
  build(result, findings) {
    return findings.recovery && findings.restricted && findings.recovery.values.length > 0
      ? [figure(result, findings, findings.recovery)]
      : []
  },
}

interface Dot {
  /** Weeks; null: not within the horizon. */
  readonly weeks: number | null
}

/** Equally likely values: the quantiles at (i + ½)/n, late ones as null. */
function dotsOf(of: OutcomeResult): readonly Dot[] {
  const sorted = sortedValues(of)
  const total = of.values.length
  const count = Math.min(DOTS, total)
  return Array.from({ length: count }, (_, i) => {
    const place = Math.floor(((i + 0.5) / count) * total)
    return { weeks: sorted[place] ?? null }
  })
}

function figure(result: Result, findings: Findings, of: OutcomeResult): Figure {
  const dots = dotsOf(of)
  const late = dots.filter((dot) => dot.weeks === null).length
  const each = of.values.length > dots.length ? `${number(100 / dots.length)}% of runs` : 'one run'
  const share = shareHappened(of)
  const clause = recoveryClause(result, findings) ?? ''
  return {
    id: 'recovery',
    title: clause.replace(/\.$/, ''),
    unit: `Months from the first restriction until all sectors outside China together lose less than 5% of desired output for a quarter on end. Each dot is ${each}`,
    legend: [
      ...(late < dots.length ? [{ label: 'Back to normal', tone: 'blue', mark: 'dot' } as const] : []),
      ...(late > 0 ? [{ label: 'Not within the horizon', tone: 'rose', mark: 'dot' } as const] : []),
    ],
    size: 'full',
    folded: false,
    panels: [
      { id: 'recovery', title: null, note: null, spec: (variant) => dotSpec(result, dots, variant), cursor: null },
    ],
    howToRead:
      late > 0
        ? `Count dots: every dot is equally likely. ${plural(late, 'dot', 'dots')} of ${dots.length} in the column on the right were not supplied again before the horizon ends; how much later they would is not known.`
        : 'Count dots: every dot is equally likely.',
    alt: `Dot plot of the time to recover. ${clause} ${late} of ${dots.length} dots stand in the column “not within the horizon”. Recovered: ${runs(share)}.`,
    table: table(result, of),
    csv: {
      kind: 'rows',
      columns: ['replicate', 'weeks to recover'],
      rows: of.values.map((value, i) => [i, value]),
    },
    observed: null,
  }
}

function table(result: Result, of: OutcomeResult): Table {
  const rows = [
    ['All', of] as const,
    ...outcomesOf(result, 'timeToRecover').map(([sector, one]) => [sectorName(sector), one] as const),
  ]
  return {
    caption: 'Time to recover: median, 90% interval and the share of runs that recover within the horizon.',
    columns: ['Sector', 'Median', '90% of runs', 'Recovered'],
    rows: rows.map(([name, one]) => {
      const median = quantile(one, 0.5)
      return [
        name,
        median === null ? 'not within the horizon' : duration(median),
        waitingInterval(one),
        `${number(Math.round(shareHappened(one) * 1000) / 10)}%`,
      ]
    }),
  }
}

/** Bins of the horizontal axis over the horizon. */
const BINS_WIDE = 32
const BINS_NARROW = 20
const LATE_BINS = 4

function dotSpec(result: Result, dots: readonly Dot[], variant: Variant): Spec {
  const start = result.scenario.controlSpans[0]?.[0] ?? 0
  const longest = Math.max(...dots.map((dot) => dot.weeks ?? 0))
  const late = dots.some((dot) => dot.weeks === null)
  const end = late ? Math.max(1, result.scenario.weeks - start) : Math.max(8, longest * 1.05)
  const bins = variant.narrow ? BINS_NARROW : BINS_WIDE
  const width = end / bins
  const lateAt = end + (LATE_BINS / 2) * width
  const counts = new Map<number, number>()
  const rows = dots.map((dot) => {
    const bin = dot.weeks === null ? -1 : Math.min(bins - 1, Math.floor(dot.weeks / width))
    const level = counts.get(bin) ?? 0
    counts.set(bin, level + 1)
    const columns = dot.weeks === null ? 3 : 1
    const shift = columns === 1 ? 0 : ((level % columns) - 1) * width * 0.9
    return {
      x: dot.weeks === null ? lateAt + shift : (bin + 0.5) * width,
      y: Math.floor(level / columns) + 0.5,
      late: dot.weeks === null ? 1 : 0,
      tip: `1 of ${dots.length} equally likely dots: ${dot.weeks === null ? 'not within the horizon' : duration(dot.weeks)}`,
    }
  })
  const tallest = Math.max(6, ...rows.map((row) => row.y + 0.5))
  const xMax = late ? end + LATE_BINS * width : end
  const inner = variant.width - 20
  const dot = Math.max(5, Math.min(13, (inner / (xMax / width)) * 0.82))
  const x = {
    type: 'quantitative',
    scale: { domain: [0, xMax], nice: false, zero: false },
    axis: monthAxis(end, variant.narrow),
  }
  const y = { type: 'quantitative', scale: { domain: [0, tallest], nice: false, zero: false }, axis: null }
  const height = Math.max(90, Math.min(380, Math.ceil(tallest * (dot + 2)) + 46))
  return {
    height,
    padding: { left: 4, top: 26, right: 4, bottom: 2 },
    layer: [
      ...(late ? lateColumn(result, end, xMax, tallest, x, y) : []),
      {
        data: { values: rows },
        mark: {
          type: 'point',
          shape: 'circle',
          filled: true,
          size: Math.round(dot * dot * 0.785),
          opacity: 1,
          strokeWidth: 0,
          aria: true,
        },
        encoding: {
          description: { field: 'tip', type: 'nominal' },
          x: { field: 'x', ...x },
          y: { field: 'y', ...y },
          color: {
            field: 'late',
            type: 'ordinal',
            scale: { domain: [0, 1], range: [tone('blue'), tone('rose')] },
            legend: null,
          },
        },
      },
    ],
    config: CONFIG,
  }
}

function lateColumn(result: Result, end: number, xMax: number, top: number, x: Spec, y: Spec): readonly Spec[] {
  return [
    {
      data: { values: [{ x: end, x2: xMax, y: 0, y2: top }] },
      mark: { type: 'rect', color: tone('shade'), opacity: 1 },
      encoding: { x: { field: 'x', ...x }, x2: { field: 'x2' }, y: { field: 'y', ...y }, y2: { field: 'y2' } },
    },
    {
      data: { values: [{ x: xMax, y: top, text: `Not within the ${horizon(result.scenario.weeks)} horizon` }] },
      mark: {
        type: 'text',
        align: 'right',
        baseline: 'bottom',
        dy: -6,
        fontSize: 12,
        color: tone('muted'),
        clip: false,
      },
      encoding: { x: { field: 'x', ...x }, y: { field: 'y', ...y }, text: { field: 'text', type: 'nominal' } },
    },
  ]
}

/** Ticks in whole months (or years on long horizons) on an axis that counts weeks. */
function monthAxis(end: number, narrow: boolean): Spec {
  const most = narrow ? 6 : 10
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((candidate) => months(end) / candidate <= most) ?? 240
  const ticks: { week: number; label: string }[] = []
  for (let month = 0; months(end) >= month; month += step)
    ticks.push({ week: Math.round((month / months(1)) * 100) / 100, label: String(month) })
  return {
    values: ticks.map((tick) => tick.week),
    tickCount: MOST_TICKS,
    labelExpr: `(${JSON.stringify(Object.fromEntries(ticks.map((tick) => [String(tick.week), tick.label])))})[toString(datum.value)]`,
    labelFlush: true,
    title: null,
    grid: false,
  }
}
