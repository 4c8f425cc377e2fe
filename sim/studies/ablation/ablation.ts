/**
 * What an ablation is: one mechanism of the model taken out of a scenario, everything else left as it was. It changes the data
 * of the scenario, never the engine, so that what is compared is one model with two inputs.
 */
import type { Scenario } from '../../scenario/scenario.ts'

export interface Ablation {
  /** `[a-z-]+`; named on the command line. */
  readonly id: string
  /** The mechanism, as a heading. */
  readonly title: string
  /** What is taken out, and what stands in its place. */
  readonly removes: string
  /** What the mechanism should earn by economic reasoning; written down before it was run. */
  readonly expects: string
  /**
   * The scenario without the mechanism. Returns the very scenario it was given where that does not use the mechanism: such a
   * run need not be made, its bytes are those of the full model.
   */
  readonly apply: (scenario: Scenario, seed: number) => Scenario
}
