/** A calibration in its folder: every finished round is stored, so that it can be stopped and taken up again. */
import { setWords } from '../terminal/set-words.ts'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { distance } from '../../studies/calibrate/distance.ts'
import { posteriorYaml } from '../../studies/calibrate/posterior-yaml.ts'
import { type Problem, priorFigures } from '../../studies/calibrate/problem.ts'
import type { Point, Population, Settings } from '../../studies/calibrate/replenish.ts'
import {
  calibrationRounds,
  distinctPoints,
  isFinished,
  mostRuns,
  posteriorPoints,
} from '../../studies/calibrate/rounds.ts'
import { createPool } from './pool.ts'
import { engine } from '../engine.ts'
import { UsageError } from '../terminal/exit.ts'
import { createProgress } from '../terminal/progress.ts'
import { listenForStop } from '../terminal/signals.ts'
import { named, refusal, requireWritableFolder, type Permit } from '../store/may-replace.ts'
import { CALIBRATION, ROUNDS } from '../store/stored-calibration.ts'
import { nameOfTemporary, writeFileDurably } from '../store/write-file.ts'

export interface CalibrationRun {
  readonly problem: Problem
  readonly settings: Settings
  /** Names of the scenario files, and their checksums. */
  readonly files: readonly string[]
  readonly hashes: readonly string[]
  /** `path=value` settings that change the files. */
  readonly sets: readonly string[]
  /** Files that the scenarios were read from. */
  readonly inputs: readonly string[]
  readonly seed: number
  readonly draws: number
  readonly workers: number
  readonly folder: string
  readonly force: boolean
  readonly quiet: boolean
}

export interface Calibrated {
  readonly populations: readonly Population[]
  /** Draws of the posterior on the unit cube. */
  readonly points: readonly Point[]
  /** [draw][figure]: what the draws say to the figures. */
  readonly predicted: readonly Float64Array[]
}

/** The result, or the exit code of the signal that stopped it. */
export async function runCalibration(run: CalibrationRun): Promise<Calibrated | number> {
  const { problem, settings, seed, folder } = run
  const identity = identityOf(run)
  const stored = readRounds(run, identity)
  const permit = named(folder, OURS, run.inputs)
  await mkdir(folder, { recursive: true })
  removeLeftovers(folder)
  const pool = createPool('evaluatePoint', { problem, seed }, run.workers)
  const runsOf = (rounds: number): number => (rounds === 0 ? 0 : mostRuns({ ...settings, rounds }))
  let done = runsOf(stored.length)
  const total = mostRuns(settings) + run.draws
  const progress = createProgress(total, done, run.quiet)
  const stop = listenForStop((signal) =>
    progress.note(`${signal}: ending the round at work; once more to end at once. The same command goes on from there`),
  )
  const fitted = problem.targets.flat()
  const simulate = async (points: readonly Point[], firstRun: number): Promise<Float64Array[]> =>
    Promise.all(
      points.map(async (point, k) => {
        const values = await pool.run({ point, replicate: firstRun + k })
        progress.update(++done)
        return values
      }),
    )
  const evaluate = async (points: readonly Point[], firstRun: number): Promise<number[]> =>
    (await simulate(points, firstRun)).map((values) => distance(fitted, values))
  try {
    const populations = [...stored]
    for await (const population of calibrationRounds(settings, seed, evaluate, stored.at(-1))) {
      populations.push(population)
      // Steps that would leave the cube are not run.
      done = runsOf(populations.length)
      await writeFileDurably(join(folder, ROUNDS), `${JSON.stringify({ ...identity, populations })}\n`, permit)
      if (stop.code !== undefined) return stop.code
    }
    // All rounds are stored: from here a signal ends the process at once.
    stop.release()
    const points = posteriorPoints(populations.at(-1)!, run.draws)
    done = total - points.length
    const predicted = await simulate(points, PREDICTIVE)
    await writeResults(run, identity, { populations, points, predicted }, permit)
    return { populations, points, predicted }
  } finally {
    progress.stop()
    stop.release()
    await pool.close()
  }
}

