/** `chokepoint hindcast`: holds the model against history: the scoreboard of patterns and the skill of its forecasts. */
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { mkdirSync } from 'node:fs'
import type { Argv, CommandModule } from 'yargs'
import type { HindcastResult } from '../../studies/hindcast/result.ts'
import { hindcastTables } from '../terminal/hindcast-tables.ts'
import { runHindcast } from '../jobs/run-hindcast.ts'
import { OWN_MARKS, marked, requirePermit } from '../store/may-replace.ts'
import { refuseForeign, type StudyIdentity, writeStudy } from '../store/study-folder.ts'
import { writeHindcastReport } from '../reports/write-hindcast-report.ts'
import { wholeNumber } from '../input/whole-number.ts'

const options = (yargs: Argv) =>
  yargs.options({
    replicates: {
      alias: 'n',
      type: 'string',
      requiresArg: true,
      default: '100',
      describe: 'Replicates of each scenario',
    },
    seed: { type: 'string', requiresArg: true, default: '42', describe: 'Seed' },
    workers: { alias: 'w', type: 'string', requiresArg: true, describe: 'Threads [default: all cores]' },
    out: {
      alias: 'o',
      type: 'string',
      requiresArg: true,
      describe: 'Write a report to this HTML file, or a folder of a study',
    },
    json: { type: 'boolean', default: false, describe: 'One JSON document on stdout' },
    quiet: { alias: 'q', type: 'boolean', default: false, describe: 'No progress' },
  })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const hindcastCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    const isFolder = argv.out !== undefined && !argv.out.endsWith('.html')
    if (isFolder) await refuseForeign(argv.out!, 'hindcast')
    else if (argv.out !== undefined) requirePermit(argv.out, marked(OWN_MARKS.report))
    const result = await runHindcast({
      replicates: wholeNumber('replicates', argv.replicates, 1, 100_000),
      seed: wholeNumber('seed', argv.seed, 0, 2 ** 53 - 1),
      workers: argv.workers === undefined ? availableParallelism() : wholeNumber('workers', argv.workers, 1, 1_024),
      quiet: argv.quiet,
    })
    if (isFolder) {
      await writeStudy(argv.out!, identityOf(result), [['summary.json', `${json(result)}\n`]])
      await writeHindcastReport(result, join(argv.out!, 'report.html'))
    } else if (argv.out !== undefined) {
      mkdirSync(dirname(argv.out), { recursive: true })
      await writeHindcastReport(result, argv.out)
    }
    process.stdout.write(argv.json ? `${json(result)}\n` : hindcastTables(result))
  },
}

function identityOf({ engine, seed, replicates, command }: HindcastResult): StudyIdentity {
  return { study: 'hindcast', engine, seed, replicates, parts: [], details: { command } }
}

/** NaN and infinities have no JSON: what did not happen is null. */
function json(result: HindcastResult): string {
  return JSON.stringify(result, (_key, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? null : value,
  )
}
