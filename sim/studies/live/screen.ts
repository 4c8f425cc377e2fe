/** The first screen of a report: what is run beside its batch, and what comes of it. Pure data: it travels in the page. */
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import { present } from '../../numbers/statistics/present.ts'
import { nearestWeek } from '../../numbers/units.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { crisisDate } from './crisis-date.ts'
import { type LiveLever, liveLevers } from './live-levers.ts'
import { meanFrom } from './mean-from.ts'
import { leverPlaces } from './lever-places.ts'
import { pointKey } from './point-key.ts'
import { AS_IT_WAS, type Point, pointsOf } from './points.ts'
import { type Preset, presetsOf } from './presets.ts'
import type { Whose } from './whose.ts'

/** What one setting came to in the pairs. */
export interface PointSummary {
  /** Mean from the crisis to the end of the run: `[series][pair]`; null where nothing was measured. */
  readonly means: readonly (readonly (number | null)[])[]
  /** 5, 50 and 95 % of the pairs every few weeks: `[series][quantile][place]`. */
  readonly bands: readonly (readonly (readonly (number | null)[])[])[]
}

/** A lever that the screen offers, with the places at which it was computed. */
export interface ScreenLever extends LiveLever {
  readonly grid: readonly number[]
  /** How far its ends move what is ranked by, in that series' unit. */
  readonly effect: number
}

export interface Screen {
  readonly pairs: number
  /** Pairs that the page goes up to by itself. */
  readonly pageRuns: number
  /** Runs of one number share a draw of what is uncertain, those that the page adds among them; null where each has its own. */
  readonly groups: readonly number[] | null
  /** Names of the weekly series, in the order of the summaries. */
  readonly series: readonly string[]
  readonly crisis: { readonly date: string; readonly week: number }
  /** Weeks at which the bands are given. */
  readonly weeks: readonly number[]
  readonly presets: readonly Preset[]
  readonly levers: readonly ScreenLever[]
  /** Keys of levers that were tried and moved nothing. */
  readonly idle: readonly string[]
  readonly points: Readonly<Record<string, PointSummary>>
}

/** By which levers are ranked: the share of output that users outside China lose. */
export const RANKED_BY = 'totalShortfall'
/** Runs that a page goes up to by itself. */
export const PAGE_RUNS = 24
/** Levers of a screen, and those that each hand has at least where it has as many. */
const MOST_LEVERS = 8
const AT_LEAST: Readonly<Record<Whose, number>> = { yours: 3, beijing: 3, nature: 2 }
/** Points of a line: more are not seen in a third of a screen. */
const MOST_WEEKS = 60
const BANDS = [0.05, 0.5, 0.95] as const
const HANDS: readonly Whose[] = ['yours', 'beijing', 'nature']

export interface Plan {
  readonly policies: readonly Preset[]
  readonly levers: readonly LiveLever[]
  readonly presets: readonly Point[]
  /** Both ends of every lever. */
  readonly ends: readonly Point[]
}

export function planScreen(scenario: Scenario, shipped: readonly Scenario[]): Plan {
  const policies = presetsOf(scenario, shipped)
  const levers = liveLevers(scenario)
  return {
    policies,
    levers,
    presets: policies.map(({ name, patch }) => ({ key: name, patch, changes: new Map() })),
    ends: levers.flatMap((one) => pointsOf(one, [one.min, one.max])),
  }
}

/** Levers by what their ends do, each hand's in a row; those of each hand that do most, until there are eight. */
export function chooseLevers(
  levers: readonly LiveLever[],
  rankedMean: (key: string) => number,
): { readonly chosen: readonly ScreenLever[]; readonly idle: readonly string[] } {
  const ranked = rankLevers(levers, rankedMean)
  const moving = ranked.filter(({ effect }) => effect > 0)
  const first = HANDS.flatMap((hand) => moving.filter(({ whose }) => whose === hand).slice(0, AT_LEAST[hand]))
  const rest = moving.filter((lever) => !first.includes(lever)).slice(0, MOST_LEVERS - first.length)
  const chosen = HANDS.flatMap((hand) =>
    moving.filter((one) => one.whose === hand && (first.includes(one) || rest.includes(one))),
  )
  return { chosen, idle: ranked.filter(({ effect }) => !(effect > 0)).map(({ key }) => key) }
}

/** Levers by how far their ends move what is ranked by. */
function rankLevers(levers: readonly LiveLever[], rankedMean: (key: string) => number): readonly ScreenLever[] {
  const base = rankedMean(AS_IT_WAS.key)
  const effectOf = (lever: LiveLever): number =>
    Math.max(...[lever.min, lever.max].map((end) => Math.abs(rankedMean(pointKey(lever, end)) - base)))
  return levers
    .map((lever) => ({ ...lever, grid: leverPlaces(lever), effect: effectOf(lever) }))
    .sort((a, b) => b.effect - a.effect)
}

/** Each hand's levers by what they do in all pairs. */
export function orderLevers(
  chosen: readonly ScreenLever[],
  rankedMean: (key: string) => number,
): readonly ScreenLever[] {
  const ranked = rankLevers(chosen, rankedMean)
  return HANDS.flatMap((hand) => ranked.filter(({ whose }) => whose === hand))
}

/** Every place of the chosen levers. */
export const gridPoints = (chosen: readonly ScreenLever[]): readonly Point[] =>
  chosen.flatMap((lever) => pointsOf(lever, lever.grid))

export function crisisOf(scenario: Scenario): Screen['crisis'] {
  const date = crisisDate(scenario)
  return { date, week: Math.max(0, nearestWeek(scenario.start, date)) }
}

/** At most sixty weeks, the last among them. */
export function shownWeeks(weeks: number): readonly number[] {
  const step = Math.ceil(weeks / MOST_WEEKS)
  const shown = Array.from({ length: Math.ceil(weeks / step) }, (_, k) => k * step)
  return shown.at(-1) === weeks - 1 ? shown : [...shown, weeks - 1]
}

/** `pairs`: by pair, all series behind one another. */
export function summarizePoint(
  pairs: readonly Float64Array[],
  { series, weeks, from, shown }: { series: number; weeks: number; from: number; shown: readonly number[] },
): PointSummary {
  const of = (pair: Float64Array, s: number): Float64Array => pair.subarray(s * weeks, (s + 1) * weeks)
  const all = Array.from({ length: series }, (_, s) => s)
  return {
    means: all.map((s) => pairs.map((pair) => meanFrom(of(pair, s), from))),
    bands: all.map((s) => {
      const byWeek = shown.map((week) => bandOf(Float64Array.from(pairs, (pair) => of(pair, s)[week])))
      return BANDS.map((_, q) => byWeek.map((band) => band[q]))
    }),
  }
}

function bandOf(values: Float64Array): readonly (number | null)[] {
  const known = present(values)
  return known.length === 0 ? BANDS.map(() => null) : quantiles(known, BANDS)
}
