/**
 * `npm run bench`: how fast one replicate is and where its time goes, how fast a batch is by stage. `npm run bench NAME` runs a longer
 * study (STUDIES below; each has a file of its name). Absolute figures are this machine's today; compare ratios, and versions in one
 * sitting.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from 'simple-statistics'
import { PHASES, type Phase } from '../../sim/agents/agent.ts'
import { engine } from '../../sim/cli/engine.ts'
import { prepareScenario, type PreparedScenario } from '../../sim/cli/input/prepare-scenario.ts'
import { runScenario, type FinishedRun, type RunOptions } from '../../sim/cli/jobs/run-scenario.ts'
import { benchAgainst } from './against.ts'
import { benchCondition } from './condition.ts'
import { benchCoverage } from './coverage.ts'
import { benchDesigns } from './designs.ts'
import { benchForecast } from './forecast.ts'
import { benchKills } from './kills.ts'
import { benchMarket } from './market.ts'
import { benchMemory } from './memory.ts'
import { benchOpening } from './opening.ts'
import { benchPackage } from './package.ts'
import { benchPaint } from './paint.ts'
import { benchQuery } from './query.ts'
import { benchReport } from './report.ts'
import { benchSweep } from './sweep.ts'
import { benchWorkers } from './workers.ts'

const SCENARIO = 'scenarios/export-controls-2025.yaml'
const WARM_UP = 5
const TIMED = 15
const BATCH = 200

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(0)} %`

function benchReplicate({ scenario }: PreparedScenario): void {
  const times: number[] = []
  let agents = 0
  let updates = 0
  for (let replicate = 0; replicate < WARM_UP + TIMED; replicate++) {
    const start = performance.now()
    const one = engine.simulate(scenario, { seed: scenario.seed, replicate })
    if (replicate >= WARM_UP) times.push(performance.now() - start)
    agents = one.agents
    updates = one.updates
  }
  const middle = median(times)
  say(`one replicate     ${middle.toFixed(1)} ms (median of ${TIMED}, ${Math.min(...times).toFixed(1)} at best)`)
  say(`                  ${agents} agents, ${scenario.weeks} weeks, ${scenario.elements.length} elements`)
  say(`                  ${(updates / middle / 1_000).toFixed(2)} million agent-updates per second and core`)
}

/** Times each kind's phases by wrapping them; the rest is markets, queues and recording. */
function benchPhases({ scenario }: PreparedScenario): void {
  const byPhase = new Map<Phase, number>()
  const byKind = new Map<string, number>()
  for (const { kind, act } of engine.KINDS)
    for (const phase of PHASES) {
      const acts = act as Record<string, (self: never, world: never) => void>
      const original = acts[phase]
      if (original === undefined) continue
      acts[phase] = (self, world) => {
        const start = performance.now()
        original(self, world)
        const spent = performance.now() - start
        byPhase.set(phase, (byPhase.get(phase) ?? 0) + spent)
        byKind.set(kind, (byKind.get(kind) ?? 0) + spent)
      }
    }
  const start = performance.now()
  for (let replicate = 0; replicate < TIMED; replicate++) engine.simulate(scenario, { seed: scenario.seed, replicate })
  const whole = performance.now() - start
  const inAgents = [...byPhase.values()].reduce((sum, spent) => sum + spent, 0)
  const shares = (spent: ReadonlyMap<string, number>): string =>
    [...spent]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 6)
      .map(([name, part]) => `${name} ${percent(part, whole)}`)
      .join(', ')
  say(`by phase          ${shares(byPhase)}; markets, queues and recording ${percent(whole - inAgents, whole)}`)
  say(`by kind           ${shares(byKind)}`)
}

async function batch(prepared: PreparedScenario, options: Partial<RunOptions>): Promise<FinishedRun> {
  const folder = mkdtempSync(join(tmpdir(), 'chokepoint-bench-'))
  const { seed } = prepared.scenario
  const defaults = {
    folder,
    seed,
    replicates: BATCH,
    workers: availableParallelism(),
    report: false,
    live: false,
    force: false,
  }
  try {
    const finished = await runScenario(prepared, { ...defaults, quiet: true, ...options })
    if (typeof finished === 'number') process.exit(finished)
    if ('shard' in finished) throw new Error('the benchmark runs whole batches')
    return finished
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function benchBatch(prepared: PreparedScenario): Promise<void> {
  const { milliseconds, stages, work, updatesPerSecond } = await batch(prepared, { report: true, live: true })
  const { simulating, encoding, writing } = work
  const all = simulating + encoding + writing
  say(`${BATCH} replicates    ${seconds(milliseconds)} on ${availableParallelism()} workers, with the report`)
  say(`                  ${((updatesPerSecond ?? 0) / 1e6).toFixed(2)} million agent-updates per second`)
  say(
    `  simulate, write ${seconds(stages.simulate)}: simulating ${percent(simulating, all)}, ` +
      `encoding ${percent(encoding, all)}, writing ${percent(writing, all)} of the threads' time`,
  )
  say(`  summarize       ${seconds(stages.summarize)}`)
  say(`  report          ${seconds(stages.report)}`)
}

/** `npm run bench NAME`; some take a folder, one versions of Node. */
const STUDIES: Readonly<Record<string, (say: (line: string) => void, given?: string) => void | Promise<void>>> = {
  against: benchAgainst,
  condition: benchCondition,
  coverage: benchCoverage,
  designs: benchDesigns,
  forecast: benchForecast,
  kills: benchKills,
  market: benchMarket,
  workers: benchWorkers,
  memory: benchMemory,
  query: benchQuery,
  package: benchPackage,
  paint: benchPaint,
  report: benchReport,
  opening: benchOpening,
  sweep: benchSweep,
}
const [, , name, given] = process.argv
if (name !== undefined) {
  const study = STUDIES[name]
  if (study === undefined) throw new RangeError(`given ${name}; expected one of ${Object.keys(STUDIES).join(', ')}`)
  await study(say, given)
  process.exit()
}
const prepared = prepareScenario(SCENARIO, [])
say(`${SCENARIO}, engine ${engine.ENGINE_VERSION}, Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`)
benchReplicate(prepared)
benchMarket(say)
await benchBatch(prepared)
// Last: the wrapped phases slow everything after them down a little.
benchPhases(prepared)
