/** `chokepoint report DIR…`: draws the report again from summary.json alone. */
import { join } from 'node:path'
import type { CommandModule } from 'yargs'
import { readResult } from '../store/read-result.ts'
import { writeReport } from '../write-report.ts'

interface Arguments {
  readonly dir: readonly string[]
}

export const reportCommand: CommandModule<object, Arguments> = {
  command: 'report <dir..>',
  describe: 'Write report.html of finished results folders again',
  builder: (yargs) =>
    yargs.positional('dir', { describe: 'Results folders', type: 'string', array: true, demandOption: true }),
  async handler({ dir }) {
    const results = []
    for (const folder of dir) results.push({ folder, result: await readResult(folder) })
    for (const { folder, result } of results)
      process.stdout.write(`${await writeReport(result, join(folder, 'report.html'))}\n`)
  },
}
