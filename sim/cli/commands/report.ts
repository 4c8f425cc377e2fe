/** `chokepoint report DIR…`: draws the report again from summary.json alone. */
import { join } from 'node:path'
import type { CommandModule } from 'yargs'
import type { Scenario } from '../../scenario/scenario.ts'
import { prepareScenario } from '../prepare-scenario.ts'
import { readResult } from '../store/read-result.ts'
import { writeReport } from '../write-report.ts'

interface Arguments {
  readonly dir: readonly string[]
  readonly live: boolean
}

/** The scenario as it was run. */
function scenarioOf(folder: string): Scenario {
  return prepareScenario(join(folder, 'scenario.yaml'), []).scenario
}

export const reportCommand: CommandModule<object, Arguments> = {
  command: 'report <dir..>',
  describe: 'Write report.html of finished results folders again',
  builder: (yargs) =>
    yargs
      .positional('dir', { describe: 'Results folders', type: 'string', array: true, demandOption: true })
      .option('live', {
        type: 'boolean',
        default: true,
        describe: 'Carry the simulator in the report (--no-live for a smaller file)',
      }),
  async handler({ dir, live }) {
    const results = []
    for (const folder of dir) results.push({ folder, result: await readResult(folder) })
    for (const { folder, result } of results)
      process.stdout.write(
        `${await writeReport(result, join(folder, 'report.html'), { live: live ? scenarioOf(folder) : undefined })}\n`,
      )
  },
}
