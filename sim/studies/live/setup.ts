/** What a live page needs beside the report: the scenario, where to find what in a replicate's record, its events. */
import type { Result } from '../batch/result.ts'
import { scalarsOf } from '../../outcomes/reduce-record.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { seriesOf } from '../../outcomes/series.ts'
import { eventControls, type EventControls } from './controls.ts'

export interface LiveSetup {
  readonly scenario: Scenario
  readonly seed: number
  /** Position of every weekly series in a record, and of every outcome, by name. */
  readonly series: Readonly<Record<string, number>>
  readonly outcomes: Readonly<Record<string, number>>
  readonly events: readonly EventControls[]
}

export function liveSetup(scenario: Scenario, { run }: Pick<Result, 'run'>): LiveSetup {
  // Nothing that the page runs on depends on these, and a link to a page should not grow with them.
  const { expect: _expect, windows: _windows, observations: _observations, ...lean } = scenario
  return {
    scenario: { ...lean, windows: {} },
    seed: run.seed,
    series: placesOf(seriesOf(scenario)),
    outcomes: placesOf(scalarsOf(scenario)),
    events: eventControls(scenario),
  }
}

const placesOf = (specs: readonly { readonly name: string }[]): Record<string, number> =>
  Object.fromEntries(specs.map(({ name }, place) => [name, place]))
