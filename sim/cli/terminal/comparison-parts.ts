/** What a comparison is made of: scenario files that are run, results folders that were. Checked before anything is written. */
import { statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { UsageError } from './exit.ts'
import { prepareScenario, type PreparedScenario } from '../input/prepare-scenario.ts'
import { openResults } from '../store/open-results.ts'
import type { Manifest } from '../store/manifest.ts'

export interface Part {
  /** As given on the command line. */
  readonly given: string
  /** Name of the policy: the scenario's, with its folder where two have the same. */
  readonly name: string
  readonly prepared: PreparedScenario
  readonly folder: string
  /** Of a folder that is finished; a file is run into `folder`. */
  readonly manifest: Manifest | null
}

/** `output`: where the runs of files go, a folder each. `settings` change every file. */
export async function readParts(
  given: readonly string[],
  output: string | undefined,
  settings: readonly string[],
): Promise<readonly Part[]> {
  const finished = settings.length === 0 ? undefined : given.find(isFolder)
  if (finished !== undefined)
    throw new UsageError(
      `--set: ${finished} is finished, and nothing of it is run again; expected scenario files alone`,
    )
  const parts: Part[] = []
  for (const path of given) parts.push(isFolder(path) ? await folderPart(path) : filePart(path, settings))
  refuseTwins(parts)
  return withNames(parts).map((part) =>
    part.manifest === null
      ? { ...part, folder: join(output ?? defaultOutput(parts), part.prepared.scenario.name) }
      : part,
  )
}

export function defaultOutput(parts: readonly Part[]): string {
  return join('out', `compare-${parts[0]!.prepared.scenario.name}`)
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function filePart(given: string, settings: readonly string[]): Part {
  const prepared = prepareScenario(given, settings)
  return { given, name: prepared.scenario.name, prepared, folder: '', manifest: null }
}

async function folderPart(given: string): Promise<Part> {
  const { manifest, prepared } = await openResults(given)
  return { given, name: prepared.scenario.name, prepared, folder: given, manifest }
}

function refuseTwins(parts: readonly Part[]): void {
  const key = ({ given, manifest, name }: Part): string => (manifest === null ? `file ${name}` : resolve(given))
  parts.forEach((part, i) => {
    const twin = parts.slice(0, i).find((other) => key(other) === key(part))
    if (twin === undefined) return
    throw new UsageError(
      part.manifest === null
        ? `${twin.given} and ${part.given} have the same name '${part.name}': both would be run into one folder`
        : `${part.given}: given twice; a policy is compared with others`,
    )
  })
}

/** Policies of one scenario are told apart by their folders. */
function withNames(parts: readonly Part[]): readonly Part[] {
  const isShared = (name: string): boolean => parts.filter((part) => part.name === name).length > 1
  const named = parts.map((part) =>
    isShared(part.name) && part.manifest !== null
      ? { ...part, name: `${part.name} (${basename(resolve(part.folder))})` }
      : part,
  )
  const twin = named.find((part, i) => named.findIndex((other) => other.name === part.name) < i)
  if (twin !== undefined)
    throw new UsageError(`${twin.given}: another folder of the same name holds '${twin.prepared.scenario.name}' too`)
  return named
}

/** All runs have one seed, one start and one length, or they cannot be paired. */
export function refuseUnpaired(parts: readonly Part[], seed: number): void {
  const [baseline] = parts as [Part]
  const { start, weeks } = baseline.prepared.scenario
  for (const { given, manifest, prepared } of parts) {
    if (manifest !== null && manifest.seed !== seed)
      throw new UsageError(
        `${given}: was run with seed ${manifest.seed}, the others are with ${seed}; run one of them again with the other's --seed`,
      )
    const { scenario } = prepared
    if (scenario.start !== start || scenario.weeks !== weeks)
      throw new UsageError(
        `${given}: runs ${scenario.weeks} weeks from ${scenario.start}, the baseline ${baseline.given} ${weeks} weeks from ${start}; policies are compared over one period`,
      )
  }
}
