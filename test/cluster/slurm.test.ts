/**
 * A real Slurm on this host runs docs/cluster: four tasks on two nodes, a task and a node killed on the way, the merge and report
 * behind them. A part of the thorough tests; skipped where Slurm's daemons or the rights to start them are missing, unless CHOKEPOINT_SLURM=1
 * says they are there.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { REAL, ROOT } from '../cli/command-line.ts'
import { THOROUGH } from '../thorough.ts'

const isRequired = process.env['CHOKEPOINT_SLURM'] === '1'
const isThere =
  THOROUGH && process.getuid?.() === 0 && existsSync('/usr/sbin/slurmctld') && existsSync('/usr/sbin/slurmd')
if (THOROUGH && !isThere) process.stderr.write('no Slurm here: its test is skipped\n')

const REPLICATES = 120
const CHUNKS = 12
/** What nothing at all happens for is stuck, milliseconds: Slurm waits 5 s for a credential, its tasks sleep 60 s at most. */
const STILL = 240_000

const base = mkdtempSync('/tmp/chokepoint-slurm-')
chmodSync(base, 0o755)
const alone = join(base, 'alone')
const scenario = join(base, 'scenario.yaml')
// Each try has a Slurm and a results folder of its own.
let home = base
let results = ''
let environment: NodeJS.ProcessEnv = process.env

function call(command: string, ...args: string[]): string {
  return execFileSync(command, args, {
    cwd: ROOT,
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim()
}
const chokepoint = (...args: string[]): string => call(process.execPath, REAL, ...args)

/** Processor time of what runs on the nodes, ticks of the clock: a task that computes is not stuck. */
function workDone(): number {
  let ticks = 0
  for (const pid of ['n1', 'n2'].flatMap(processesOn))
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? []
      ticks += Number(fields[11]) + Number(fields[12])
    } catch {
      // It ended by itself.
    }
  return ticks
}

/** Slurm stands still: no fault of what its tasks computed. */
class StuckError extends Error {
  override readonly name = 'StuckError'
}

function told(): string {
  const texts = readdirSync(home)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => `${name}: ${readFileSync(join(home, name), 'utf8')}`)
  const logs = readdirSync(join(home, 'log')).map(
    (name) =>
      `${name}: ${readFileSync(join(home, 'log', name), 'utf8')
        .split('\n')
        .slice(-30)
        .join('\n')}`,
  )
  return [...texts, ...logs].join('\n')
}

/** A controller on a busy machine may answer late: undefined when it does not answer at all. */
function queue(): string | undefined {
  try {
    return call('squeue', '-h', '-r', '-o', '%i %T %N %r')
  } catch {
    return undefined
  }
}

/** What Slurm could not launch it holds, until somebody lets it go. */
function release(waiting: string): void {
  for (const line of waiting.split('\n')) if (/held/i.test(line)) call('scontrol', 'release', line.split(' ')[0] ?? '')
}

/** However long it takes, while something in the queue moves that may bring it. */
async function until<T>(what: string, look: () => T | undefined | false): Promise<T> {
  let moved = Date.now()
  let last = ''
  for (;;) {
    const waiting = queue()
    const seen = waiting === undefined ? undefined : look()
    if (seen !== undefined && seen !== false) return seen
    if (waiting === '') throw new Error(`no ${what}, and nothing is queued\n${told()}`)
    if (waiting !== undefined) release(waiting)
    const now = `${waiting} ${chunks()} ${workDone()}`
    if (now !== last) moved = Date.now()
    last = now
    if (Date.now() - moved > STILL) throw new StuckError(`no ${what}, and nothing moves\n${last}\n${told()}`)
    await new Promise((done) => setTimeout(done, 100))
  }
}

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1')
  } catch {
    return ''
  }
}

const parentOf = (pid: number): number => {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1])
  } catch {
    return 0
  }
}

/**
 * Processes that Slurm started on a node, their step daemons first: a daemon that outlives its script by a moment reports a task
 * that failed, and a node that dies reports nothing. Daemons do not have their tasks' environment; they are their parents.
 */
function processesOn(node: string): number[] {
  const own = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const variables = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0')
        return variables.includes(`SLURMD_NODENAME=${node}`) && variables.includes(`RESULTS=${results}`)
      } catch {
        return false
      }
    })
  const daemons = own.map(parentOf).filter((pid) => commandOf(pid).includes('slurmstepd'))
  return [...new Set([...daemons, ...own])]
}

interface Task {
  readonly task: string
  readonly node: string
  readonly state: string
}
const tasks = (job: string): Task[] =>
  call('squeue', '-h', '-r', '-j', job, '-o', '%K %N %T')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [task = '', node = '', state = ''] = line.split(' ')
      return { task, node, state }
    })
