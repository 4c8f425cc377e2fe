/** Four tiles: median, 50 and 90 % bar, likelihood in plain words. */
import type { OutcomeResult, Result } from '../../sim/studies/batch/result.ts'
import type { Tone } from '../charts/theme.ts'
import type { Findings } from '../findings.ts'
import { quantile, shareHappened, shareWhere } from '../reading.ts'
import { ofRuns } from '../words/claim.ts'
import { waitingInterval } from '../words/interval.ts'
import { elementName, sectorMakers } from '../words/names.ts'
import { horizon, months, number, percentDigits, ratio, runs, span } from '../words/numbers.ts'
import { html, Markup } from './markup.ts'

interface Tile {
  readonly title: string
  readonly tone: Tone
  readonly value: string
  readonly unit: string
  /** Positions on the bar, 0 to 1; null: beyond its right end. */
  readonly bar: { readonly at: readonly (number | null)[]; readonly mark: number | null }
  readonly interval: string
  readonly likelihood: string
}

export function tilesOf(result: Result, found: Findings): readonly Tile[] {
  return [priceTile(found), sectorTile(found), waitTile(result, found), recoveryTile(result, found)].filter(
    (tile): tile is Tile => tile !== null,
  )
}

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** Bar from zero to a little beyond the 95 % quantile or the marked value. */
function barOf(of: OutcomeResult, mark: number | null, end?: number): Tile['bar'] {
  const values = QUANTILES.map((q) => quantile(of, q))
  const right = end ?? Math.max(...values.map((value) => value ?? 0), mark ?? 0) * 1.08
  const place = (value: number | null): number | null =>
    value === null || !(right > 0) ? (value === null ? null : 0) : Math.max(0, Math.min(1, value / right))
  return { at: values.map(place), mark: mark === null ? null : place(mark) }
}

/** The roundest threshold that more than half of the runs pass; the lowest one when none does. */
function passed(of: OutcomeResult, thresholds: readonly number[]): { threshold: number; share: number } {
  const lowest = thresholds[0] ?? 0
  let best = { threshold: lowest, share: shareWhere(of, (value) => value >= lowest) }
  for (const threshold of thresholds) {
    const share = shareWhere(of, (value) => value >= threshold)
    if (share >= 0.6) best = { threshold, share }
  }
  return best
}

function rangeOf(runs: number, of: OutcomeResult, format: (value: number) => string): string {
  const low = quantile(of, 0.05)
  const high = quantile(of, 0.95)
  return low === null || high === null ? 'n/a' : ofRuns(runs, span(format(low), format(high)))
}

function priceTile(found: Findings): Tile | null {
  const { price } = found
  const median = price?.peak ? quantile(price.peak, 0.5) : null
  if (!price?.peak || median === null) return null
  const start = price.start
  const { threshold, share } = passed(
    price.peak,
    [1.1, 1.5, 2, 3, 4, 5, 10, 20, 50, 100].map((times) => times * start),
  )
  return {
    title: `Peak ${elementName(price.element)} quote outside China`,
    tone: 'blue',
    value: number(median),
    unit: 'US$/kg',
    bar: barOf(price.peak, start),
    interval: rangeOf(found.runs, price.peak, number),
    likelihood: `${ratio(price.ratio.p50)} times the start of ${number(start)} (the diamond). In ${runs(share, found.runs)} it is ${number(threshold / start)} times or more`,
  }
}

function sectorTile(found: Findings): Tile | null {
  const { sector } = found
  if (!sector) return null
  const { threshold, share } = passed(sector.outcome, [1, 5, 10, 25, 50, 75])
  return {
    title: `Worst quarter of ${sectorMakers(sector.sector)}`,
    tone: 'orange',
    value: percentDigits(sector.worst.p50),
    unit: '% short',
    bar: barOf(sector.outcome, null),
    interval: rangeOf(found.runs, sector.outcome, percentDigits),
    likelihood: `In ${runs(share, found.runs)} at least ${threshold}% of desired output is lost. No sector’s median is higher`,
  }
}

