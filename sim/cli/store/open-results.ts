/** The one way to read a results folder: only when all of it is as it was written, by this version. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '../../studies/batch/result.ts'
import { UsageError } from '../terminal/exit.ts'
import { prepareScenario, type PreparedScenario } from '../input/prepare-scenario.ts'
import { SUMMARY, type Manifest } from './manifest.ts'
import { refuseOtherEngine } from './other-engine.ts'
import { engineProblems, requireManifest, verifyFolder, type Verification } from './verify-folder.ts'

export interface OpenResults {
  readonly folder: string
  /** Of a finished batch. */
  readonly manifest: Manifest & { readonly digest: string }
  /** The scenario as it was run. */
  readonly prepared: PreparedScenario
}

/** Throws a UsageError that names everything that `verify` would; and of a folder whose runs are weighed, unless the command does so. */
export async function openResults(folder: string, weighs = false): Promise<OpenResults> {
  const manifest = await requireManifest(folder)
  refuseOtherEngine(folder, manifest)
  if (manifest.digest === null)
    throw new UsageError(`${folder}: the batch is not finished; run it again to go on where it stopped`)
  refuseChanged(folder, await verifyFolder(folder))
  const prepared = prepareScenario(join(folder, 'scenario.yaml'), [], { weighs })
  return { folder, manifest: { ...manifest, digest: manifest.digest }, prepared }
}

/** What is there of a batch that need not be finished, nor of this engine. */
export async function openUnfinished(folder: string): Promise<Manifest> {
  const manifest = await requireManifest(folder)
  const ofEngine = engineProblems(manifest)
  const { problems } = await verifyFolder(folder)
  refuseChanged(folder, { problems: problems.filter((problem) => !ofEngine.includes(problem)) })
  return manifest
}

export async function readResult({ folder }: OpenResults): Promise<Result> {
  return JSON.parse(await readFile(join(folder, SUMMARY), 'utf8')) as Result
}

export function refuseChanged(folder: string, { problems }: Pick<Verification, 'problems'>): void {
  if (problems.length === 0) return
  const lines = problems.map((problem) => `${folder}: ${problem}`)
  throw new UsageError(`${lines.join('\n')}\nnothing was read; the command that made ${folder} makes it again`)
}
