/** A search for the smallest or the largest level that meets a claim: a batch for each level that is tried, all under the same luck. */
import { join } from 'node:path'
import { drawGroups } from '../../studies/batch/draw-groups.ts'
import { measureBatch } from '../../studies/batch/measure-batch.ts'
import { crossingInterval, levelValue, type Tried } from '../../studies/solve/crossing-interval.ts'
import type { Answer, SolutionResult, Sought } from '../../studies/solve/result.ts'
import { firstMet, lostBeyond, nextLevel } from '../../studies/solve/search.ts'
import { solutionWords } from '../../studies/solve/words.ts'
import { factorOf } from '../../studies/sweep/factor.ts'
import { sweepOutcome } from '../../studies/sweep/summarize-sweep.ts'
import { holds } from '../../expect/statistic.ts'
import type { Groups } from '../../numbers/statistics/interval.ts'
import type { Expectation } from '../../scenario/expect/expect-grammar.ts'
import { isDatePath, type Target } from '../../scenario/text/paths.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { engine } from '../engine.ts'
import type { PreparedScenario } from '../input/prepare-scenario.ts'
import { readBatch } from '../store/read-batch.ts'
import { requireManifest } from '../store/verify-folder.ts'
import { oddOfBatch, oddOfParts } from './odd-runs.ts'
import { refuseFolderOf, runScenario, type RunOptions } from './run-scenario.ts'
import { sweepNotes } from './run-sweep.ts'

export interface Problem {
  readonly base: PreparedScenario
  /** The scenario at a level. */
  readonly at: (level: number) => PreparedScenario
  readonly target: Target
  readonly sought: Sought
  /** Levels that may be tried, a step apart, in the order in which the first that meets the claim is sought. */
  readonly levels: readonly number[]
  readonly step: number
  readonly claim: Expectation
  readonly text: string
  readonly seed: number
  readonly command: string
}

/** A batch by which a level was tried. */
export interface Part {
  readonly name: string
  readonly scenarioHash: string
  readonly digest: string
}

/** A level with what its runs came to. */
interface TriedLevel extends Tried, Part {
  readonly odd: readonly string[]
}

export interface Solved {
  readonly result: SolutionResult
  readonly parts: readonly Part[]
}

type Options = Omit<RunOptions, 'folder' | 'report' | 'live' | 'seed'>

/** `tell` hears of each level as it is known. The exit code of a signal that stopped it. */
export async function solve(
  problem: Problem,
  output: string,
  options: Options,
  tell: (line: string) => void,
): Promise<Solved | number> {
  const tried = new Map<number, TriedLevel>()
  const known = new Map<number, boolean>()
  const last = problem.levels.length - 1
  for (let next = nextLevel(last, known); next !== undefined; next = nextLevel(last, known)) {
    const found = await tryLevel(problem, problem.levels[next]!, output, options)
    if (typeof found === 'number') return found
    tried.set(next, found)
    const value = levelValue(problem.claim, found.column)
    const { comparator, bound } = problem.claim
    known.set(next, holds(value, comparator, bound))
    tell(`${found.name}: ${Number(value.toPrecision(4))}, ${known.get(next) === true ? 'meets it' : 'does not'}`)
  }
  const inOrder = [...tried].sort(([a], [b]) => a - b).map(([, one]) => one)
  const parts = byLevel(inOrder).map(({ name, scenarioHash, digest }) => ({ name, scenarioHash, digest }))
  return {
    result: resultOf(problem, inOrder, known, options.replicates),
    parts,
  }
}

const byLevel = <T extends Tried>(tried: readonly T[]): T[] => [...tried].sort((a, b) => a.level - b.level)

const partName = (label: string): string => `at-${label.replace(/[^\w.-]/g, '_')}`

async function tryLevel(
  problem: Problem,
  level: number,
  output: string,
  options: Options,
): Promise<TriedLevel | number> {
  const { claim, target, seed } = problem
  const prepared = problem.at(level)
  const { scenario, scenarioHash } = prepared
  const name = partName(factorOf(target, [level], scenario).labels[0]!)
  const folder = join(output, name)
  const run = { ...options, seed, folder, report: false, live: false }
  await refuseFolderOf(prepared, run)
  const finished = await runScenario(prepared, run)
  if (typeof finished === 'number') return finished
  const manifest = await requireManifest(folder)
  const batch = await readBatch(folder, manifest, scenario.weeks)
  try {
    const names = engine.scalarsOf(scenario).map((spec) => spec.name)
    const column = measureBatch(scenario, claim, names, batch)
    return { level, column, name, scenarioHash, digest: manifest.digest!, odd: oddOfBatch(folder) }
  } finally {
    batch.close()
  }
}

/** `inOrder`: levels that were tried, as they were sought. */
function resultOf(
  problem: Problem,
  inOrder: readonly TriedLevel[],
  known: ReadonlyMap<number, boolean>,
  replicates: number,
): SolutionResult {
  const { base, target, levels, sought, step, claim, text, seed, command } = problem
  const tried = byLevel(inOrder)
  const { scenario, scenarioHash } = base
  const { statistic, quantity, window } = claim
  const factor = factorOf(
    target,
    tried.map(({ level }) => level),
    scenario,
  )
  const groups = drawGroups(scenario, seed, replicates)
  const question = { statistic, quantity, window }
  const outcome = sweepOutcome(
    scenario,
    question,
    [factor],
    tried.map(({ column }) => column),
    seed,
    groups,
  )
  const found = firstMet(known)
  const answer = found === undefined ? null : answerOf(problem, levels[found]!, inOrder, groups, scenario)
  const lost = lostBeyond(known).map((k) => factorOf(target, [levels[k]!], scenario).labels[0]!)
  return {
    schema: 'chokepoint.solution/1',
    engine: engine.ENGINE_VERSION,
    scenario: { name: scenario.name, title: scenario.title, hash: scenarioHash },
    seed,
    replicates,
    factors: [factor],
    outcomes: [outcome],
    claim: text,
    sought,
    step,
    answer,
    says: solutionWords({ factor, outcome, claim: text, sought, answer, lost }),
    notes: sweepNotes(replicates, groups),
    ...oddOfParts(tried),
    command,
  }
}

function answerOf(
  { claim, target, seed }: Problem,
  level: number,
  inOrder: readonly Tried[],
  groups: Groups | undefined,
  scenario: Scenario,
): Answer {
  const { low, high, beyond } = crossingInterval(claim, inOrder, seed, groups)
  const label = (end: number): string => factorOf(target, [end], scenario).labels[0]!
  const rounded = (end: number | null): string | null => (end === null ? null : label(roundEnd(end, target)))
  return { level, label: label(level), low: rounded(low), high: rounded(high), beyond }
}

/** Ends lie between levels: three digits of them, whole weeks of dates. */
const roundEnd = (end: number, target: Target): number =>
  isDatePath(target.path) ? Math.round(end) : Number(end.toPrecision(3))
