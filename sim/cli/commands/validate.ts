/** `chokepoint validate FILE…`: every problem of every file, with line and column. */
import type { CommandModule } from 'yargs'
import { EXIT } from '../terminal/exit.ts'
import { problemText } from '../input/problem-text.ts'
import { readScenario } from '../input/read-scenario.ts'
import { tellWarnings } from '../terminal/tell-warnings.ts'
import { OPTIONS } from './options.ts'

interface Arguments {
  readonly files: readonly string[]
  readonly set: readonly string[]
}

export const validateCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('files', { describe: 'Scenario files', type: 'string', array: true, demandOption: true })
      .option('set', OPTIONS.set) as never,
  handler({ files, set }) {
    for (const file of files) {
      const parsed = readScenario(String(file), { settings: set })
      if (parsed.ok) {
        tellWarnings(parsed)
        process.stdout.write(`OK ${parsed.scenario.name}: ${summary(parsed.scenario)}\n`)
      } else {
        process.stderr.write(`${problemText(String(file), parsed)}\n`)
        process.exitCode = EXIT.badInput
      }
    }
  },
}

function summary(scenario: Extract<ReturnType<typeof readScenario>, { ok: true }>['scenario']): string {
  let agents = 0
  for (const { groups } of Object.values(scenario.agents)) for (const group of groups) agents += group.count
  return `${agents} agents, ${scenario.elements.length} elements, ${scenario.weeks} weeks from ${scenario.start}`
}
