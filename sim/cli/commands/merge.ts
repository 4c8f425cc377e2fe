/** `chokepoint merge DIR… -o DIR`: the shards of a batch become the batch, the same bytes as if one machine had run it all. */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { CommandModule } from 'yargs'
import { UsageError } from '../exit.ts'
import { prepareScenario } from '../prepare-scenario.ts'
import { closeBatch } from '../run-scenario.ts'
import { gatherShards, type Gathered } from '../store/gather-shards.ts'
import { createManifest, readManifest, SHARD_FILE, writeManifest, type Manifest } from '../store/manifest.ts'
import { createChunkStore, foreignFiles, refuse } from '../store/results-folder.ts'
import { writeFileDurably } from '../store/write-file.ts'
import { concludeExpectations, formatExpectations, judgedRun } from '../tell-expectations.ts'
import { VERSION } from '../version.ts'
import { writeReport } from '../write-report.ts'

interface Arguments {
  readonly dir: readonly string[]
  readonly output: string
  readonly report: boolean
  readonly junit: string | undefined
}

export const mergeCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('dir', { describe: 'Folders of run --shard', type: 'string', array: true, demandOption: true })
      .option('output', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        demandOption: true,
        describe: 'Results folder; may be the one in which all the shards lie',
      })
      .option('report', { type: 'boolean', default: true, describe: 'Write report.html (--no-report leaves it out)' })
      .option('junit', {
        type: 'string',
        requiresArg: true,
        describe: 'Write what became of the expect: block as JUnit XML',
      }),
  async handler({ dir, output, report, junit }) {
    const gathered = await gatherShards(dir)
    const prepared = prepareScenario(join(gathered.folder, 'scenario.yaml'), [])
    if (prepared.scenarioHash !== gathered.first.scenarioHash)
      throw new UsageError(`${join(gathered.folder, 'scenario.yaml')}: is not as it was written`)
    const manifest = wholeManifest(gathered)
    await refuseOutput(output, manifest, dir)
    await mkdir(join(output, 'chunks'), { recursive: true })
    for (const { path, file } of gathered.chunks.values())
      if (resolve(file) !== resolve(output, path)) await writeFileDurably(join(output, path), await readFile(file))
    await writeManifest(output, manifest)
    const store = createChunkStore(output, manifest)
    await store.write('scenario.yaml', prepared.resolved)
    if (prepared.observationsText !== undefined) await store.write('observations.csv', prepared.observationsText)
    const { replicates, seed } = manifest
    const result = await closeBatch(prepared, { folder: output, replicates, seed }, store)
    if (report) await writeReport(result, join(output, 'report.html'), { live: prepared.scenario })
    for (const name of await readdir(output)) if (SHARD_FILE.test(name)) await rm(join(output, name), { force: true })
    process.stdout.write(`${result.run.digest}  ${manifest.chunks.length} chunks, complete\n`)
    process.stdout.write(formatExpectations(result.expectations ?? []))
    await concludeExpectations([judgedRun(result)], { junit, quiet: false })
  },
}

/** The manifest of the whole batch; refuses while chunks are missing, naming the first of them. */
function wholeManifest({ first, chunks }: Gathered): Manifest {
  const whole = createManifest(first, VERSION, first.replicates)
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
async function refuseOutput(output: string, manifest: Manifest, inputs: readonly string[]): Promise<void> {
  const found = await readManifest(output)
  const isInput = inputs.some((folder) => resolve(folder) === resolve(output))
  const reason = found === undefined ? (isInput ? undefined : await foreignFiles(output)) : refuse(found, manifest)
  if (reason !== undefined) throw new UsageError(`${output}: ${reason}; choose another folder with -o`)
}
