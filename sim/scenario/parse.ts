/** Scenario files to a scenario, or every problem with its place. Pure: the caller reads the files. */
import type { AgentKind } from '../agents/agent.ts'
import { KINDS } from '../agents/index.ts'
import { checkEffects } from './checks/check-effects.ts'
import { checkExpectations } from './checks/check-expectations.ts'
import { checkVariedOres } from './checks/check-ores.ts'
import { checkUntracked } from './checks/check-untracked.ts'
import { checkShape } from './shape/check-shape.ts'
import { createScenario } from './create-scenario.ts'
import { report, type CrossCheck, warn } from './checks/cross-check.ts'
import { crossCheck } from './checks/cross-checks.ts'
import { settleOutcomes } from './checks/settle-outcomes.ts'
import { type ConditionOption, OWN, replaceCondition } from './shape/condition-option.ts'
import { type DesignOption, replaceDesign } from './shape/design-option.ts'
import { fillEmpirical } from './empirical.ts'
import { cannotRead, type FileText, folderOf, loadTree, type ReadFile } from './extends.ts'
import type { Quantities } from './expect/quantity-grammar.ts'
import { MOST_PROBLEMS, type Problem } from './text/problem.ts'
import type { RawScenario } from './shape/raw-scenario.ts'
import { scenarioShape } from './shape/scenario-shape.ts'
import type { Scenario } from './scenario.ts'
import { fillSeries } from './series/fill-series.ts'
import { applySettings } from './settings.ts'
import type { OwnNames } from './shape/lever-members.ts'
import type { MapShape } from './shape/shape.ts'
import { nodeAt, type Path, type Tree } from './text/tree.ts'

/** A scenario, or everything that is wrong with it. */
export type ParsedScenario =
  | {
      /** There is a scenario. */
      readonly ok: true
      /** Checked and resolved. */
      readonly scenario: Scenario
      /** What is read, but most likely not as it was meant. */
      readonly warnings: readonly Problem[]
    }
  | {
      /** There is none. */
      readonly ok: false
      /** In order of file and line, at most MOST_PROBLEMS. */
      readonly problems: readonly Problem[]
      /** Problems left out. */
      readonly more: number
    }

export interface ParseOptions {
  /** Registry of agent kinds; all of the model's unless a test brings its own. */
  readonly kinds?: readonly AgentKind[]
  /** `path=value` settings that change the file. */
  readonly settings?: readonly string[]
  /** What takes the place of the design in the file. */
  readonly design?: DesignOption
  /** What `outcomes:` and `expect:` may be about; anything when left out. */
  readonly quantities?: (scenario: Scenario) => Quantities
  /** What is odd about a scenario that may be meant; nothing is when left out. */
  readonly remarks?: (scenario: Scenario) => readonly string[]
  /** Checks the file that `observations:` names, without the scenario where that is wrong itself; not looked up when left out. */
  readonly observed?: CheckTable
  /** What takes the place of the condition in the file. */
  readonly condition?: ConditionOption
  /** The same of the file that `condition:` goes by; a condition is refused when left out. */
  readonly conditioned?: CheckTable
}

type CheckTable = (csv: string, file: string, scenario: Scenario | undefined) => Checked

interface Checked {
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
}

/** `files` holds the text of each file by path, or reads it; `path` is the scenario, and what messages call it. */
export function parseScenario(
  files: ReadonlyMap<string, string> | ReadFile,
  path: string,
  options: ParseOptions = {},
): ParsedScenario {
  const kinds = options.kinds ?? KINDS
  const shape = shapeOf(kinds)
  const read = typeof files === 'function' ? files : readFrom(files)
  const loaded = loadTree(read, path, shape)
  if ('problems' in loaded) return refuse(loaded.problems, path)
  const { root: set, problems: wrongSettings } = applySettings(loaded.root, options.settings ?? [], shape)
  const problems: Problem[] = [...wrongSettings]
  const designed = options.design === undefined ? set : replaceDesign(set, options.design)
  const root = options.condition === undefined ? designed : replaceCondition(designed, options.condition, problems)
  const raw = checkShape(root, shapeWith(kinds, ownNames(root)), '', root.at, problems)
  if (raw === undefined) return refuse(problems, path)
  const written: CrossCheck = { raw: raw as RawScenario, root, kinds, problems, warnings: [] }
  const tables = { read, folder: folderOf(path), known: new Map() }
  const filled = { ...written, raw: fillEmpirical(written, tables) }
  const check: CrossCheck = { ...filled, raw: fillSeries(filled, tables) }
  crossCheck(check)
  const checkTables = tablesCheck(check, read, folderOf(path), options)
  if (problems.length > 0) {
    checkTables(undefined)
    return refuse(problems, path)
  }
  const created = createScenario(check.raw, kinds, shape)
  checkTables(created)
  checkVariedOres(check, created)
  checkUntracked(check)
  checkEffects(check, created, path)
  const known = options.quantities?.(created)
  const scenario = known === undefined ? created : settleOutcomes(check, created, known)
  if (known !== undefined) checkExpectations(check, scenario, known)
  if (problems.length > 0) return refuse(problems, path)
  for (const what of options.remarks?.(scenario) ?? []) warn(check, ['agents'], { what }, true)
  return { ok: true, scenario, warnings: check.warnings }
}

