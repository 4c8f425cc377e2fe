/** `chokepoint forecast`: writes down what the model expects of the next twelve months, or scores what an earlier one expected. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Argv, CommandModule } from 'yargs'
import { parseObservations } from '../../studies/batch/observations.ts'
import { type ScoredForecast, scoreForecast } from '../../studies/forecast/score-forecast.ts'
import { formatProblems } from '../../scenario/text/problem.ts'
import { UsageError } from '../terminal/exit.ts'
import { forecastText, readForecast } from '../input/forecast-file.ts'
import { SHIPPED_FOLDER } from '../input/locate-scenario.ts'
import { readTextFile } from '../input/read-text-file.ts'
import { runForecast } from '../jobs/run-forecast.ts'
import { writeFileDurably } from '../store/write-file.ts'
import { refuseOverridden } from '../input/refuse-overridden.ts'
import { wholeNumber } from '../input/whole-number.ts'
import { OPTIONS } from './options.ts'
import { tellPlan } from '../terminal/tell-plan.ts'
import { implausibleLines } from '../terminal/terminal-summary.ts'
import { prepareScenario } from '../input/prepare-scenario.ts'
import { NOTHING_OWNED, requirePermit } from '../store/may-replace.ts'

const options = (yargs: Argv) =>
  yargs
    .positional('file', { type: 'string', describe: 'Scenario with observations [default: export-controls-2025]' })
    .options({
      replicates: { ...OPTIONS.replicates, default: '200', describe: 'Replicates' },
      seed: { ...OPTIONS.seed, default: '42', describe: 'Seed' },
      workers: OPTIONS.workers,
      set: OPTIONS.set,
      output: { ...OPTIONS.output, describe: 'File to write [default: standard output]' },
      score: { type: 'string', requiresArg: true, describe: 'Score this registered forecast instead' },
      observations: { type: 'string', requiresArg: true, describe: 'What came: a CSV file as beside a scenario' },
      'dry-run': OPTIONS['dry-run'],
      json: OPTIONS.json,
      quiet: OPTIONS.quiet,
    })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const forecastCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    if ((argv.score === undefined) !== (argv.observations === undefined))
      throw new UsageError('--score takes a registered forecast and --observations what came: give both or none')
    if (argv.score !== undefined) {
      if (argv.set.length > 0)
        throw new UsageError('--set: a registered forecast is scored as it was written; expected --score without --set')
      const scored = scoreForecast(readForecast(argv.score), readCame(argv.observations!))
      process.stdout.write(argv.json ? `${JSON.stringify(scored)}\n` : scoreTable(scored))
      return
    }
    const { output } = argv
    if (output !== undefined) requirePermit(output, NOTHING_OWNED)
    const plan = {
      file: argv.file ?? join(SHIPPED_FOLDER, 'export-controls-2025.yaml'),
      settings: argv.set,
      replicates: wholeNumber('replicates', argv.replicates, 2, 100_000),
      seed: wholeNumber('seed', argv.seed, 0, 2 ** 53 - 1),
      workers: argv.workers === undefined ? availableParallelism() : wholeNumber('workers', argv.workers, 1, 1_024),
      quiet: argv.quiet,
    }
    const { file, replicates, seed, workers, quiet } = plan
    refuseOverridden(argv.set, {
      seed: { option: '--seed', value: argv.seed },
      replicates: { option: '--replicates', value: argv.replicates },
    })
    if (argv['dry-run']) {
      const { scenario } = prepareScenario(file, argv.set)
      const told = { scenario: scenario.name, replicates, seed, workers, output: output ?? 'standard output' }
      return tellPlan('forecast', told, argv.json)
    }
    const { forecast, odd } = await runForecast(plan)
    if (!quiet) for (const line of implausibleLines({ implausible: odd })) process.stderr.write(`${line}\n`)
    if (output === undefined) process.stdout.write(forecastText(forecast))
    else await writeFileDurably(output, forecastText(forecast))
  },
}

function readCame(path: string) {
  const file = readTextFile(path)
  if (!('text' in file)) throw new UsageError(`${path}: ${file.message}`)
  const { observations, problems } = parseObservations(file.text, path)
  if (problems.length > 0) throw new UsageError(formatProblems(problems))
  return observations
}

function scoreTable({ series, skill, cover50, cover90, n }: ScoredForecast): string {
  if (n === 0) return 'None of these figures lies in the months of the forecast.\n'
  const two = (x: number | null): string => (x === null ? '' : x.toFixed(2))
  const percent = (x: number): string => `${(100 * x).toFixed(0)} %`
  const head = ['series', 'n', 'loss', 'persistence', 'skill', 'in 50 %', 'in 90 %']
  const rows = series.map((one) => [
    one.series,
    String(one.n),
    two(one.loss),
    two(one.naiveLoss),
    two(one.skill),
    percent(one.cover50),
    percent(one.cover90),
  ])
  const widths = head.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c]!.length)))
  const lines = [head, ...rows].map((row) =>
    row
      .map((cell, c) => cell.padEnd(widths[c]!))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n\nSkill ${two(skill) || 'none'} against persistence; of ${n} figures ${percent(cover50)} inside the central 50 %, ${percent(cover90)} inside 90 %.\n`
}
