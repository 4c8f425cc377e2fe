/**
 * Whether the results of a batch are what its stored replicates come to. Checksums say that files belong together; somebody who wrote
 * all of them anew, manifest and digest included, is found out by this alone.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareScenario } from '../input/prepare-scenario.ts'
import { SUMMARY } from '../store/manifest.ts'
import { readBatch } from '../store/read-batch.ts'
import { sha256OfFile } from '../store/sha256.ts'
import { requireManifest } from '../store/verify-folder.ts'
import { weighStored } from './weigh-stored.ts'
import { signed, summarizeStored, summaryText, tablesOf } from './summarize-stored.ts'

/** Of a folder of which every checksum fits. Nothing is written into it. */
export async function replicateProblems(folder: string): Promise<string[]> {
  const manifest = await requireManifest(folder)
  const prepared = prepareScenario(join(folder, 'scenario.yaml'), [], { weighs: true })
  const scratch = await mkdtemp(join(tmpdir(), 'chokepoint-verify-'))
  try {
    const batch = await readBatch(folder, manifest, prepared.scenario.weeks, scratch)
    try {
      const wrong: string[] = []
      const weighed = weighStored(prepared, manifest.seed, batch)
      const summary = summaryText(signed(summarizeStored(prepared, manifest.seed, weighed), manifest.digest!))
      if ((await readFile(join(folder, SUMMARY), 'utf8')) !== summary) wrong.push(SUMMARY)
      for (const [name, write] of tablesOf(prepared.scenario, batch, weighed)) {
        write(join(scratch, name))
        if ((await sha256OfFile(join(scratch, name))) !== (await sha256OfFile(join(folder, name)))) wrong.push(name)
      }
      return wrong.map((name) => `${name} is not what the stored replicates come to`)
    } finally {
      batch.close()
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
