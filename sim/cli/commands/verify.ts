/** `chokepoint verify DIR`: checksums, completeness, one digest. */
import type { CommandModule } from 'yargs'
import { EXIT } from '../terminal/exit.ts'
import { isStudyFolder, verifyStudy } from '../store/study-folder.ts'
import { verifyFolder } from '../store/verify-folder.ts'

interface Arguments {
  readonly dir: string
  readonly json: boolean
}

export const verifyCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('dir', { describe: 'Results folder', type: 'string', demandOption: true })
      .option('json', { type: 'boolean', default: false, describe: 'A JSON document on stdout' }),
  async handler({ dir, json }) {
    const { missing, ...found } = (await isStudyFolder(dir)) ? await verifyStudy(dir) : await verifyFolder(dir)
    const verification = { ...found, problems: [...found.problems, ...missing] }
    if (!verification.complete) process.exitCode = EXIT.expectFailed
    if (json) {
      process.stdout.write(`${JSON.stringify({ schema: 'chokepoint.verify/1', ...verification })}\n`)
      return
    }
    for (const problem of verification.problems) process.stderr.write(`${dir}: ${problem}\n`)
    if (verification.complete) process.stdout.write(`${verification.digest}  ${verification.chunks} chunks, complete\n`)
  },
}
