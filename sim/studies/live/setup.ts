/** What a live page needs beside the report: the scenario, which replicates to run, where to find what in their records. */
import type { Result } from '../batch/result.ts'
import { scalarsOf } from '../../outcomes/reduce-record.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { seriesOf } from '../../outcomes/series.ts'
import { eventControls, type EventControls } from './controls.ts'

export interface LiveSetup {
  readonly scenario: Scenario
  readonly seed: number
  /** Numbers of replicates in the order in which the page runs them. */
  readonly order: readonly number[]
  /** Position of every weekly series in a record, and of every outcome, by name. */
  readonly series: Readonly<Record<string, number>>
  readonly outcomes: Readonly<Record<string, number>>
  readonly events: readonly EventControls[]
}

/** Replicates that a page runs at most. */
const MOST = 48

/** undefined where the scenario has no policy to move within the run. */
export function liveSetup(scenario: Scenario, result: Result): LiveSetup | undefined {
  const events = eventControls(scenario)
  if (events.length === 0) return undefined
  // Nothing that the page runs on depends on these, and a link to a page should not grow with them.
  const { expect: _expect, windows: _windows, observations: _observations, ...lean } = scenario
  return {
    scenario: { ...lean, windows: {} },
    seed: result.run.seed,
    order: orderOf(result),
    series: placesOf(seriesOf(scenario)),
    outcomes: placesOf(scalarsOf(scenario)),
    events,
  }
}

/** The first run that a reader sees is an ordinary one: the replicate in the middle of the scenario's first outcome. */
function orderOf({ outcomes, run }: Result): readonly number[] {
  const numbers = Array.from({ length: Math.min(MOST, run.replicates) }, (_, k) => k)
  const [first] = Object.values(outcomes)
  const median = first?.p50 ?? null
  if (first === undefined || median === null) return numbers
  const apart = (k: number): number => Math.abs((first.values[k] ?? Infinity) - median)
  const middle = numbers.reduce((best, k) => (apart(k) < apart(best) ? k : best), 0)
  return [middle, ...numbers.filter((k) => k !== middle)]
}

const placesOf = (specs: readonly { readonly name: string }[]): Record<string, number> =>
  Object.fromEntries(specs.map(({ name }, place) => [name, place]))
