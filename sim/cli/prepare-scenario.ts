/** A scenario as a batch takes it: checked, resolved, with the observations it names. */
import type { Observation } from '../batch/observations.ts'
import { formatProblems, type Problem } from '../scenario/problem.ts'
import { resolvedYaml } from '../scenario/resolve.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { UsageError } from './exit.ts'
import { readScenario } from './read-scenario.ts'
import { sha256 } from './store/sha256.ts'

export interface PreparedScenario {
  readonly scenario: Scenario
  /** YAML of the scenario with everything merged in: what a results folder keeps. */
  readonly resolved: string
  /** Checksum of the resolved scenario and its observations. */
  readonly scenarioHash: string
  readonly observations: readonly Observation[]
  readonly observationsText?: string
  /** What is accepted, but most likely not meant. */
  readonly warnings: readonly Problem[]
}

/** Name of the observations in a results folder, whatever they were called beside the scenario. */
const OBSERVATIONS = 'observations.csv'

/** `design` is a method in place of the file's. Throws a UsageError that lists every problem with file, line and column. */
export function prepareScenario(file: string, settings: readonly string[], design?: string): PreparedScenario {
  const parsed = readScenario(file, { settings, ...(design === undefined ? {} : { design }) })
  if (!parsed.ok) throw new UsageError(formatProblems(parsed.problems, parsed.more))
  const { observed, warnings } = parsed
  if (observed === undefined) {
    const resolved = resolvedYaml(parsed.scenario)
    return { scenario: parsed.scenario, resolved, scenarioHash: sha256(resolved), observations: [], warnings }
  }
  const scenario = { ...parsed.scenario, observations: OBSERVATIONS }
  const resolved = resolvedYaml(scenario)
  return {
    scenario,
    resolved,
    // The separator appears in neither text, so no two pairs of texts hash alike.
    scenarioHash: sha256(`${resolved}\0${observed.text}`),
    observations: observed.observations,
    observationsText: observed.text,
    warnings,
  }
}
