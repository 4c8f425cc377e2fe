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
import { OPTIONS } from './options.ts'
import { tellPlan } from '../terminal/tell-plan.ts'

const options = (yargs: Argv) =>
  yargs.options({
    replicates: { ...OPTIONS.replicates, default: '100', describe: 'Replicates of each scenario' },
    seed: { ...OPTIONS.seed, default: '42', describe: 'Seed' },
    workers: OPTIONS.workers,
    output: { ...OPTIONS.output, describe: 'Write a report to this HTML file, or a folder of a study' },
    'dry-run': OPTIONS['dry-run'],
    json: OPTIONS.json,
    quiet: OPTIONS.quiet,
  })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const hindcastCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    const isFolder = argv.output !== undefined && !argv.output.endsWith('.html')
    if (isFolder) await refuseForeign(argv.output!, 'hindcast')
    else if (argv.output !== undefined) requirePermit(argv.output, marked(OWN_MARKS.report))
    const plan = {
      replicates: wholeNumber('replicates', argv.replicates, 1, 100_000),
      seed: wholeNumber('seed', argv.seed, 0, 2 ** 53 - 1),
      workers: argv.workers === undefined ? availableParallelism() : wholeNumber('workers', argv.workers, 1, 1_024),
      quiet: argv.quiet,
    }
    const { replicates, seed, workers } = plan
    if (argv['dry-run'])
      return tellPlan('hindcast', { replicates, seed, workers, output: argv.output ?? 'nothing' }, argv.json)
    const result = await runHindcast(plan)
    if (isFolder) {
      await writeStudy(argv.output!, identityOf(result), [['summary.json', `${json(result)}\n`]])
      await writeHindcastReport(result, join(argv.output!, 'report.html'))
    } else if (argv.output !== undefined) {
      mkdirSync(dirname(argv.output), { recursive: true })
      await writeHindcastReport(result, argv.output)
    }
    if (argv.json) process.stdout.write(`${json(result)}\n`)
    else if (!argv.quiet) process.stdout.write(hindcastTables(result))
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
