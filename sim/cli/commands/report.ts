/** `chokepoint report DIR…`: draws the reports of finished runs again, with the studies given as sections; or a study's own. */
import { join } from 'node:path'
import type { CommandModule } from 'yargs'
import type { Scenario } from '../../scenario/scenario.ts'
import type { Result } from '../../studies/batch/result.ts'
import { UsageError } from '../terminal/exit.ts'
import { openResults, readResult } from '../store/open-results.ts'
import { readStudy, type Study } from '../reports/study-sections.ts'
import { writeReport } from '../reports/write-report.ts'

interface Arguments {
  readonly dir: readonly string[]
  readonly live: boolean
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
      .option('live', {
        type: 'boolean',
        default: true,
        describe: 'Carry the simulator in the report (--no-live for a smaller file)',
      }),
  async handler({ dir, live }) {
    const runs: { readonly folder: string; readonly scenario: Scenario; readonly result: Result }[] = []
    const studies: Study[] = []
    for (const folder of dir) {
      const study = await readStudy(folder)
      if (study !== undefined) studies.push(study)
      else {
        const opened = await openResults(folder)
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
        live: live ? scenario : undefined,
      }
      process.stdout.write(`${await writeReport(result, join(folder, 'report.html'), options)}\n`)
    }
    if (runs.length > 0) return
    for (const study of studies) process.stdout.write(`${await study.writeReport(join(study.folder, 'report.html'))}\n`)
  },
}