const runningOn = (job: string, node: string): Task | undefined =>
  tasks(job).find((one) => one.node === node && one.state === 'RUNNING')
const restartsOf = (job: string, { task }: Task): number =>
  Number(/Restarts=(\d+)/.exec(call('scontrol', 'show', 'job', `${job}_${task}`))?.[1])
const chunks = (): number => (existsSync(join(results, 'chunks')) ? readdirSync(join(results, 'chunks')).length : 0)

function kill(pids: readonly number[]): void {
  for (const pid of pids)
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself.
    }
}

const pidOf = (daemon: string): number => Number(readFileSync(join(home, 'run', `${daemon}.pid`), 'utf8'))

function start(name: string): void {
  home = join(base, name)
  results = join(home, 'cluster')
  environment = { ...process.env, SLURM_CONF: join(home, 'slurm.conf'), SCENARIO: scenario, RESULTS: results }
  call('bash', join(ROOT, 'test/cluster/slurm-up.sh'), home)
}

function end(): void {
  for (const daemon of ['slurmd-n1', 'slurmd-n2', 'slurmctld'])
    if (existsSync(join(home, 'run', `${daemon}.pid`))) kill([pidOf(daemon)])
  for (const node of ['n1', 'n2']) kill(processesOn(node))
}

/** A batch of four tasks, of which one is killed and one loses its node, and the merge behind them. */
async function runKilled(): Promise<string> {
  const job = call(
    'sbatch',
    '--parsable',
    '--export=ALL',
    '-o',
    join(home, 'task-%a.txt'),
    'docs/cluster/chokepoint.sbatch',
  )
  const merge = call(
    'sbatch',
    '--parsable',
    '--export=ALL',
    '-o',
    join(home, 'merge.txt'),
    `--dependency=afterok:${job}`,
    '--kill-on-invalid-dep=yes',
    '--wrap',
    `npx chokepoint merge ${results} -o ${results}`,
  )
  await until('chunk', () => chunks() > 0)
  const first = await until('task on n1', () => runningOn(job, 'n1'))
  // As the kernel does when memory runs out: the program dies, the script that started it lives.
  const programs = await until('program on n1', () => {
    const found = processesOn('n1').filter((pid) => commandOf(pid).includes('chokepoint.js'))
    return found.length > 0 && found
  })
  kill(programs)
  await until('requeue of the killed task', () => restartsOf(job, first) >= 1)

  const before = chunks()
  const second = await until('task on n2 with a chunk to its name', () => chunks() > before && runningOn(job, 'n2'))
  kill([pidOf('slurmd-n2'), ...processesOn('n2')])
  call('scontrol', 'update', 'NodeName=n2', 'State=DOWN', 'Reason=killed')
  const restarts = second.task === first.task ? 2 : 1
  await until('requeue of the task of the dead node', () => restartsOf(job, second) >= restarts)
  call('slurmd', '-f', join(home, 'slurm.conf'), '-N', 'n2')
  // ReturnToService=2: a node that registers again is taken back.
  await until('return of n2', () => !/down/.test(call('sinfo', '-h', '-n', 'n2', '-o', '%T')))

  await until('merged batch', () => call('squeue', '-h', '-j', `${job},${merge}`) === '')
  return readFileSync(join(home, 'merge.txt'), 'utf8')
}

describe.skipIf(!isThere && !isRequired)('a Slurm array', () => {
  beforeAll(() => {
    const source = readFileSync(join(ROOT, 'scenarios/export-controls-2025.yaml'), 'utf8')
    for (const name of ['baseline.yaml', 'posterior-export-controls-2025.yml', 'observations-2025.csv'])
      writeFileSync(join(base, name), readFileSync(join(ROOT, 'scenarios', name)))
    writeFileSync(scenario, `${source}\nreplicates: ${REPLICATES}\n`)
    chokepoint('run', scenario, '--no-report', '--quiet', '--output', alone)
  })

  afterAll(end)

  test('with a killed task and a killed node gives the digest of one machine', async () => {
    start('first')
    // A Slurm that stands still says nothing of the batch: another one, once.
    const merged = await runKilled().catch((error: unknown) => {
      if (!(error instanceof StuckError)) throw error
      process.stderr.write(`${error.message}\n`)
      end()
      start('second')
      return runKilled()
    })
    expect(merged).toContain(`${CHUNKS} chunks, complete`)
    expect(chokepoint('verify', results)).toBe(chokepoint('verify', alone))
    expect(existsSync(join(results, 'report.html'))).toBe(true)
  })
})
