/** A scenario as a batch takes it: checked, resolved, with the observations it names. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseObservations, type Observation } from '../batch/observations.ts'
import { createProblem, formatProblems, type Problem } from '../scenario/problem.ts'
import { resolvedYaml } from '../scenario/resolve.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { engine } from './engine.ts'
import { UsageError } from './exit.ts'
import { decode, readScenario } from './read-scenario.ts'
import { sha256 } from './store/sha256.ts'

export interface PreparedScenario {
  readonly scenario: Scenario
  /** YAML of the scenario with everything merged in: what a results folder keeps. */
  readonly resolved: string
  /** Checksum of the resolved scenario and its observations. */
  readonly scenarioHash: string
  readonly observations: readonly Observation[]
  readonly observationsText?: string
}

/** Name of the observations in a results folder, whatever they were called beside the scenario. */
const OBSERVATIONS = 'observations.csv'

/** `design` is a method in place of the file's. Throws a UsageError that lists every problem with file, line and column. */
export function prepareScenario(file: string, settings: readonly string[], design?: string): PreparedScenario {
  const parsed = readScenario(file, { settings, ...(design === undefined ? {} : { design }) })
  if (!parsed.ok) throw new UsageError(formatProblems(parsed.problems, parsed.more))
  if (parsed.scenario.observations === undefined) {
    const resolved = resolvedYaml(parsed.scenario)
    return { scenario: parsed.scenario, resolved, scenarioHash: sha256(resolved), observations: [] }
  }
  const path = join(dirname(file), parsed.scenario.observations)
  const observationsText = readObservations(path)
  const { observations, problems } = parseObservations(observationsText, path, engine.seriesOf(parsed.scenario))
  refuse(problems)
  const scenario = { ...parsed.scenario, observations: OBSERVATIONS }
  const resolved = resolvedYaml(scenario)
  // The separator appears in neither text, so no two pairs of texts hash alike.
  return {
    scenario,
    resolved,
    scenarioHash: sha256(`${resolved}\0${observationsText}`),
    observations,
    observationsText,
  }
}

function readObservations(path: string): string {
  const file = decode(readFileSync(path))
  if ('text' in file) return file.text
  const { message, line = 1, column = 1 } = file
  refuse([createProblem({ file: path, line, column }, '', { what: message })])
  return ''
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new UsageError(formatProblems(problems))
}
