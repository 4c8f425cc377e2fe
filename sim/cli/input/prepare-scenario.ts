/** A scenario as a batch takes it: checked, resolved, with the tables it names. */
import type { Observation } from '../../studies/batch/observations.ts'
import type { ChosenFigures } from '../../studies/condition/choose-figures.ts'
import type { Problem } from '../../scenario/text/problem.ts'
import { resolvedYaml } from '../../scenario/resolve.ts'
import { CONDITION_FILE } from '../../scenario/shape/condition-option.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { UsageError } from '../terminal/exit.ts'
import { problemText } from './problem-text.ts'
import { type ReadOptions, readScenario } from './read-scenario.ts'
import { hashOfScenario, OBSERVATIONS } from '../store/manifest.ts'

export interface PreparedScenario {
  readonly scenario: Scenario
  /** YAML of the scenario with everything merged in: what a results folder keeps. */
  readonly resolved: string
  /** Texts of its tables, by the names that they have in a results folder. */
  readonly tables: ReadonlyMap<string, string>
  /** Checksum of the resolved scenario and its tables. */
  readonly scenarioHash: string
  /** The same without its condition, where it has one. */
  readonly runsHash?: string
  readonly observations: readonly Observation[]
  /** What the runs are weighed by, where they are. */
  readonly chosen?: ChosenFigures
  /** What is accepted, but most likely not meant. */
  readonly warnings: readonly Problem[]
  /** Files that it was read from. */
  readonly inputs: readonly string[]
}

type Options = Omit<ReadOptions, 'settings'> & {
  /** The command weighs runs; any other refuses a scenario that asks for it. */
  readonly weighs?: boolean
}

/** `design` and `condition` stand in place of the file's. Throws a UsageError that lists every problem with file, line and column. */
export function prepareScenario(
  file: string,
  settings: readonly string[],
  { weighs = false, ...options }: Options = {},
): PreparedScenario {
  const parsed = readScenario(file, { settings, ...options })
  if (!parsed.ok) throw new UsageError(problemText(file, parsed))
  const { observed, conditioned, warnings, inputs } = parsed
  const { condition, ...unweighed } = parsed.scenario
  if (condition !== undefined && !weighs)
    throw new UsageError(
      `${file}: has a condition, and this command counts every run alike; expected a scenario without one (condition: null), or chokepoint run`,
    )
  const plain = observed === undefined ? unweighed : { ...unweighed, observations: OBSERVATIONS }
  const tables = new Map(observed === undefined ? [] : [[OBSERVATIONS, observed.text]])
  const rest = { observations: observed?.observations ?? [], warnings, inputs }
  if (condition === undefined || conditioned === undefined) return { ...hashed(plain, tables), ...rest }
  const own = condition.on === undefined ? condition : { ...condition, on: CONDITION_FILE }
  const both = condition.on === undefined ? tables : new Map([...tables, [CONDITION_FILE, conditioned.text]])
  const { scenarioHash: runsHash } = hashed(plain, tables)
  return { ...hashed({ ...plain, condition: own }, both), runsHash, chosen: conditioned.chosen, ...rest }
}

function hashed(
  scenario: Scenario,
  tables: ReadonlyMap<string, string>,
): Pick<PreparedScenario, 'scenario' | 'resolved' | 'tables' | 'scenarioHash'> {
  const resolved = resolvedYaml(scenario)
  return { scenario, resolved, tables, scenarioHash: hashOfScenario(resolved, tables.values()) }
}
