/** `chokepoint schema`: the scenario format for editors (JSON Schema) or for people (Markdown). */
import { fileURLToPath } from 'node:url'
import type { CommandModule } from 'yargs'
import { jsonSchema } from '../../scenario/shape/json-schema.ts'
import { shapeOf } from '../../scenario/parse.ts'
import { knownNames } from '../input/known-names.ts'
import { referencePage } from '../../scenario/words/reference-page.ts'

interface Arguments {
  readonly format: 'json' | 'markdown'
}

export const schemaCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    yargs.option('format', { choices: ['json', 'markdown'], default: 'json', describe: 'What to print' }) as never,
  handler({ format }) {
    // Bundled into dist/, beside which scenarios/ lies.
    process.stdout.write(schemaText(format, new URL('../', import.meta.url)))
  },
}

/** What `scenarios/scenario.schema.json` and `docs/scenario-format.md` hold. `root`: folder of the project. */
export function schemaText(format: Arguments['format'], root: URL): string {
  if (format === 'markdown') return referencePage(shapeOf())
  const known = knownNames(fileURLToPath(new URL('scenarios/', root)))
  return `${JSON.stringify(jsonSchema(shapeOf(), known), null, 1)}\n`
}
