/**
 * `npm run bench sweep`: a sweep of six levels against six runs of those levels, one after the other, in processor time. Each side writes
 * its tables, and no report. `npm run bench sweep 24` takes 24 runs a level.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { commandSeconds } from './command-seconds.ts'

const FOLDER = resolve(import.meta.dirname, '..')
const SCENARIO = 'export-controls-2025'
const PATH = 'levers.london-framework.reviewCapacity'
const LEVELS = [50, 160, 270, 380, 490, 600]
const REPLICATES = '200'

export function benchSweep(say: (line: string) => void, replicates = REPLICATES): void {
  const base = mkdtempSync(join(tmpdir(), 'chokepoint-sweep-'))
  const options = (name: string) => ['-n', replicates, '--no-report', '-q', '-o', join(base, name)]
  try {
    const swept = commandSeconds(FOLDER, [
      'sweep',
      SCENARIO,
      '--vary',
      `${PATH}=${LEVELS.join(',')}`,
      ...options('sweep'),
    ])
    const apart = LEVELS.map((level) =>
      commandSeconds(FOLDER, ['run', SCENARIO, '--set', `${PATH}=${level}`, ...options(`at-${level}`)]),
    ).reduce((sum, seconds) => sum + seconds)
    const one = (seconds: number): string => `${seconds.toFixed(1)} s of processor time`
    say(
      `a sweep of ${LEVELS.length} x ${replicates}: ${one(swept)}; ${LEVELS.length} runs: ${one(apart)}; ratio ${(swept / apart).toFixed(2)}`,
    )
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}