/** Replicate numbers of the check of the posterior: none that the fit has used. */
const PREDICTIVE = 1_000_000_000
/** Everything that a calibration writes into its folder. The rounds name them all: without rounds of ours none of them is. */
const OURS = [ROUNDS, 'posterior.yaml', 'rounds.csv', 'manifest.json']

/** What makes two calibrations the same: no clock, no path, no host. */
function identityOf({ problem, settings, files, hashes, seed }: CalibrationRun): Record<string, unknown> {
  return {
    schema: CALIBRATION,
    owns: OURS,
    engine: engine.ENGINE_VERSION,
    scenarios: files.map((file, k) => ({ file, hash: hashes[k] })),
    seed,
    particles: settings.particles,
    steps: settings.steps,
    leastAccepted: settings.leastAccepted,
    paths: problem.paths,
    targets: problem.targets,
  }
}

/** Rounds of an earlier call with the same inputs, no more of them than are asked for now; their number may grow. */
function readRounds(run: CalibrationRun, identity: Record<string, unknown>): readonly Population[] {
  const { folder, inputs } = run
  requireWritableFolder(folder)
  const path = join(folder, ROUNDS)
  if (!existsSync(path)) {
    const foreign = existsSync(folder) ? readdirSync(folder).find((name) => !isHalfWritten(name)) : undefined
    if (foreign === undefined) return []
    throw new UsageError(`${folder}: is no folder of a calibration (it holds '${foreign}'); choose another with -o`)
  }
  const { populations, ...found } = parseRounds(path)
  refuseTaken(folder, inputs)
  if (run.force) return []
  if (JSON.stringify(found) !== JSON.stringify(identity))
    throw new UsageError(
      `${run.folder}: holds a calibration of other scenarios or settings; choose another folder with -o, or replace it with --force`,
    )
  return (populations as Population[]).slice(0, run.settings.rounds)
}

/** Of this program alone: with `--force` too, what is damaged or somebody else's stays. */
function parseRounds(path: string): Record<string, unknown> {
  let rounds: Record<string, unknown> | undefined
  try {
    rounds = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  } catch {
    // Told below.
  }
  if (rounds?.['schema'] === CALIBRATION) return rounds
  throw new UsageError(`${path}: is damaged or not ours; choose another folder with -o`)
}

/** What stands where results will go is of the calibration before, and no input of this one. */
function refuseTaken(folder: string, inputs: readonly string[]): void {
  const permit = named(folder, OURS, inputs)
  for (const name of OURS) {
    const path = join(folder, name)
    const reason = existsSync(path) ? refusal(path, permit) : undefined
    if (reason !== undefined) throw new UsageError(`${path}: ${reason}`)
  }
}

const isHalfWritten = (name: string): boolean => OURS.includes(nameOfTemporary(name) ?? '')

/** Half-written files of a killed call. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) if (isHalfWritten(name)) rmSync(join(folder, name), { force: true })
}

async function writeResults(
  run: CalibrationRun,
  identity: Record<string, unknown>,
  { populations, points }: Calibrated,
  permit: Permit,
): Promise<void> {
  const { folder, problem, settings, seed } = run
  const name = `posterior-${run.files[0]!.replace(/\.[^.]*$/, '')}`
  const source = `chokepoint calibrate ${run.files.join(' ')}${setWords(run.sets)} --particles ${settings.particles} --rounds ${settings.rounds} --steps ${settings.steps} --draws ${run.draws} --seed ${seed}; engine ${engine.ENGINE_VERSION}`
  await writeFileDurably(join(folder, 'posterior.yaml'), posteriorYaml(problem, points, name, source), permit)
  const rows = populations.map((p) =>
    [p.round, p.threshold, p.accepted, distinctPoints(p)].map((x) => Number(x.toPrecision(6))).join(),
  )
  await writeFileDurably(join(folder, 'rounds.csv'), `round,threshold,accepted,distinct\n${rows.join('\n')}\n`, permit)
  const last = populations.at(-1)!
  const finished = isFinished(settings, last)
  const manifest = { ...identity, priors: priorFigures(problem), rounds: populations.length, finished, source }
  await writeFileDurably(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, permit)
}
