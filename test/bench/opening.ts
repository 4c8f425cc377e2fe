/**
 * `npm run bench opening`: what opening 1,000 replicates costs every reader, which sums all files, and what `verify` costs, which works out
 * the results once more. `npm run bench opening DIR` opens the finished folder that is there.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareScenario } from '../../sim/cli/input/prepare-scenario.ts'
import { runScenario } from '../../sim/cli/jobs/run-scenario.ts'
import { replicateProblems } from '../../sim/cli/jobs/verify-replicates.ts'
import { openResults } from '../../sim/cli/store/open-results.ts'

const SCENARIO = 'scenarios/export-controls-2025.yaml'
const REPLICATES = 1_000

export async function benchOpening(say: (line: string) => void, kept?: string): Promise<void> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'chokepoint-opening-'))
  try {
    if (kept === undefined) await fill(folder)
    const { manifest } = await timed(say, 'open, every checksum', () => openResults(folder))
    const problems = await timed(say, 'work out once more', () => replicateProblems(folder))
    say(`${manifest.replicates} replicates in ${manifest.chunks.length} chunks, ${problems.length} problems`)
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(folder: string): Promise<void> {
  const prepared = prepareScenario(SCENARIO, [])
  const { seed } = prepared.scenario
  const quietly = { report: false, live: false, force: false, quiet: true }
  await runScenario(prepared, { folder, replicates: REPLICATES, seed, workers: availableParallelism(), ...quietly })
}

async function timed<T>(say: (line: string) => void, what: string, work: () => Promise<T>): Promise<T> {
  const [start, before] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  say(
    `${what.padEnd(22)}${((performance.now() - start) / 1_000).toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} s of processor time`,
  )
  return result
}
