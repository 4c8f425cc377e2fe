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
    scenario: withoutSources({ ...lean, windows: {} }),
    seed: run.seed,
    series: placesOf(seriesOf(scenario)),
    outcomes: placesOf(scalarsOf(scenario)),
    events: eventControls(scenario),
  }
}

const placesOf = (specs: readonly { readonly name: string }[]): Record<string, number> =>
  Object.fromEntries(specs.map(({ name }, place) => [name, place]))

/** What says where a number comes from stands in the report's own tables; nothing runs on it. */
function withoutSources({ agents, prices, deposits, uncertainties, ...rest }: Scenario): Scenario {
  const bare = <T extends { readonly source?: string }>(value: T): T => ({ ...value, source: '' })
  return {
    ...rest,
    agents: valuesOf(agents, (kind) => ({ ...kind, groups: kind.groups.map(bare) })),
    prices: valuesOf(prices, bare),
    deposits: valuesOf(deposits, bare),
    uncertainties: valuesOf(uncertainties, bare),
  }
}

const valuesOf = <T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
