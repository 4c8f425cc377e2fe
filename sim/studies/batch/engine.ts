/** What a batch needs of the engine. `sim/index.ts` is one; tests hand in a tiny one, so batch code never runs the market itself. */
import type { AgentKind } from '../../agents/agent.ts'
import type { Replicate, RunOptions } from '../../run.ts'
import type { ScalarSpec } from '../../outcomes/outcome.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { SeriesSpec } from '../../outcomes/series.ts'

export type { ScalarSpec, SeriesSpec }

export interface Engine {
  readonly ENGINE_VERSION: string
  readonly KINDS: readonly AgentKind[]
  seriesOf(scenario: Scenario): readonly SeriesSpec[]
  scalarsOf(scenario: Scenario): readonly ScalarSpec[]
  simulate(scenario: Scenario, options: RunOptions): Replicate
}
