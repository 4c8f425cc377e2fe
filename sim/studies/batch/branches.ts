/** Runs apart by which of the events that may happen did, and together: what each outcome comes to in each branch. */
import { questionSpec } from '../../outcomes/question.ts'
import { rangeOf } from '../../outcomes/outcome.ts'
import type { Groups } from '../../numbers/statistics/interval.ts'
import { quantitiesOf } from '../../outcomes/quantities.ts'
import { chancePaths } from '../../scenario/chances.ts'
import { isMisread } from '../../scenario/expect/expect-grammar.ts'
import { parseQuestion } from '../../scenario/expect/question-grammar.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { spreadOf, valueAt } from '../sweep/summarize-sweep.ts'
import type { SweptOutcome } from '../sweep/result.ts'
import type { BranchResult } from './result.ts'

export interface Branch {
  /** `truce-lapses + october-rules`. */
  readonly name: string
  readonly runs: readonly number[]
}

/** Name of the runs in which nothing that may happen does. */
const NONE = 'none of them'
const ALL = 'all runs'

/** By number of runs, most first. `happens`: 1 or 0 by run, a column for each path. */
export function branchesOf(paths: readonly string[], happens: readonly Float64Array[]): readonly Branch[] {
  const branches = new Map<string, number[]>()
  const runs = happens[0]?.length ?? 0
  for (let run = 0; run < runs; run++) {
    const name = paths
      .filter((_, p) => happens[p]![run] === 1)
      .map(eventOf)
      .join(' + ')
    const known = branches.get(name)
    if (known === undefined) branches.set(name, [run])
    else known.push(run)
  }
  return [...branches]
    .map(([name, own]) => ({ name: name === '' ? NONE : name, runs: own }))
    .sort((a, b) => b.runs.length - a.runs.length || (a.name < b.name ? -1 : 1))
}

const eventOf = (path: string): string => path.split('.')[1]!

/** undefined where every event happens. `columnOf`: values of a declared outcome by run. */
export function summarizeBranches(
  scenario: Scenario,
  happens: readonly Float64Array[],
  columnOf: (outcome: string) => Float64Array,
  seed: number,
  groups: Groups | undefined,
): BranchResult | undefined {
  const branches = branchesOf(chancePaths(scenario), happens)
  if (branches.length === 0) return undefined
  const all = { name: ALL, runs: Array.from(happens[0]!.keys()) }
  const known = quantitiesOf(scenario)
  const outcomes = scenario.outcomes.flatMap((name): SweptOutcome[] => {
    const question = parseQuestion(name, known, scenario, 'run')
    if (isMisread(question)) return []
    const spec = questionSpec(scenario, question)
    const column = columnOf(spec.name)
    const levels = [...branches, all].map(({ runs }, b) => {
      const own = Float64Array.from(runs, (run) => column[run]!)
      const shared = groups === undefined ? undefined : Float64Array.from(runs, (run) => groups[run]!)
      return {
        at: [b],
        ...valueAt(question, own, { seed, groups: shared, range: rangeOf(spec) }),
        spread: spreadOf(own),
        missing: own.filter(Number.isNaN).length,
        difference: null,
      }
    })
    return [{ name: spec.name, label: spec.label, unit: spec.unit, better: spec.better ?? 'lower', levels }]
  })
  return { branches: [...branches, all].map(({ name, runs }) => ({ name, runs: runs.length })), outcomes }
}
