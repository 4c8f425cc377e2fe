/** Policies compared within branches: over the runs in which the same of the events that may happen did. */
import { branchesOf } from '../batch/branches.ts'
import { compareOutcome, type ComparedSpec, type PolicyRuns } from './compare-policies.ts'
import type { BranchComparison } from './result.ts'

/** Branches by number of runs, most first; one of a single run has no interval and is left out. */
export function compareBranches(
  policies: readonly PolicyRuns[],
  specs: readonly ComparedSpec[],
  seed: number,
): readonly BranchComparison[] {
  const paths = [...new Set(policies.flatMap(({ happens }) => [...(happens?.keys() ?? [])]))]
  if (paths.length === 0) return []
  const holders = paths.map((path) => policies.flatMap(({ happens }) => happens?.get(path) ?? []))
  const columns = holders.map(([first]) => first!)
  const isOne = (run: number): boolean => holders.every((own) => own.every((column) => column[run] === own[0]![run]))
  return branchesOf(paths, columns)
    .map(({ name, runs }) => ({ name, runs: runs.filter(isOne) }))
    .filter(({ runs }) => runs.length > 1)
    .map(({ name, runs }) => {
      const own = policies.map((policy) => ofRuns(policy, runs))
      const outcomes = specs.map((spec) => {
        const { policies: compared } = compareOutcome(own, spec, seed)
        const differences = Object.entries(compared).map(([policy, { difference }]) => [policy, difference] as const)
        return [spec.name, Object.fromEntries(differences.slice(1))] as const
      })
      return { name, runs: runs.length, outcomes: Object.fromEntries(outcomes) }
    })
}

function ofRuns(policy: PolicyRuns, runs: readonly number[]): PolicyRuns {
  const pick = (column: Float64Array): Float64Array => Float64Array.from(runs, (run) => column[run]!)
  const pickAll = (columns: ReadonlyMap<string, Float64Array>) =>
    new Map([...columns].map(([name, column]) => [name, pick(column)]))
  return {
    ...policy,
    outcomes: pickAll(policy.outcomes),
    groups: policy.groups === undefined ? undefined : pick(policy.groups),
  }
}
