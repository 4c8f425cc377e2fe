/** `chokepoint export DIR`: the tables for programs that read no Parquet, with what their columns mean. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Argv, CommandModule } from 'yargs'
import { type CsvStyle, csvLine, WIDE, writeCsv } from '../store/csv-file.ts'
import {
  columnMeanings,
  DATA_PACKAGE,
  DICTIONARY,
  dataPackage,
  dictionaryRow,
  longLayout,
} from '../store/data-dictionary.ts'
import { requireWritableFolder } from '../store/may-replace.ts'
import { openResults } from '../store/open-results.ts'
import { fillFileDurably } from '../store/write-file.ts'
import { UsageError } from '../terminal/exit.ts'
import { OPTIONS } from './options.ts'

const options = (yargs: Argv) =>
  yargs.positional('dir', { describe: 'Results folder', type: 'string', demandOption: true }).options({
    format: { choices: ['csv'] as const, default: 'csv' as const, describe: 'Format' },
    long: { type: 'boolean', default: false, describe: 'A line for each value, with date, name and unit' },
    decimal: { choices: ['point', 'comma'] as const, default: 'point' as const, describe: 'Decimal sign' },
    separator: { choices: [',', ';', 'tab'] as const, describe: 'Between cells [default: , or ; where , is decimal]' },
    output: { ...OPTIONS.output, describe: 'Folder [default: DIR/csv]' },
  })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const exportCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler({ dir, output, long, ...given }) {
    const style = styleOf(given)
    const { manifest, prepared } = await openResults(dir, true)
    const { scenario } = prepared
    const folder = output ?? join(dir, 'csv')
    requireWritableFolder(folder)
    await mkdir(folder, { recursive: true })
    const meanings = columnMeanings(scenario)
    const tables = [
      ['series', manifest.chunks.map((chunk) => join(dir, chunk.path))],
      ['outcomes', [join(dir, 'outcomes.parquet')]],
      ['design', [join(dir, 'design.parquet')]],
    ] as const
    for (const [name, files] of tables) {
      const layout = long ? longLayout(name, scenario, meanings) : WIDE
      const path = join(folder, `${name}.csv`)
      await writeCsv(path, files, layout, style)
      process.stdout.write(`${path}\n`)
    }
    const rows = [DICTIONARY, ...meanings.map(dictionaryRow)].map((cells) => csvLine(cells, style)).join('')
    const described = dataPackage({ scenario, digest: manifest.digest, meanings, style, isLong: long })
    await writeText(join(folder, 'dictionary.csv'), rows)
    await writeText(join(folder, DATA_PACKAGE), described)
  },
}

/** A file that is there already must hold the same. */
async function writeText(path: string, text: string): Promise<void> {
  await fillFileDurably(path, (temporary) => writeFile(temporary, text, { flush: true }))
  process.stdout.write(`${path}\n`)
}

function styleOf({ decimal, separator }: Pick<Arguments, 'decimal' | 'separator'>): CsvStyle {
  const sign = decimal === 'comma' ? ',' : '.'
  const between = separator === 'tab' ? '\t' : (separator ?? (sign === ',' ? ';' : ','))
  if (between === sign)
    throw new UsageError('--decimal comma --separator ,: expected ; or tab between cells whose decimal sign is a comma')
  return { separator: between, decimal: sign }
}
