/** The command line: one command per file in commands/, one line per command here. */
import yargs, { type Argv, type CommandModule } from 'yargs'
import { nearest } from '../scenario/nearest.ts'
import { ablateCommand } from './commands/ablate.ts'
import { calibrateCommand } from './commands/calibrate.ts'
import { checkCommand } from './commands/check.ts'
import { compareCommand } from './commands/compare.ts'
import { describeCommand } from './commands/describe.ts'
import { discoverCommand } from './commands/discover.ts'
import { documentCommand } from './commands/document.ts'
import { explainCommand } from './commands/explain.ts'
import { exportCommand } from './commands/export.ts'
import { hindcastCommand } from './commands/hindcast.ts'
import { initCommand } from './commands/init.ts'
import { mergeCommand } from './commands/merge.ts'
import { reportCommand } from './commands/report.ts'
import { runCommand } from './commands/run.ts'
import { schemaCommand } from './commands/schema.ts'
import { sensitivityCommand } from './commands/sensitivity.ts'
import { serveCommand } from './commands/serve.ts'
import { validateCommand } from './commands/validate.ts'
import { verifyCommand } from './commands/verify.ts'
import { describeFailure, EXIT, UsageError } from './exit.ts'
import { VERSION } from './version.ts'

const COMMANDS = [
  runCommand,
  compareCommand,
  reportCommand,
  mergeCommand,
  verifyCommand,
  checkCommand,
  explainCommand,
  exportCommand,
  hindcastCommand,
  calibrateCommand,
  sensitivityCommand,
  discoverCommand,
  ablateCommand,
  serveCommand,
  initCommand,
  validateCommand,
  describeCommand,
  documentCommand,
  schemaCommand,
] as unknown as readonly CommandModule[]

async function main(args: readonly string[]): Promise<void> {
  const parser = yargs(args as string[])
    .scriptName('chokepoint')
    .locale('en')
    .usage('$0: a rare-earth market under export controls, simulated many times over\n\nUsage: $0 <command> [options]')
    .demandCommand(1, 'which command? chokepoint --help lists them')
    .strict()
    .recommendCommands()
    .version(VERSION)
    .help()
    .completion('completion', 'Print a script for shell completion')
    .wrap(process.stdout.isTTY ? Math.min(110, process.stdout.columns) : 100)
    .epilogue(
      'Exit codes: 0 good, 1 a check failed, 2 bad input or usage, 3 failed while running, 75 SIGTERM, 130 Ctrl-C',
    )
    .exitProcess(false)
    .check((argv) => refuseTwice(argv), true)
    .fail((message: string | null, error: Error | undefined) => {
      if (error !== undefined && error.name !== 'YError') throw error
      throw new UsageError(explainUsage(message ?? error?.message ?? 'wrong usage', parser))
    })
  for (const command of COMMANDS) parser.command(command)
  await parser.parseAsync()
}

/** yargs' own words, with the nearest option where one was misspelt. */
function explainUsage(message: string, parser: Argv): string {
  const unknown = /^Unknown arguments?: (.+)$/.exec(message)
  if (unknown === null) return message
  const { key } = (parser as unknown as { getOptions(): { key: Record<string, unknown> } }).getOptions()
  return unknown[1]!
    .split(', ')
    .map((given) => {
      const near = nearest(given, Object.keys(key))
      return `unknown option or argument ${given}${near === undefined ? '' : `; did you mean --${near}?`}`
    })
    .join('\n')
}

/** Options and arguments that may come more than once. */
const REPEATABLE = ['_', 'file', 'files', 'dir', 'names', 'set', 'policy', 'outcome', 'satisfy', 'vary']

function refuseTwice(argv: Readonly<Record<string, unknown>>): true {
  for (const [name, value] of Object.entries(argv))
    if (Array.isArray(value) && !REPEATABLE.includes(name)) throw new UsageError(`--${name} is given twice`)
  return true
}

/** A reader that went away is no failure; a disk that is full is one. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return
  process.stderr.write(`chokepoint: standard output: ${describeFailure(error)}\n`)
  process.exitCode = EXIT.failed
})
process.stderr.on('error', () => undefined)

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.exitCode = error instanceof UsageError ? EXIT.badInput : EXIT.failed
  const { message } = error as Error
  // Bad input names its file first, so that editors and terminals can jump to the place.
  if (error instanceof UsageError) process.stderr.write(`${message}\n`)
  else process.stderr.write(`chokepoint: ${describeFailure(error)}\n`)
  if (process.env['CHOKEPOINT_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`)
}
