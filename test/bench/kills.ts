/** Kills a batch of the real engine twenty times at random moments, and resumes it each time: what is lost, what is done twice? */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const PROGRAM = resolve(import.meta.dirname, '../bin/chokepoint.js')
const SCENARIO = 'scenarios/export-controls-2025.yaml'
const REPLICATES = 400
const KILLS = 20
/** A start takes about half a second and a chunk of ten replicates a good second, milliseconds. */
const MOMENTS = { from: 700, to: 4_500 }

export async function benchKills(say: (line: string) => void): Promise<void> {
  const base = mkdtempSync(join(tmpdir(), 'chokepoint-kills-'))
  const args = (folder: string): string[] => [
    PROGRAM,
    ...['run', SCENARIO, '-n', String(REPLICATES), '--no-report', '-q', '-o', join(base, folder)],
  ]
  try {
    let kills = 0
    while (kills < KILLS) {
      const child = spawn(process.execPath, args('killed'), { stdio: 'ignore' })
      const timer = setTimeout(() => child.kill('SIGKILL'), MOMENTS.from + Math.random() * (MOMENTS.to - MOMENTS.from))
      const code = await new Promise<number | null>((done) => child.on('close', done))
      clearTimeout(timer)
      if (code !== null) break
      kills++
    }
    for (const folder of ['killed', 'whole']) spawnSync(process.execPath, args(folder), { stdio: 'ignore' })
    const digest = (folder: string): string =>
      spawnSync(process.execPath, [PROGRAM, 'verify', join(base, folder)], { encoding: 'utf8' }).stdout.slice(0, 64)
    const events = readFileSync(join(base, 'killed/run.log.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line.includes('"event":"chunk"'))
      .map((line) => (JSON.parse(line) as { index: number }).index)
    const twice = events.length - new Set(events).size
    say(
      `${kills} kills           ${digest('killed') === digest('whole') ? 'the same digest' : 'ANOTHER DIGEST'} as without`,
    )
    say(`chunks            ${new Set(events).size} of ${REPLICATES / 10} logged, ${twice} stored twice`)
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}
