/** `chokepoint merge DIR… -o DIR`: the shards of a batch become the batch, the same bytes as if one machine had run it all. */
import { realpathSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { CommandModule } from 'yargs'
import { UsageError } from '../terminal/exit.ts'
import { prepareScenario, type PreparedScenario } from '../input/prepare-scenario.ts'
import { closeBatch } from '../jobs/run-scenario.ts'
import { gatherShards, type Gathered } from '../store/gather-shards.ts'
import { createChunkStore } from '../store/chunk-store.ts'
import { createManifest, manifestNames, pathsOf, writeManifest, type Manifest } from '../store/manifest.ts'
import { named } from '../store/may-replace.ts'
import { planFolder } from '../store/results-folder.ts'
import { writeFileDurably } from '../store/write-file.ts'
import { concludeExpectations, formatExpectations, judgedRun, refuseJunit } from '../terminal/tell-expectations.ts'
import { VERSION } from '../version.ts'
import { defaultPairs, writeReport } from '../reports/write-report.ts'
import { OPTIONS } from './options.ts'

interface Arguments {
  readonly dir: readonly string[]
  readonly output: string
  readonly report: boolean
  readonly junit: string | undefined
  readonly strict: boolean
}

export const mergeCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('dir', { describe: 'Folders of run --shard', type: 'string', array: true, demandOption: true })
      .option('output', {
        ...OPTIONS.output,
        demandOption: true,
        describe: 'Results folder; may be the one in which all the shards lie',
      })
      .option('report', OPTIONS.report)
      .option('junit', OPTIONS.junit)
      .option('strict', OPTIONS.strict),
  async handler({ dir, output, report, junit, strict }) {
    const gathered = await gatherShards(dir)
    const prepared = prepareScenario(join(gathered.folder, 'scenario.yaml'), [], { weighs: true })
    if (prepared.scenarioHash !== gathered.first.scenarioHash)
      throw new UsageError(`${join(gathered.folder, 'scenario.yaml')}: is not as it was written`)
    const manifest = wholeManifest(gathered, prepared)
    await refuseOutput(output, manifest, prepared)
    refuseJunit(junit, [output], [])
    await copyChunks(output, manifest, gathered)
    const store = createChunkStore(output, manifest, [])
    await store.write('scenario.yaml', prepared.resolved)
    for (const [name, text] of prepared.tables) await store.write(name, text)
    const { replicates, seed } = manifest
    const result = await closeBatch(prepared, { folder: output, replicates, seed }, store)
    const live = {
      scenario: prepared.scenario,
      pairs: defaultPairs(replicates),
      workers: availableParallelism(),
      quiet: true,
    }
    if (report) await writeReport(result, join(output, 'report.html'), { live })
    await removeShards(output, gathered)
    process.stdout.write(`${result.run.digest}  ${manifest.chunks.length} chunks, complete\n`)
    process.stdout.write(formatExpectations(result.expectations ?? []))
    await concludeExpectations([judgedRun(result, output)], { junit, strict, quiet: false })
  },
}

/** The manifest of the whole batch; refuses while chunks are missing, naming the first of them. */
function wholeManifest({ first, chunks }: Gathered, { tables }: PreparedScenario): Manifest {
  const whole = createManifest(first, VERSION, first.replicates, tables.keys())
  const missing = whole.chunks.filter((chunk) => !chunks.has(chunk.index)).map((chunk) => chunk.index)
  if (missing.length > 0) {
    const some = missing.slice(0, 10).join(', ')
    const shards = first.shard === undefined ? [] : [...new Set(missing.map((index) => index % first.shard!.count))]
    throw new UsageError(
      `${missing.length} of ${whole.chunks.length} chunks are missing (${some}${missing.length > 10 ? ', …' : ''}); run again: ${shards.map((index) => `--shard ${index}/${first.shard!.count}`).join(', ')}`,
    )
  }
  return { ...whole, chunks: whole.chunks.map((chunk) => ({ ...chunk, sha256: chunks.get(chunk.index)!.sha256 })) }
}

/** A folder of something else is left alone; one that an earlier merge began goes on. */
async function refuseOutput(output: string, manifest: Manifest, prepared: PreparedScenario): Promise<void> {
  const texts = new Map([['scenario.yaml', prepared.resolved], ...prepared.tables])
  await planFolder(output, manifest, { force: false, inputs: [], texts, merging: true })
}

/** The manifest goes first: what a kill leaves is known to be of this batch. */
async function copyChunks(output: string, manifest: Manifest, { chunks }: Gathered): Promise<void> {
  await mkdir(join(output, 'chunks'), { recursive: true })
  await writeManifest(output, { ...manifest, chunks: manifest.chunks.map((chunk) => ({ ...chunk, sha256: null })) })
  const permit = named(output, pathsOf(manifest))
  for (const { path, file } of chunks.values())
    if (!isSameFolder(join(file, '..'), join(output, 'chunks')))
      await writeFileDurably(join(output, path), await readFile(file), permit)
  await writeManifest(output, manifest)
}

/** Of shards that lay where they were merged, the batch tells everything. */
async function removeShards(output: string, { shards }: Gathered): Promise<void> {
  for (const { folder, manifest } of shards)
    if (isSameFolder(folder, output))
      for (const name of Object.values(manifestNames(manifest.shard))) await rm(join(output, name), { force: true })
}

const isSameFolder = (a: string, b: string): boolean => realpathSync(a) === realpathSync(b)
