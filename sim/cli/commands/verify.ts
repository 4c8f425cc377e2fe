/** `chokepoint verify DIR`: checksums, completeness, one digest, and results that are what the replicates come to. */
import type { CommandModule } from 'yargs'
import { EXIT } from '../terminal/exit.ts'
import { readManifest } from '../store/manifest.ts'
import { renewal, studyRenewal } from '../store/other-engine.ts'
import { commandOfStudy, isStudyFolder, readStudyManifest, verifyStudy } from '../store/study-folder.ts'
import { replicateProblems } from '../jobs/verify-replicates.ts'
import { engineProblems, verifyFolder, type Verification } from '../store/verify-folder.ts'
import { OPTIONS } from './options.ts'

interface Arguments {
  readonly dir: string
  readonly json: boolean
}

export const verifyCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('dir', { describe: 'Results folder', type: 'string', demandOption: true })
      .option('json', OPTIONS.json),
  async handler({ dir, json }) {
    const { missing, ...found } = (await isStudyFolder(dir)) ? await verifyStudy(dir) : await verifyBatch(dir)
    const problems = [...found.problems, ...missing]
    const verification = { ...found, complete: problems.length === 0, problems }
    const renewed = verification.complete ? undefined : await renewalOf(dir, problems)
    if (!verification.complete) process.exitCode = renewed === undefined ? EXIT.expectFailed : EXIT.badInput
    if (json) {
      process.stdout.write(`${JSON.stringify({ schema: 'chokepoint.verify/1', ...verification })}\n`)
      return
    }
    for (const problem of verification.problems) process.stderr.write(`${dir}: ${problem}\n`)
    if (renewed !== undefined) process.stderr.write(`every file is as it was written; ${renewed}\n`)
    if (verification.complete) process.stdout.write(`${verification.digest}  ${verification.chunks} chunks, complete\n`)
  },
}

/** The results are worked out once more where every checksum fits. */
async function verifyBatch(dir: string): Promise<Verification> {
  const found = await verifyFolder(dir)
  return found.complete ? { ...found, problems: await replicateProblems(dir) } : found
}

/** What makes a folder again of which nothing is wrong but that another engine wrote it. */
async function renewalOf(dir: string, problems: readonly string[]): Promise<string | undefined> {
  const study = await readStudyManifest(dir)
  const manifest = study ?? (await readManifest(dir))
  if (manifest === undefined || manifest === 'damaged') return undefined
  if (problems.join() !== engineProblems(manifest).join()) return undefined
  return 'study' in manifest ? studyRenewal(dir, await commandOfStudy(dir)) : renewal(dir, manifest)
}
