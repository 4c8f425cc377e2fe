/** `chokepoint schema`: the scenario format for editors (JSON Schema) or for people (Markdown). */
import { fileURLToPath } from 'node:url'
import type { CommandModule } from 'yargs'
import { engine } from '../engine.ts'
import { jsonSchema } from '../../scenario/shape/json-schema.ts'
import { scenarioShape } from '../../scenario/shape/scenario-shape.ts'
import { shapeOf } from '../../scenario/parse.ts'
import { knownOf } from '../input/known-names.ts'
import { prepareScenario } from '../input/prepare-scenario.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { referencePage } from '../../scenario/words/reference-page.ts'
import { UsageError } from '../terminal/exit.ts'

interface Arguments {
  readonly file?: string
  readonly format: 'json' | 'markdown'
}

export const schemaCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('file', { describe: 'Scenario whose own names an editor is to offer too', type: 'string' })
      .option('format', { choices: ['json', 'markdown'], default: 'json', describe: 'What to print' }) as never,
  handler({ file, format }) {
    if (file !== undefined && format === 'markdown')
      throw new UsageError('--format markdown is of the format alone; expected no file beside it')
    const own = file === undefined ? undefined : prepareScenario(file, [], { weighs: true }).scenario
    // Bundled into dist/, beside which scenarios/ lies.
    process.stdout.write(schemaText(format, new URL('../', import.meta.url), own))
  },
}

/** What `scenarios/scenario.schema.json` and `docs/scenario-format.md` hold. `root`: folder of the project. */
export function schemaText(format: Arguments['format'], root: URL, own?: Scenario): string {
  if (format === 'markdown') return referencePage(shapeOf())
  const shape = own === undefined ? shapeOf() : scenarioShape(engine.KINDS, own)
  const known = knownOf(fileURLToPath(new URL('scenarios/', root)), own)
  return `${shallow(JSON.stringify(jsonSchema(shape, known), null, 1))}\n`
}

/** What lies deep stands in one line: a third of the text would be blanks. */
const shallow = (json: string): string => json.replace(/\n {5,}/g, ' ')