function waitTile(result: Result, found: Findings): Tile | null {
  const wait = found.leadTime
  const median = wait ? quantile(wait, 0.5) : null
  if (wait && median !== null) {
    const { threshold, share } = passed(wait, [4, 6, 8, 13, 17, 26, 39, 52])
    return {
      title: 'Longest realised lead time',
      tone: 'purple',
      value: number(median),
      unit: 'weeks',
      bar: barOf(wait, null),
      interval: rangeOf(found.runs, wait, number),
      likelihood: !found.controlled
        ? 'No export licence to wait for'
        : `In ${runs(share, found.runs)} orders of controlled goods take ${threshold} weeks or more at the worst`,
    }
  }
  const queue = found.queue
  const peak = queue ? quantile(queue, 0.5) : null
  if (!queue || peak === null) return null
  return {
    title: 'Longest licence queue',
    tone: 'purple',
    value: number(peak),
    unit: 'applications',
    bar: barOf(queue, null),
    interval: rangeOf(found.runs, queue, number),
    likelihood: `In ${runs(
      shareWhere(queue, (value) => value >= 1),
      found.runs,
    )} a queue forms within the ${horizon(result.scenario.weeks)} horizon`,
  }
}

function recoveryTile(result: Result, found: Findings): Tile | null {
  const { recovery } = found
  if (!recovery || recovery.values.length === 0) return null
  const length = horizon(result.scenario.weeks)
  if (!found.restricted) {
    return {
      title: 'Time to recover',
      tone: 'green',
      value: 'n/a',
      unit: '',
      bar: { at: [], mark: null },
      interval: 'No restriction in force',
      likelihood: 'Nothing to recover from',
    }
  }
  const median = quantile(recovery, 0.5)
  const late = 1 - shareHappened(recovery)
  const whole = (weeks: number): string => String(Math.round(months(weeks)))
  const end = result.scenario.weeks - (found.controlStart ?? 0)
  const interval = waitingInterval(recovery, (weeks) => `${whole(weeks)} months`)
  return {
    title: 'Time to recover',
    tone: 'green',
    value: median === null ? `over ${whole(end)}` : whole(median),
    unit: 'months',
    bar: barOf(recovery, null, end),
    interval: ofRuns(found.runs, interval),
    likelihood:
      late <= 0
        ? `In every run users, taken together, are supplied again within the ${length} horizon`
        : late >= 1
          ? `In no run are users, taken together, supplied again within the ${length} horizon`
          : `In ${runs(late, found.runs)} users, taken together, are not supplied again within the ${length} horizon`,
  }
}

const WIDTH = 200
const HEIGHT = 20

function bar(tile: Tile): Markup {
  const [low, q25, median, q75, high] = tile.bar.at
  const paint = new Markup(`var(--${tile.tone})`)
  const x = (value: number | null | undefined): number => Math.round((value ?? 1) * WIDTH * 10) / 10
  const strip = (from: number | null | undefined, to: number | null | undefined, opacity: string): Markup =>
    html`<rect x="${x(from)}" y="6" width="${Math.max(2, Math.round((x(to) - x(from)) * 10) / 10)}" height="8" rx="3" fill="${paint}" opacity="${opacity}"/>`
  const diamond =
    tile.bar.mark === null
      ? null
      : html`<path d="M${Math.max(6, x(tile.bar.mark))} 4l6 6-6 6-6-6z" fill="var(--muted)"/>`
  const marks =
    tile.bar.at.length < 5
      ? null
      : html`${strip(low, high, '.4')}${strip(q25, q75, '.85')}${diamond}${
          median === null || median === undefined
            ? null
            : html`<rect x="${Math.max(0, Math.min(WIDTH - 3, x(median) - 1.5))}" y="1" width="3" height="18" fill="var(--ink)" stroke="var(--card)"/>`
        }`
  return html`<svg class="bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"><rect y="4" width="${WIDTH}" height="12" rx="6" fill="var(--grid)"/>${marks}</svg>`
}

export function renderTiles(tiles: readonly Tile[]): Markup {
  if (tiles.length === 0) return html``
  return html`<ul class="tiles">${tiles.map(
    (
      tile,
    ) => html`<li class="tile t-${tile.tone}"><h3>${tile.title}</h3><p class="value"><b>${tile.value}</b> ${tile.unit}</p>${bar(tile)}<p class="interval">${tile.interval}</p><p class="likely">${tile.likelihood}.</p></li>
`,
  )}</ul>
<p class="aside">How to read the ranges: the tall mark is the median. The dark bar holds half of the runs, the pale bar nine in ten. Ranges show uncertainty <em>inside the model</em>; see <a href="#limits">limits</a>.</p>`
}
