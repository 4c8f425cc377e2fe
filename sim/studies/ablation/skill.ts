/** Skill of the hindcasts in one model: how much better than a naive forecast, window by window and over all. */
import type { Observation } from '../batch/observations.ts'
import { pooledSkill, scoreHindcast, type SeriesScore } from '../hindcast/score.ts'
import { hindcastsIn, type Measured, type Scenarios, type ScoredSeries } from '../hindcast/measure.ts'

/** 1 is perfect, 0 as good as the naive forecast; null where no naive forecast can be made. */
export interface Skill {
  readonly fit: number | null
  readonly heldOut: number | null
  readonly windows: readonly WindowSkill[]
}
export interface WindowSkill {
  readonly scenario: string
  readonly window: string
  readonly split: SeriesScore['split']
  readonly skill: number | null
}

/** `replicates`: one model, replicate by replicate; series in the order of `scored`. */
export function skillOf(
  full: Scenarios,
  observations: ReadonlyMap<string, readonly Observation[]>,
  scored: readonly ScoredSeries[],
  replicates: readonly Measured[],
): Skill {
  const byScenario = [...hindcastsIn(full)].map(([name, scenario]) => {
    const ensemble = (series: string): readonly Float64Array[] => {
      const k = scored.findIndex((s) => s.scenario === name && s.series === series)
      return replicates.map((measured) => measured.series[k])
    }
    return { name, scenario, scores: scoreHindcast(scenario, observations.get(name) ?? [], ensemble) }
  })
  const all = byScenario.flatMap(({ scores }) => scores)
  return {
    fit: meanSkill(all.filter(({ split }) => split === 'fit')),
    heldOut: meanSkill(all.filter(({ split }) => split === 'held_out')),
    windows: byScenario.flatMap(({ name, scenario, scores }) =>
      Object.entries(scenario.windows).map(([window, { split }]) => ({
        scenario: name,
        window,
        split,
        skill: meanSkill(scores.filter((score) => score.window === window)),
      })),
    ),
  }
}

/** Pooled skill, null where no naive forecast can be made. */
export function meanSkill(scores: readonly SeriesScore[]): number | null {
  const skill = pooledSkill(scores)
  return Number.isNaN(skill) ? null : skill
}
