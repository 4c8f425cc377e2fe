/** Replicates of the hindcasts to the result that tables and reports are printed from. */
import { countDraws, drawGroups } from '../batch/draw-groups.ts'
import type { Observation } from '../batch/observations.ts'
import { exp } from '../../numbers/math.ts'
import { NULL_WORDS } from '../patterns/null-worlds.ts'
import { NULLS } from '../patterns/pattern.ts'
import { scorePatterns } from '../patterns/score.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { seriesOf } from '../../outcomes/series.ts'
import { present } from '../../numbers/statistics/present.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import { dateOfWeek, dayOfDate, nearestWeek, weekOfDate } from '../../numbers/units.ts'
import { hindcastsIn, scoredSeries, type Tested, type Scenarios } from './measure.ts'
import type { HindcastResult, History, HistorySeries, OverallScore } from './result.ts'
import { scaleOf } from './scale.ts'
import { naiveForecast, pooledSkill, scoreHindcast, unscoredFigures, weeksOfWindow, type SeriesScore } from './score.ts'
import { targetsOf } from './windows.ts'

export interface HindcastRun {
  readonly engine: string
  readonly seed: number
  readonly command: string
  readonly scenarios: Scenarios
  /** Observations of each hindcast scenario, by name. */
  readonly observations: ReadonlyMap<string, readonly Observation[]>
  /** By replicate. */
  readonly measured: readonly Tested[]
}

export function summarizeHindcast(run: HindcastRun): HindcastResult {
  const scored = scoredSeries(run.scenarios)
  const ensembleOf =
    (scenario: string) =>
    (series: string): readonly Float64Array[] => {
      const k = scored.findIndex((s) => s.scenario === scenario && s.series === series)
      return run.measured.map((m) => m.series[k])
    }
  const histories = [...hindcastsIn(run.scenarios)]
  const observed = (name: string): readonly Observation[] => run.observations.get(name) ?? []
  const skill = histories.flatMap(([name, scenario]) => scoreHindcast(scenario, observed(name), ensembleOf(name)))
  return {
    schema: 'chokepoint.hindcast/1',
    engine: run.engine,
    seed: run.seed,
    replicates: run.measured.length,
    command: run.command,
    patterns: scorePatterns(
      run.measured.map((m) => m.patterns),
      run.measured.map((m) => m.nulls),
    ),
    nulls: NULLS.map((name) => ({ name, words: NULL_WORDS[name] })),
    skill,
    overall: { fit: overallOf(skill, 'fit'), held_out: overallOf(skill, 'held_out') },
    elements: ELEMENTS_SCORED.map((element) => ({
      element,
      fit: skillOfElement(skill, element, 'fit'),
      held_out: skillOfElement(skill, element, 'held_out'),
    })),
    histories: histories.map(([name, scenario]) => historyOf(scenario, observed(name), ensembleOf(name))),
    unscored: histories.flatMap(([name, scenario]) => unscoredFigures(scenario, observed(name), ensembleOf(name))),
    draws: histories.flatMap(([name, scenario]) => sharedDraws(name, scenario, run)),
  }
}

function sharedDraws(name: string, scenario: Scenario, { seed, measured }: HindcastRun): HindcastResult['draws'] {
  const groups = drawGroups(scenario, seed, measured.length)
  const count = groups === undefined ? undefined : countDraws(groups)
  return count === undefined || count.distinct === measured.length ? [] : [{ scenario: name, ...count }]
}

export function overallOf(skill: readonly SeriesScore[], split: 'fit' | 'held_out'): OverallScore {
  const own = skill.filter((s) => s.split === split)
  const n = own.reduce((sum, s) => sum + s.n, 0)
  const share = (of: (s: SeriesScore) => number): number => own.reduce((sum, s) => sum + s.n * of(s), 0) / n
  return {
    skill: pooledSkill(own),
    cover50: share((s) => s.cover50),
    cover90: share((s) => s.cover90),
    n,
  }
}

/** The elements that controls are about, and the one that magnets are made of. */
const ELEMENTS_SCORED = ['Dy', 'Tb', 'Nd'] as const

function skillOfElement(skill: readonly SeriesScore[], element: string, split: 'fit' | 'held_out'): number | null {
  const value = pooledSkill(skill.filter((s) => s.split === split && s.series.endsWith(`.${element}`)))
  return Number.isNaN(value) ? null : value
}

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const

function historyOf(
  scenario: Scenario,
  observations: readonly Observation[],
  ensemble: (series: string) => readonly Float64Array[],
): History {
  const names = [...new Set(Object.values(scenario.windows).flatMap((window) => window.series))]
  return {
    name: scenario.name,
    title: scenario.title,
    dates: Array.from({ length: scenario.weeks }, (_, week) => dateOfWeek(scenario.start, week)),
    windows: Object.entries(scenario.windows).map(([id, { title, split }]) => {
      const [from, to] = weeksOfWindow(scenario, id)
      return { id, title, split, from: Math.max(0, from), to: Math.min(scenario.weeks - 1, to) }
    }),
    events: Object.values(scenario.levers).map(({ date, title }) => ({
      week: nearestWeek(scenario.start, date),
      date,
      title,
    })),
    series: names.map((name) => seriesHistory(scenario, observations, name, ensemble(name))),
  }
}

function seriesHistory(
  scenario: Scenario,
  observations: readonly Observation[],
  name: string,
  runs: readonly Float64Array[],
): HistorySeries {
  const spec = seriesOf(scenario).find((s) => s.name === name)!
  const weekly = Array.from({ length: scenario.weeks }, (_, week) => {
    const known = present(Float64Array.from(runs, (run) => run[week]))
    return known.length === 0 ? QUANTILES.map(() => null) : quantiles(known, QUANTILES)
  })
  const sources = new Map(observations.map((o) => [`${o.series} ${o.date}`, o.source]))
  return {
    name,
    label: spec.label,
    unit: spec.unit,
    bands: QUANTILES.map((_, q) => weekly.map((week) => week[q])),
    observed: targetsOf(scenario, observations)
      .filter((t) => t.series === name)
      .map(({ date, first, last, value, low, high, window, split }) => ({
        date,
        week: 0.5 * (first + last),
        value,
        low,
        high,
        source: sources.get(`${name} ${date}`) ?? '',
        window,
        split,
      })),
    naive: Object.keys(scenario.windows)
      .filter((id) => scenario.windows[id].series.includes(name))
      .flatMap((id) => naiveBand(scenario, observations, id, name)),
  }
}

/** Standard deviations from the middle of a normal variable to its 95 % quantile. */
const Z95 = 1.6449

function naiveBand(
  scenario: Scenario,
  observations: readonly Observation[],
  id: string,
  name: string,
): HistorySeries['naive'] {
  const naive = naiveForecast(scenario, observations, id, name)
  if (naive === undefined) return []
  const from = Math.max(0, weekOfDate(scenario.start, scenario.windows[id].from))
  const to = Math.min(scenario.weeks - 1, weekOfDate(scenario.start, scenario.windows[id].to))
  const isLog = scaleOf(name)(2) !== 2
  const at = (week: number, z: number): number => {
    const days = Math.max(7, dayOfDate(dateOfWeek(scenario.start, week)) - naive.day)
    const x = naive.mean + z * naive.volatility * Math.sqrt(days / 365.25)
    return isLog ? exp(x) : x
  }
  const weeks = Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => from + k)
  return [
    {
      window: id,
      from,
      low: weeks.map((week) => at(week, -Z95)),
      median: weeks.map((week) => at(week, 0)),
      high: weeks.map((week) => at(week, Z95)),
    },
  ]
}
