/** `chokepoint export DIR --format csv`: the tables for programs that read no Parquet. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommandModule } from 'yargs'
import { writeCsv } from '../store/csv-file.ts'
import { requireWritableFolder } from '../store/may-replace.ts'
import { openResults } from '../store/open-results.ts'

interface Arguments {
  readonly dir: string
  readonly format: 'csv'
  readonly output: string | undefined
}

export const exportCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('dir', { describe: 'Results folder', type: 'string', demandOption: true })
      .option('format', { choices: ['csv'] as const, default: 'csv' as const, describe: 'Format' })
      .option('output', { alias: 'o', type: 'string', requiresArg: true, describe: 'Folder [default: DIR/csv]' }),
  async handler({ dir, output }) {
    const { manifest } = await openResults(dir, true)
    const folder = output ?? join(dir, 'csv')
    requireWritableFolder(folder)
    await mkdir(folder, { recursive: true })
    const chunks = manifest.chunks.map((chunk) => join(dir, chunk.path))
    const tables: readonly [string, readonly string[]][] = [
      ['series.csv', chunks],
      ['outcomes.csv', [join(dir, 'outcomes.parquet')]],
      ['design.csv', [join(dir, 'design.parquet')]],
    ]
    for (const [name, files] of tables) {
      await writeCsv(join(folder, name), files)
      process.stdout.write(`${join(folder, name)}\n`)
    }
  },
}
