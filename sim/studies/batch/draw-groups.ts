/**
 * Which runs of a batch share a draw. A calibration leaves the same draw more than once, a long batch takes every draw again, and a
 * factorial runs all its combinations with one: such runs are no independent news of what is uncertain.
 */
import type { Scenario } from '../../scenario/scenario.ts'
import { posteriorOrder } from '../../world/uncertainty.ts'
import { rowsPerReplicate } from './rows.ts'

/** A number for each of `rows` rows, equal where the draw is; undefined where every row has its own. */
export function drawGroups(scenario: Scenario, seed: number, rows: number): Float64Array | undefined {
  const { posterior } = scenario
  const cells = rowsPerReplicate(scenario)
  if (posterior === undefined && cells === 1) return undefined
  const known = new Map<string, number>()
  const at = posterior === undefined ? undefined : posteriorOrder(posterior, seed)
  return Float64Array.from({ length: rows }, (_, row) => {
    const replicate = Math.floor(row / cells)
    const key = at === undefined ? String(replicate) : posterior!.draws[at(replicate)].join()
    const group = known.get(key) ?? known.size
    known.set(key, group)
    return group
  })
}

export interface DrawCount {
  readonly distinct: number
  /** Independent runs that would tell as much of what is drawn: (sum of m)^2 over the sum of m^2, m runs of a draw (Kish 1965). */
  readonly effective: number
}

export function countDraws(groups: Float64Array): DrawCount {
  const runs = new Map<number, number>()
  for (const group of groups) runs.set(group, (runs.get(group) ?? 0) + 1)
  let squares = 0
  for (const m of runs.values()) squares += m * m
  return { distinct: runs.size, effective: (groups.length * groups.length) / squares }
}

/** `200 runs share 45 posterior draws and tell as much of them as 17 independent ones`; undefined where no draw comes twice. */
export function drawsText({ distinct, effective }: DrawCount, runs: number): string | undefined {
  if (distinct === runs) return undefined
  return `${runs} runs share ${distinct} draw${distinct === 1 ? '' : 's'} of what is uncertain and tell as much of it as ${Number(effective.toPrecision(2))} independent ones`
}
