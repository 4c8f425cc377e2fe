/** `chokepoint compare BASELINE VARIANT…`: policies under the same luck, as paired differences. */
import { setWords } from '../terminal/set-words.ts'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Argv, CommandModule } from 'yargs'
import type { ComparisonResult } from '../../studies/compare/result.ts'
import { defaultOutput, readParts, refuseUnpaired, type Part } from '../terminal/comparison-parts.ts'
import { comparisonTables } from '../terminal/comparison-tables.ts'
import { UsageError } from '../terminal/exit.ts'
import { shellWord } from '../terminal/shell-word.ts'
import { agendaOf, type Asked } from '../jobs/comparison-agenda.ts'
import { compareParts, refusePartsInTheWay, runParts } from '../jobs/run-comparison.ts'
import { refuseForeign, writeStudy } from '../store/study-folder.ts'
import { refuseOverridden } from '../input/refuse-overridden.ts'
import { wholeNumber } from '../input/whole-number.ts'
import { writeComparisonReport } from '../reports/write-comparison-report.ts'
import { tellWarnings } from '../terminal/tell-warnings.ts'
import { OPTIONS } from './options.ts'
import { tellPlan } from '../terminal/tell-plan.ts'

const options = (yargs: Argv) =>
  yargs
    .positional('policy', {
      describe: 'Scenario files or finished results folders, the baseline first',
      type: 'string',
      array: true,
      demandOption: true,
    })
    .options({
      replicates: { ...OPTIONS.replicates, describe: "Replicates [default: the baseline's]" },
      seed: { ...OPTIONS.seed, describe: "Seed [default: the baseline's]" },
      workers: OPTIONS.workers,
      set: { ...OPTIONS.set, describe: 'Set a value of every scenario file, e.g. --set weeks=104' },
      output: { ...OPTIONS.output, describe: 'Folder [default: out/compare-BASELINE]' },
      outcome: {
        ...OPTIONS.outcome,
        describe:
          "Compare this outcome, or what expect: can say of it ('p95(peak(quotePrice.Dy) by 2025-12-31)'), instead of the usual ones",
        defaultDescription: "the baseline's and what is lost",
      },
      satisfy: {
        type: 'string',
        array: true,
        nargs: 1,
        describe: "Threshold of a satisfactory run, e.g. --satisfy 'totalFirmWeeks<500'",
        default: [] as string[],
        defaultDescription: "the baseline's medians",
      },
      report: OPTIONS.report,
      'dry-run': OPTIONS['dry-run'],
      force: OPTIONS.force,
      json: OPTIONS.json,
      quiet: OPTIONS.quiet,
    })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const compareCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    if (argv.policy.length < 2)
      throw new UsageError('given one policy; expected a baseline and at least one variant: compare BASELINE VARIANT…')
    refuseOverridden(argv.set, {
      seed: { option: '--seed', value: argv.seed },
      replicates: { option: '--replicates', value: argv.replicates },
    })
    const parts = await readParts(argv.policy, argv.output, argv.set)
    if (!argv.quiet) for (const { prepared } of parts) tellWarnings(prepared)
    const output = argv.output ?? defaultOutput(parts)
    const { seed, replicates, asked } = settle(parts, argv)
    refuseUnpaired(parts, seed)
    const agenda = agendaOf(parts, asked)
    const inputs = parts.flatMap(({ prepared }) => prepared.inputs)
    await refuseForeign(output, 'comparison', inputs)
    const workers = wholeNumber('workers', argv.workers ?? availableParallelism(), 1, 1_024)
    const quiet = argv.quiet || argv.json
    const options = { replicates, seed, workers, force: argv.force, quiet }
    await refusePartsInTheWay(parts, options)
    if (argv['dry-run']) {
      const scenarios = parts.map(({ prepared }) => prepared.scenario.name)
      return tellPlan('compare', { scenarios, replicates, seed, workers, output }, argv.json)
    }
    const stopped = await runParts(parts, options)
    if (stopped !== undefined) {
      process.stderr.write('stopped; the same command goes on from here\n')
      process.exitCode = stopped
      return
    }
    const result = await compareParts(parts, agenda, seed, asked)
    await writeStudy(output, identityOf(result), [['summary.json', `${JSON.stringify(result)}\n`]], inputs)
    const report = argv.report ? await writeComparisonReport(result, join(output, 'report.html')) : undefined
    if (argv.json) process.stdout.write(`${JSON.stringify(result)}\n`)
    else if (!argv.quiet) process.stdout.write(comparisonTables(result, output, report))
  },
}

/** What is not asked for comes from the first finished folder, or from the baseline's scenario. */
function settle(parts: readonly Part[], argv: Arguments): { seed: number; replicates: number; asked: Asked } {
  const stored = parts.find((part) => part.manifest !== null)?.manifest
  const { scenario } = parts[0]!.prepared
  const seed = wholeNumber('seed', argv.seed ?? stored?.seed ?? scenario.seed, 0, Number.MAX_SAFE_INTEGER)
  const replicates = wholeNumber(
    'replicates',
    argv.replicates ?? stored?.replicates ?? scenario.replicates,
    2,
    1_000_000,
  )
  const named = [
    ...argv.outcome.map((name) => ` --outcome ${shellWord(name)}`),
    ...argv.satisfy.map((text) => ` --satisfy '${text}'`),
    setWords(argv.set),
  ]
  return {
    seed,
    replicates,
    asked: {
      outcomes: argv.outcome,
      satisfy: argv.satisfy,
      replicates: argv.replicates === undefined ? undefined : replicates,
      command: `chokepoint compare ${parts.map((part) => `${part.prepared.scenario.name}.yaml`).join(' ')} --replicates ${replicates} --seed ${seed}${named.join('')}`,
    },
  }
}

function identityOf({ engine, seed, replicates, policies }: ComparisonResult): Parameters<typeof writeStudy>[1] {
  const parts = policies.map(({ name, scenarioHash, digest }) => ({ name, scenarioHash, digest }))
  return { study: 'comparison', engine, seed, replicates, parts }
}
