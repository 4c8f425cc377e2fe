/** `chokepoint schema`: the scenario format for editors (JSON Schema) or for people (Markdown). */
import type { CommandModule } from 'yargs'
import { jsonSchema } from '../../scenario/shape/json-schema.ts'
import { shapeOf } from '../../scenario/parse.ts'
import { referencePage } from '../../scenario/words/reference-page.ts'

interface Arguments {
  readonly format: 'json' | 'markdown'
}

export const schemaCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    yargs.option('format', { choices: ['json', 'markdown'], default: 'json', describe: 'What to print' }) as never,
  handler({ format }) {
    process.stdout.write(schemaText(format))
  },
}

/** What `scenarios/scenario.schema.json` and `docs/scenario-format.md` hold. */
export function schemaText(format: Arguments['format']): string {
  return format === 'markdown' ? referencePage(shapeOf()) : `${JSON.stringify(jsonSchema(shapeOf()), null, 1)}\n`
}
