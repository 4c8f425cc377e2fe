/** What a command line given as words does. Its exit code is left in `process.exitCode`. */
import yargs, { type Argv } from 'yargs'
import { nearest } from '../scenario/text/nearest.ts'
import { COMMANDS } from './commands/index.ts'
import { checkValues, checkWords, dashed, type KnownOptions } from './input/check-words.ts'
import { describeFailure, EXIT, isPathFault, UsageError } from './terminal/exit.ts'
import { VERSION } from './version.ts'

export async function runCommandLine(args: readonly string[]): Promise<void> {
  try {
    await parse(args)
  } catch (error) {
    const isUsage = error instanceof UsageError || isPathFault(error)
    process.exitCode = isUsage ? EXIT.badInput : EXIT.failed
    // Bad input names its file first, so that editors and terminals can jump to the place.
    process.stderr.write(`${isUsage ? '' : 'chokepoint: '}${describeFailure(error)}\n`)
    if (process.env['CHOKEPOINT_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  }
}

async function parse(args: readonly string[]): Promise<void> {
  try {
    await createParser(args, process.stdout.isTTY ? Math.min(110, process.stdout.columns) : 100).parseAsync()
  } catch (error) {
    const [, valueless] = MISSING_VALUE.exec((error as Error).message) ?? []
    throw valueless === undefined ? error : new UsageError(`${dashed(valueless)}: given nothing; expected a value`)
  }
}

/** yargs throws this without asking what is to be done with it. */
const MISSING_VALUE = /^Not enough arguments following: (.+)$/

/** What `chokepoint COMMAND --help` prints; of all commands together when none is named. */
export const helpOf = (command?: string): Promise<string> =>
  createParser(command === undefined ? [] : [command], 100).getHelp()

function createParser(args: readonly string[], width: number): Argv {
  const parser = yargs(args as string[])
    .scriptName('chokepoint')
    .locale('en')
    .usage('$0: a rare-earth market under export controls, simulated many times over\n\nUsage: $0 <command> [options]')
    .demandCommand(1, 'which command? chokepoint --help lists them')
    .strict()
    .recommendCommands()
    .version(VERSION)
    .help()
    .alias('help', 'h')
    .parserConfiguration({ 'dot-notation': false })
    .wrap(width)
    .epilogue(
      'Exit codes: 0 good, 1 a check failed, 2 bad input or usage, 3 failed while running, 75 SIGTERM, 130 Ctrl-C',
    )
    .exitProcess(false)
    .check((argv) => {
      checkWords(args, optionsOf(parser))
      refuseTwice(argv)
      checkValues(argv, optionsOf(parser))
      return true
    }, true)
    .fail((message: string | null, error: Error | undefined) => {
      if (error !== undefined && error.name !== 'YError') throw error
      throw new UsageError(explainUsage(message ?? error?.message ?? 'wrong usage', parser, args[0]))
    })
  for (const { command, describe, example, load } of COMMANDS)
    parser.command({
      command,
      describe,
      builder: async (own: Argv) => ((await load()).builder as (own: Argv) => Argv)(own.example(`$0 ${example}`, '')),
      handler: async (argv) => (await load()).handler(argv as never),
    })
  return parser
}

/** Of the command that is called, once its own are known. */
const optionsOf = (parser: Argv): KnownOptions => (parser as unknown as { getOptions(): KnownOptions }).getOptions()

/** yargs' own words, with what was expected where something is missing, and the nearest option where one was misspelt. */
function explainUsage(message: string, parser: Argv, name: string | undefined): string {
  const entry = COMMANDS.find(({ command }) => command.split(' ')[0] === name)
  if (entry !== undefined && message.startsWith('Not enough non-option arguments'))
    return `expected chokepoint ${entry.command}; chokepoint ${name} --help says what stands there`
  const unknown = /^Unknown arguments?: (.+)$/.exec(message)
  if (unknown === null) return message
  const { key } = optionsOf(parser)
  return unknown[1]!
    .split(', ')
    .map((given) => {
      if (given === 'set' && name !== undefined && OF_SHIPPED.includes(name))
        return `--set: ${name} runs the shipped scenarios as they are; expected a command that takes a scenario, such as run or compare`
      const near = RENAMED[given] ?? nearest(given, Object.keys(key))
      return `unknown option or argument ${given}${near === undefined ? '' : `; did you mean --${near}?`}`
    })
    .join('\n')
}

/** What they hold against history are the scenarios that ship. */
const OF_SHIPPED = ['hindcast', 'signs', 'ablate']

/** Options that had another name in earlier versions. */
const RENAMED: Readonly<Record<string, string>> = { out: 'output' }

/** Options and arguments that may come more than once. */
const REPEATABLE = ['_', 'file', 'files', 'dir', 'names', 'set', 'policy', 'outcome', 'satisfy', 'vary']

function refuseTwice(argv: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(argv))
    if (Array.isArray(value) && !REPEATABLE.includes(name)) throw new UsageError(`${dashed(name)} is given twice`)
}
