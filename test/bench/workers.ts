/**
 * `npm run bench workers`: a small and a large batch with one worker, with two, and as four array tasks on a Slurm cluster where one is
 * up: digests, speed-up, efficiency; and what the machine allows at best: the two halves as processes that know nothing of each other.
 * Each way runs ROUNDS times in turn; the fastest counts, since other work on the machine only ever slows.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const PROGRAM = resolve(import.meta.dirname, '../bin/chokepoint.js')
const SCENARIO = 'scenarios/export-controls-2025.yaml'
const SIZES = [200, 1_000]
const ROUNDS = 2
const TASKS = 4

interface Way {
  readonly name: string
  /** Workers or tasks at work at a time. */
  readonly wide: number
  run(folder: string, replicates: number): void | Promise<void>
}

const chokepoint = (...args: readonly string[]): void => run(process.execPath, [PROGRAM, ...args])

function run(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`)
}

const batch = (folder: string, replicates: number, workers: number): void =>
  chokepoint('run', SCENARIO, '-n', String(replicates), '-w', String(workers), '--no-report', '-q', '-o', folder)

/** No shared thread, memory or file; what putting the halves together takes is counted. */
async function apart(folder: string, replicates: number): Promise<void> {
  const half = (index: number): Promise<unknown> => {
    const args = ['run', SCENARIO, '-n', String(replicates), '-w', '1', '--shard', `${index}/2`, '--no-report', '-q']
    const child = spawn(process.execPath, [PROGRAM, ...args, '-o', `${folder}-${index}`], { stdio: 'ignore' })
    return new Promise((done, fail) =>
      child.on('close', (code) => (code === 0 ? done(code) : fail(new Error(`half ${index} ended with ${code}`)))),
    )
  }
  await Promise.all([half(0), half(1)])
  chokepoint('merge', `${folder}-0`, `${folder}-1`, '--no-report', '-o', folder)
  for (const index of [0, 1]) rmSync(`${folder}-${index}`, { recursive: true })
}

/** Four tasks of one worker each; what they take with starting and merging is counted. */
function onSlurm(folder: string, replicates: number): void {
  const command = `${process.execPath} ${PROGRAM} run ${SCENARIO} -n ${replicates} -w 1 -q --no-report --shard auto -o ${folder}`
  run('sbatch', ['--wait', `--array=0-${TASKS - 1}`, '--output=/dev/null', `--wrap=${command}`])
  chokepoint('merge', folder, '--no-report', '-o', folder)
}

const hasSlurm = (): boolean => spawnSync('sinfo', ['--noheader'], { timeout: 5_000 }).status === 0

export async function benchWorkers(say: (line: string) => void): Promise<void> {
  const base = mkdtempSync(join(tmpdir(), 'chokepoint-workers-'))
  const ways: Way[] = [
    { name: '1 worker', wide: 1, run: (folder, replicates) => batch(folder, replicates, 1) },
    { name: '2 workers', wide: 2, run: (folder, replicates) => batch(folder, replicates, 2) },
    { name: '2 halves apart', wide: 2, run: apart },
    ...(hasSlurm() ? [{ name: `${TASKS} Slurm tasks`, wide: 2, run: onSlurm }] : []),
  ]
  try {
    for (const replicates of SIZES) {
      say(`${replicates} replicates`)
      await benchSize(say, ways, replicates, base)
    }
    if (!hasSlurm()) say('no Slurm here: test/cluster/slurm-up.sh starts one')
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}

async function benchSize(
  say: (line: string) => void,
  ways: readonly Way[],
  replicates: number,
  base: string,
): Promise<void> {
  const best = new Map<Way, number>()
  const digests = new Set<string>()
  for (let round = 0; round < ROUNDS; round++)
    for (const way of ways) {
      const folder = join(base, `${way.name.replaceAll(' ', '-')}-${round}`)
      const start = performance.now()
      await way.run(folder, replicates)
      const seconds = (performance.now() - start) / 1_000
      best.set(way, Math.min(seconds, best.get(way) ?? Infinity))
      digests.add(spawnSync(process.execPath, [PROGRAM, 'verify', folder], { encoding: 'utf8' }).stdout.slice(0, 64))
      rmSync(folder, { recursive: true })
    }
  const one = best.get(ways[0]!)!
  for (const way of ways) {
    const speedUp = one / best.get(way)!
    say(
      `  ${way.name.padEnd(16)}${best.get(way)!.toFixed(1)} s, ${speedUp.toFixed(2)} × as fast as one worker, ` +
        `efficiency ${(speedUp / way.wide).toFixed(2)} on ${way.wide === 1 ? 'one core' : 'two cores'}`,
    )
  }
  say(`  digests         ${digests.size === 1 ? 'all the same' : 'THEY DIFFER'}`)
}
