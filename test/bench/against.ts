/**
 * `npm run bench against DIR`: this checkout against an older one in DIR that is built (`git worktree add DIR COMMIT`, then `npm ci` and `npm
 * run build` there), in one sitting. Both do the same work in turn, so that what else the machine does slows both alike, and processor
 * time is counted, of all threads. Each runs its own export-controls-2025.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { median, quantileSorted } from 'simple-statistics'
import { commandSeconds } from './command-seconds.ts'
import type * as Library from '../../library/index.ts'

const SCENARIO = 'export-controls-2025.yaml'
/** Replicates of each that compile its code, and those that count. */
const WARM_UP = 4
const TIMED = 24
/** Times that each runs a command. */
const ROUNDS = 3
const COMMANDS: readonly (readonly [name: string, args: (folder: string) => readonly string[]])[] = [
  ['--help', () => ['--help']],
  ['200 replicates', (folder) => ['run', `scenarios/${SCENARIO}`, '-n', '200', '--no-report', '-q', '-o', folder]],
  ['their report', (folder) => ['report', folder]],
]

export async function benchAgainst(say: (line: string) => void, older?: string): Promise<void> {
  if (older === undefined) throw new RangeError('npm run bench against DIR: DIR is an older checkout, built')
  const folders = [resolve(older), resolve(import.meta.dirname, '..')] as const
  await benchReplicates(say, folders)
  benchCommands(say, folders)
}

/** Milliseconds of processor time of one replicate. */
type Timed = (replicate: number) => number

async function benchReplicates(say: (line: string) => void, folders: readonly [string, string]): Promise<void> {
  const [old, now] = [await load(folders[0]), await load(folders[1])]
  const times: [number, number][] = []
  for (let replicate = 0; replicate < WARM_UP + TIMED; replicate++) {
    // Whoever comes second finds the other's garbage: they take turns.
    const inTurn: Timed[] = replicate % 2 === 0 ? [old, now] : [now, old]
    const [first, second] = [inTurn[0]!(replicate), inTurn[1]!(replicate)]
    if (replicate >= WARM_UP) times.push(replicate % 2 === 0 ? [first, second] : [second, first])
  }
  tell(say, 'replicate', times, 'ms')
}

async function load(folder: string): Promise<Timed> {
  const { parseScenario, simulate } = (await import(join(folder, 'dist/library.js'))) as typeof Library
  const read = (path: string) => ({ text: readFileSync(join(folder, 'scenarios', path), 'utf8') })
  const parsed = parseScenario(read, SCENARIO)
  if (!parsed.ok) throw new Error(`${folder}: ${SCENARIO} is refused`)
  const { scenario } = parsed
  return (replicate) => {
    const before = process.cpuUsage()
    simulate(scenario, { seed: scenario.seed, replicate })
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e3
  }
}

function benchCommands(say: (line: string) => void, folders: readonly [string, string]): void {
  const base = mkdtempSync(join(tmpdir(), 'chokepoint-against-'))
  try {
    const times = COMMANDS.map((): [number, number][] => [])
    for (let round = 0; round < ROUNDS; round++)
      COMMANDS.forEach(([, args], c) => {
        const timed = (k: 0 | 1): number => commandSeconds(folders[k], args(join(base, `${k}-${round}`)))
        times[c]!.push([timed(0), timed(1)])
      })
    COMMANDS.forEach(([name], c) => tell(say, name, times[c]!, 's'))
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}

/** `times`: of the older and of this one, side by side. */
function tell(say: (line: string) => void, name: string, times: readonly [number, number][], unit: string): void {
  const quick = (k: 0 | 1): number => {
    const sorted = times.map((pair) => pair[k]).sort((a, b) => a - b)
    return quantileSorted(sorted, 1 / 4)
  }
  say(
    `${name.padEnd(18)}${quick(0).toFixed(2)} -> ${quick(1).toFixed(2)} ${unit} of processor time (lower quartiles of ${times.length}): ` +
      `ratio ${(quick(1) / quick(0)).toFixed(2)}, median of pairs ${median(times.map(([old, now]) => now / old)).toFixed(2)}`,
  )
}
