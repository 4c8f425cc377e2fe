/** A folder that another engine wrote: its results are of that engine's statistics, so it is refused, with what makes it again. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readScenario } from '../input/read-scenario.ts'
import { shellWord } from '../terminal/shell-word.ts'
import { UsageError } from '../terminal/exit.ts'
import { VERSION } from '../version.ts'
import type { Manifest } from './manifest.ts'
import { engineProblems } from './verify-folder.ts'

type Written = Pick<Manifest, 'engine' | 'scenario' | 'replicates' | 'seed'>

/** Throws a UsageError that names both engines and the command. */
export function refuseOtherEngine(folder: string, manifest: Written): void {
  const [problem] = engineProblems(manifest)
  if (problem !== undefined) throw new UsageError(`${folder}: ${problem}\n${renewal(folder, manifest)}`)
}

/** What makes a batch again with this version: its own scenario where that is still understood, or the file that it came from. */
export function renewal(folder: string, { scenario, replicates, seed }: Written): string {
  const path = join(folder, 'scenario.yaml')
  const isUnderstood = readScenario(path).ok
  const run = (file: string): string =>
    `chokepoint run ${shellWord(file)} --replicates ${replicates} --seed ${seed} -o ${shellWord(`${trimmed(folder)}-${VERSION}`)}`
  if (isUnderstood) return `renew it with: ${run(path)}`
  return `its scenario.yaml has words that have gone since (chokepoint validate ${shellWord(path)} lists them); renew it from the file that it was made of: ${run(`${scenario}.yaml`)}`
}

/** The same for a study. */
export function refuseOtherStudy(folder: string, manifest: { readonly engine: string }, command?: string): void {
  const [problem] = engineProblems(manifest)
  if (problem !== undefined) throw new UsageError(`${folder}: ${problem}\n${studyRenewal(folder, command)}`)
}

/** `command`: as it stands in the summary of the study. */
export function studyRenewal(folder: string, command = 'the command that made it'): string {
  return `renew it with: ${command} -o ${shellWord(`${trimmed(folder)}-${VERSION}`)}`
}

/** Said after the problems of a scenario that lies in the folder of another engine: they are of its time, not of its author. */
export function writtenByOther(file: string): string {
  const manifest = manifestBeside(file)
  if (manifest === undefined || engineProblems(manifest).length === 0) return ''
  return `\n${dirname(file)}: ${engineProblems(manifest)[0]!}\n${renewal(dirname(file), manifest)}`
}

function manifestBeside(file: string): Written | undefined {
  try {
    const found = JSON.parse(readFileSync(join(dirname(file), 'manifest.json'), 'utf8')) as Partial<Written>
    return typeof found.engine === 'string' && typeof found.scenario === 'string' ? (found as Written) : undefined
  } catch {
    return undefined
  }
}

const trimmed = (folder: string): string => folder.replace(/\/+$/, '')
