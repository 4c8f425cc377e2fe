/** `chokepoint report DIR…`: draws the reports of finished runs again, with the studies given as sections; or a study's own. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { CommandModule } from 'yargs'
import type { Scenario } from '../../scenario/scenario.ts'
import type { Result } from '../../studies/batch/result.ts'
import { MOST_PAIRS } from '../input/pairs-option.ts'
import { wholeNumber } from '../input/whole-number.ts'
import { UsageError } from '../terminal/exit.ts'
import { openResults, readResult } from '../store/open-results.ts'
import { readStudy, type Study } from '../reports/study-sections.ts'
import { defaultPairs, writeReport } from '../reports/write-report.ts'
import { OPTIONS } from './options.ts'

interface Arguments {
  readonly dir: readonly string[]
  readonly live: boolean
  readonly pairs: string | undefined
}

export const reportCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('dir', {
        describe: 'Results folders, and folders of studies of them',
        type: 'string',
        array: true,
        demandOption: true,
      })
      .option('live', OPTIONS.live)
      .option('pairs', OPTIONS.pairs),
  async handler({ dir, live, pairs }) {
    const asked = pairs === undefined ? undefined : wholeNumber('pairs', pairs, 1, MOST_PAIRS)
    const runs: { readonly folder: string; readonly scenario: Scenario; readonly result: Result }[] = []
    const studies: Study[] = []
    for (const folder of dir) {
      const study = await readStudy(folder)
      if (study !== undefined) studies.push(study)
      else {
        const opened = await openResults(folder, true)
        runs.push({ folder, scenario: opened.prepared.scenario, result: await readResult(opened) })
      }
    }
    const stray =
      runs.length === 0 ? undefined : studies.find((study) => !runs.some(({ result }) => study.isOf(result)))
    if (stray !== undefined)
      throw new UsageError(
        `${stray.folder}: is a study of other runs; expected one that ${runs.map(({ folder }) => folder).join(' or ')} is part of`,
      )
    for (const { folder, scenario, result } of runs) {
      const options = {
        studies: studies.filter((study) => study.isOf(result)).map((study) => study.section(result)),
        live: live
          ? {
              scenario,
              pairs: asked ?? defaultPairs(result.run.replicates),
              workers: availableParallelism(),
              quiet: false,
            }
          : undefined,
      }
      process.stdout.write(`${await writeReport(result, join(folder, 'report.html'), options)}\n`)
    }
    if (runs.length > 0) return
    for (const study of studies) process.stdout.write(`${await study.writeReport(join(study.folder, 'report.html'))}\n`)
  },
}