const shapes = new WeakMap<readonly AgentKind[], MapShape>()

/** The shape of scenarios of a registry, built once. */
export function shapeOf(kinds: readonly AgentKind[] = KINDS): MapShape {
  const known = shapes.get(kinds) ?? scenarioShape(kinds)
  shapes.set(kinds, known)
  return known
}

/** The shape with the sectors and regions that a file adds among the names. */
function shapeWith(kinds: readonly AgentKind[], { sectors, regions }: Required<OwnNames>): MapShape {
  const none = sectors.length === 0 && Object.keys(regions).length === 0
  return none ? shapeOf(kinds) : scenarioShape(kinds, { sectors, regions })
}

/** As they are written; what is no list or map of names is refused for itself. */
function ownNames(root: Tree): Required<OwnNames> {
  const list = nodeAt(root, ['sectors'])
  const sectors = list?.type === 'list' ? list.items.flatMap((item) => (item.type === 'scalar' ? [item.text] : [])) : []
  const map = nodeAt(root, ['regions'])
  const regions = map?.type === 'map' ? [...map.entries.keys()].map((id) => [id, {}] as const) : []
  return { sectors, regions: Object.fromEntries(regions) }
}

function readFrom(files: ReadonlyMap<string, string>): ReadFile {
  return (path): FileText => {
    const text = files.get(path)
    return text === undefined ? { message: 'no such file' } : { text }
  }
}

/** What checks the files of observed figures; reports at once where one cannot be read. */
function tablesCheck(
  check: CrossCheck,
  read: ReadFile,
  folder: string,
  { observed, conditioned, condition: option }: ParseOptions,
): (scenario: Scenario | undefined) => void {
  const { observations, condition } = check.raw
  const own = observations === undefined ? undefined : folder + observations
  const checks = [tableCheck(check, read, { file: own, at: ['observations'], by: observed })]
  if (condition !== undefined && conditioned === undefined)
    report(check, ['condition'], { given: 'a condition', expected: 'none: `chokepoint run` alone weighs runs' }, true)
  if (condition !== undefined) {
    const asked = option?.on === undefined || option.on === OWN ? undefined : option.on
    const file = asked ?? (condition.on === undefined ? own : folder + condition.on)
    checks.push(tableCheck(check, read, { file, at: ['condition', 'on'], by: conditioned }))
  }
  return (scenario) => checks.forEach((one) => one(scenario))
}

interface Table {
  readonly file: string | undefined
  /** What names it. */
  readonly at: Path
  readonly by: CheckTable | undefined
}

function tableCheck(
  check: CrossCheck,
  read: ReadFile,
  { file, at, by }: Table,
): (scenario: Scenario | undefined) => void {
  if (file === undefined || by === undefined) return () => undefined
  const found = read(file)
  if ('message' in found) {
    report(check, at, { what: cannotRead(file.slice(folderOf(file).length), found) })
    return () => undefined
  }
  return (scenario) => {
    const { problems, warnings } = by(found.text, file, scenario)
    for (const problem of problems) check.problems.push(problem)
    for (const warning of warnings) check.warnings.push(warning)
  }
}

/** The scenario's own file first, then the files it extends, each from top to bottom. */
function refuse(problems: readonly Problem[], path: string): ParsedScenario {
  const files = [path, ...problems.map((p) => p.file)]
  const rank = (p: Problem): number => files.indexOf(p.file)
  const sorted = [...problems].sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column)
  return { ok: false, problems: sorted.slice(0, MOST_PROBLEMS), more: Math.max(0, sorted.length - MOST_PROBLEMS) }
}
