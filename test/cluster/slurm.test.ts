/**
 * A real Slurm on this host runs docs/cluster: four tasks on two nodes, a task and a node killed on the way, the merge and report
 * behind them. A part of the thorough tests; skipped where Slurm's daemons or the rights to start them are missing, unless CHOKEPOINT_SLURM=1
 * says they are there.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
const base = mkdtempSync('/tmp/chokepoint-slurm-')
const results = join(base, 'cluster')
const alone = join(base, 'alone')
const scenario = join(base, 'scenario.yaml')
const environment = { ...process.env, SLURM_CONF: join(base, 'slurm.conf'), SCENARIO: scenario, RESULTS: results }

function call(command: string, ...args: string[]): string {
  return execFileSync(command, args, {
    cwd: ROOT,
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim()
}
const chokepoint = (...args: string[]): string => call(process.execPath, REAL, ...args)

/** However long it takes, while something is in the queue that may bring it. */
async function until<T>(what: string, look: () => T | undefined | false): Promise<T> {
  for (;;) {
    const isIdle = call('squeue', '-h') === ''
    const seen = look()
    if (seen !== undefined && seen !== false) return seen
    if (isIdle) break
    await new Promise((done) => setTimeout(done, 100))
  }
  const told = readdirSync(base).filter((name) => name.endsWith('.txt'))
  const texts = told.map((name) => `${name}: ${readFileSync(join(base, name), 'utf8')}`)
  throw new Error(`no ${what}, and nothing is queued\n${call('sinfo')}\n${texts.join('\n')}`)
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

const pidOf = (daemon: string): number => Number(readFileSync(join(base, 'run', `${daemon}.pid`), 'utf8'))

describe.skipIf(!isThere && !isRequired)('a Slurm array', () => {
  beforeAll(() => {
    const source = readFileSync(join(ROOT, 'scenarios/export-controls-2025.yaml'), 'utf8')
    for (const name of ['baseline.yaml', 'posterior-export-controls-2025.yml', 'observations-2025.csv'])
      writeFileSync(join(base, name), readFileSync(join(ROOT, 'scenarios', name)))
    writeFileSync(scenario, `${source}\nreplicates: ${REPLICATES}\n`)
    chokepoint('run', scenario, '--no-report', '--quiet', '--output', alone)
    call('bash', join(ROOT, 'test/cluster/slurm-up.sh'), base)
  })

  afterAll(() => {
    if (!existsSync(join(base, 'run'))) return
    for (const daemon of ['slurmd-n1', 'slurmd-n2', 'slurmctld'])
      if (existsSync(join(base, 'run', `${daemon}.pid`))) kill([pidOf(daemon)])
    for (const node of ['n1', 'n2']) kill(processesOn(node))
  })

  test('with a killed task and a killed node gives the digest of one machine', async () => {
    const job = call(
      'sbatch',
      '--parsable',
      '--export=ALL',
      '-o',
      join(base, 'task-%a.txt'),
      'docs/cluster/chokepoint.sbatch',
    )
    const merge = call(
      'sbatch',
      '--parsable',
      '--export=ALL',
      '-o',
      join(base, 'merge.txt'),
      `--dependency=afterok:${job}`,
      '--wrap',
      `npx chokepoint merge ${results} -o ${results}`,
    )
    await until('chunk', () => chunks() > 0)
    const first = await until('task on n1', () => runningOn(job, 'n1'))
    // As the kernel does when memory runs out: the program dies, the script that started it lives.
    kill(processesOn('n1').filter((pid) => commandOf(pid).includes('chokepoint.js')))
    await until('requeue of the killed task', () => restartsOf(job, first) === 1)

    const before = chunks()
    const second = await until('task on n2 with a chunk to its name', () => chunks() > before && runningOn(job, 'n2'))
    kill([pidOf('slurmd-n2'), ...processesOn('n2')])
    call('scontrol', 'update', 'NodeName=n2', 'State=DOWN', 'Reason=killed')
    const restarts = second.task === first.task ? 2 : 1
    await until('requeue of the task of the dead node', () => restartsOf(job, second) === restarts)
    call('slurmd', '-f', environment.SLURM_CONF, '-N', 'n2')
    // ReturnToService=2: a node that registers again is taken back.
    await until('return of n2', () => !/down/.test(call('sinfo', '-h', '-n', 'n2', '-o', '%T')))

    await until('merged batch', () => call('squeue', '-h', '-j', `${job},${merge}`) === '')
    expect(readFileSync(join(base, 'merge.txt'), 'utf8')).toContain(`${CHUNKS} chunks, complete`)
    expect(chokepoint('verify', results)).toBe(chokepoint('verify', alone))
    expect(existsSync(join(results, 'report.html'))).toBe(true)
  })
})
