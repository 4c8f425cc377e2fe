/** `chokepoint describe FILE`: a scenario in words. */
import type { CommandModule } from 'yargs'
import { KINDS } from '../../agents/index.ts'
import { balanceTable, openingBalance } from '../../studies/batch/opening-balance.ts'
import { describe } from '../../scenario/words/describe.ts'
import { EXIT } from '../terminal/exit.ts'
import { problemText } from '../input/problem-text.ts'
import { readScenario } from '../input/read-scenario.ts'
import { tellWarnings } from '../terminal/tell-warnings.ts'
import { OPTIONS } from './options.ts'

interface Arguments {
  readonly file: string
  readonly set: readonly string[]
}

export const describeCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('file', { describe: 'Scenario file', type: 'string', demandOption: true })
      .option('set', OPTIONS.set) as never,
  handler({ file, set }) {
    const parsed = readScenario(String(file), { settings: set })
    if (parsed.ok) {
      tellWarnings(parsed)
      const balance = balanceTable(openingBalance(parsed.scenario))
      process.stdout.write(`${describe(parsed.scenario, KINDS)}\n${balance.join('\n')}\n`)
    } else {
      process.stderr.write(`${problemText(file, parsed)}\n`)
      process.exitCode = EXIT.badInput
    }
  },
}
