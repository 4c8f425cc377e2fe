/** A scenario as a batch takes it: checked, resolved, with the observations it names. */
import type { Observation } from '../../studies/batch/observations.ts'
import { formatProblems, type Problem } from '../../scenario/text/problem.ts'
import { resolvedYaml } from '../../scenario/resolve.ts'
import type { DesignOption } from '../../scenario/shape/design-option.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { UsageError } from '../terminal/exit.ts'
import { readScenario } from './read-scenario.ts'
import { hashOfScenario, OBSERVATIONS } from '../store/manifest.ts'

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
  /** Files that it was read from. */
  readonly inputs: readonly string[]
}

/** `design` stands in place of the file's. Throws a UsageError that lists every problem with file, line and column. */
export function prepareScenario(file: string, settings: readonly string[], design?: DesignOption): PreparedScenario {
  const parsed = readScenario(file, { settings, ...(design === undefined ? {} : { design }) })
  if (!parsed.ok) throw new UsageError(formatProblems(parsed.problems, parsed.more))
  const { observed, warnings, inputs } = parsed
  if (observed === undefined) {
    const resolved = resolvedYaml(parsed.scenario)
    const scenarioHash = hashOfScenario(resolved, undefined)
    return { scenario: parsed.scenario, resolved, scenarioHash, observations: [], warnings, inputs }
  }
  const scenario = { ...parsed.scenario, observations: OBSERVATIONS }
  const resolved = resolvedYaml(scenario)
  return {
    scenario,
    resolved,
    scenarioHash: hashOfScenario(resolved, observed.text),
    observations: observed.observations,
    observationsText: observed.text,
    warnings,
    inputs,
  }
}
