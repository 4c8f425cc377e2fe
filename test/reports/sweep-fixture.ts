/** A sweep of two quantities with known answers, and a search along the first of them. */
import type { SolutionResult } from '../../sim/studies/solve/result.ts'
import type { SweepResult, SweptLevel } from '../../sim/studies/sweep/result.ts'

const factor = (path: string, meaning: string, levels: readonly number[], unit: string) => ({
  path,
  meaning,
  unit,
  levels,
  labels: levels.map(String),
})
export const DAYS = factor('stockpile.groups.*.days', 'Cover that it buys up to.', [0, 30, 60, 90], 'days')
export const WEEKS = factor('manufacturer.coverWeeks', 'Target stock on top of the lead time.', [2, 4, 6], 'weeks')

/** Falls with both; the first step of the second is within the noise. */
function levelAt(day: number, week: number, k: number): SweptLevel {
  const value = 12 - day / 10 - (week > 2 ? week / 2 : 0)
  const mean = value - 12
  const verdict = mean < -2 ? 'better' : 'none'
  const difference = { mean, low: mean - 1, high: mean + 1, verdict, spread: [mean, mean, mean], equal: 0 }
  const at = [day, week]
  const paired = k === 0 ? null : (difference as unknown as SweptLevel['difference'])
  return {
    at,
    value,
    low: value - 2,
    high: value + 2,
    spread: [value - 4, value, value + 4],
    missing: 0,
    difference: paired,
  }
}
export const PAIRS = DAYS.levels.flatMap((day) => WEEKS.levels.map((week) => [day, week] as const))
export const MAP: SweepResult = {
  schema: 'chokepoint.sweep/1',
  engine: '1.0.0',
  scenario: { name: 'toy', title: 'Toy', hash: 'h', digest: 'd' },
  seed: 1,
  replicates: 40,
  factors: [DAYS, WEEKS],
  outcomes: [
    {
      name: 'worstQuarterShortfall.evMotors',
      label: 'Worst 13 weeks',
      unit: '% of desired output',
      better: 'lower',
      levels: PAIRS.map(([day, week], k) => levelAt(day, week, k)),
    },
  ],
  notes: ['All levels have the same luck: differences are taken run by run.'],
  command: 'chokepoint sweep toy.yaml',
}

export const CURVE: SweepResult = {
  ...MAP,
  factors: [DAYS],
  outcomes: MAP.outcomes.map((outcome) => ({
    ...outcome,
    levels: DAYS.levels.map((day, k) => ({ ...levelAt(day, WEEKS.levels[0]!, k), at: [day] })),
  })),
}

export const SOLUTION: SolutionResult = {
  ...CURVE,
  schema: 'chokepoint.solution/1',
  claim: 'mean(worstQuarterShortfall.evMotors) < 8 %',
  sought: 'smallest',
  step: 30,
  answer: { level: 60, label: '60', low: '30', high: '90', beyond: 0 },
  says: ['The smallest level that meets it is 60 days.'],
}
