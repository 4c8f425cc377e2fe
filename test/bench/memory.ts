/**
 * Peak memory of batches of 1,000, 10,000 and 100,000 replicates: of the whole run, and of closing it alone. A small market of the
 * real engine: every group one agent, two elements, 13 weeks. `npm run bench memory DIR` keeps the folders, for `npm run bench query`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { prepareScenario } from '../../sim/cli/input/prepare-scenario.ts'

const PROGRAM = resolve(import.meta.dirname, '../bin/chokepoint.js')
export const SCENARIO = 'scenarios/baseline.yaml'
const SIZES = [1_000, 10_000, 100_000]
const SMALL = ['weeks=13', 'elements=[Nd, Dy]', 'outcomes=[peakQuoteRatio.Dy]']

/** Prints the peak of the process when it ends; loaded before the program, and by its threads, which stay silent. */
const TELL_PEAK =
  'data:text/javascript,import{isMainThread}from"node:worker_threads";' +
  'isMainThread&&process.on("exit",()=>process.stderr.write(`PEAK ${process.resourceUsage().maxRSS}`))'

export async function benchMemory(say: (line: string) => void, kept?: string): Promise<void> {
  const base = kept ?? mkdtempSync(join(tmpdir(), 'chokepoint-memory-'))
  const settings = smallMarket()
  try {
    for (const size of SIZES) {
      const folder = join(base, String(size))
      const args = ['run', SCENARIO, ...settings, '-n', String(size), '--no-report', '-q', '-o', folder]
      const whole = await peakOf(args)
      const closing = await peakOf(args)
      say(
        `${size} replicates`.padEnd(20) +
          `peak ${whole.megabytes.toFixed(0)} MB in ${whole.seconds.toFixed(0)} s; ` +
          `closing alone ${closing.megabytes.toFixed(0)} MB in ${closing.seconds.toFixed(1)} s; ` +
          `${(sizeOf(folder) / 1e6).toFixed(0)} MB on disk`,
      )
    }
  } finally {
    if (kept === undefined) rmSync(base, { recursive: true, force: true })
  }
}

/** Options that make the scenario small: seconds for 10,000 replicates. */
export function smallMarket(): string[] {
  return [...SMALL, ...oneAgentAGroup()].flatMap((setting) => ['--set', setting])
}

function oneAgentAGroup(): string[] {
  const { scenario } = prepareScenario(SCENARIO, [])
  return Object.entries(scenario.agents).flatMap(([kind, { groups }]) =>
    groups.filter(({ count }) => count > 1).map(({ name }) => `agents.${kind}.groups.${name}.count=1`),
  )
}

/** Peak memory and time of a run of the program. */
export async function peakOf(
  args: readonly string[],
): Promise<{ readonly megabytes: number; readonly seconds: number }> {
  const start = performance.now()
  const child = spawn(process.execPath, ['--import', TELL_PEAK, PROGRAM, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let told = ''
  child.stderr.on('data', (data: Buffer) => (told += data.toString()))
  const code = await new Promise<number | null>((done) => child.on('close', done))
  const peak = /PEAK (\d+)/.exec(told)
  if (code !== 0 || peak === null) throw new Error(`chokepoint ${args.join(' ')} ended with ${code}: ${told}`)
  return { megabytes: Number(peak[1]) / 1_024, seconds: (performance.now() - start) / 1_000 }
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
