/** `chokepoint signs`: does every lever, every kind of agent and every programme move outcomes the way it should? */
import { availableParallelism } from 'node:os'
import type { Argv, CommandModule } from 'yargs'
import { nearest } from '../../scenario/text/nearest.ts'
import type { SignRow } from '../../studies/signs/sign-row.ts'
import { SIGN_ROWS } from '../../studies/signs/sign-rows.ts'
import { EXIT, UsageError } from '../terminal/exit.ts'
import { runSigns } from '../jobs/run-signs.ts'
import { signTable } from '../terminal/sign-table.ts'
import { wholeNumber } from '../input/whole-number.ts'
import { OPTIONS } from './options.ts'
import { tellPlan } from '../terminal/tell-plan.ts'

const options = (yargs: Argv) =>
  yargs.options({
    only: { type: 'string', requiresArg: true, describe: 'Names of changes, with commas between them [default: all]' },
    replicates: { ...OPTIONS.replicates, default: '20', describe: 'Replicates of each change' },
    seed: { ...OPTIONS.seed, default: '42', describe: 'Seed' },
    workers: OPTIONS.workers,
    'dry-run': OPTIONS['dry-run'],
    json: OPTIONS.json,
    quiet: OPTIONS.quiet,
  })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const signsCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    options(yargs).epilogue('Exit code 1 when an outcome goes the wrong way or does not move.') as Argv<Arguments>,
  async handler(argv) {
    const plan = {
      rows: chosen(argv.only),
      replicates: wholeNumber('replicates', argv.replicates, 2, 100_000),
      seed: wholeNumber('seed', argv.seed, 0, 2 ** 53 - 1),
      workers: argv.workers === undefined ? availableParallelism() : wholeNumber('workers', argv.workers, 1, 1_024),
      quiet: argv.quiet,
    }
    const { rows, replicates, seed, workers } = plan
    if (argv['dry-run'])
      return tellPlan('signs', { changes: rows.map(({ id }) => id), replicates, seed, workers }, argv.json)
    const result = await runSigns(plan)
    const failed = result.rows.filter(({ verdict }) => verdict === 'wrong' || verdict === 'dead')
    if (argv.json) process.stdout.write(`${JSON.stringify(result)}\n`)
    else if (!argv.quiet || failed.length > 0)
      process.stdout.write(signTable(argv.quiet ? { ...result, rows: failed } : result))
    if (failed.length > 0) process.exitCode = EXIT.expectFailed
  },
}

function chosen(only: string | undefined): readonly SignRow[] {
  if (only === undefined) return SIGN_ROWS
  const ids = SIGN_ROWS.map(({ id }) => id)
  const wanted = only.split(',').map((name) => name.trim())
  for (const name of wanted) {
    if (ids.includes(name)) continue
    const near = nearest(name, ids)
    const hint = near === undefined ? `one of ${ids.join(', ')}` : `did you mean ${near}?`
    throw new UsageError(`--only: no change ${name} in the sign table; ${hint}`)
  }
  return SIGN_ROWS.filter(({ id }) => wanted.includes(id))
}
