/** The JSON Schema says what the registries say. */
import { describe, expect, test } from 'vitest'
import { KINDS } from '../../sim/agents/index.ts'
import { schemaText } from '../../sim/cli/commands/schema.ts'
import { LEVERS } from '../../sim/policy/levers.ts'

const ROOT = new URL('../../', import.meta.url)

describe('the JSON Schema', () => {
  const schema = JSON.parse(schemaText('json', ROOT))

  test('refers only to definitions that exist', () => {
    const references = [...schemaText('json', ROOT).matchAll(/"#\/definitions\/([^"]+)"/g)].map((m) => m[1]!)
    expect(references.length).toBeGreaterThan(50)
    expect(references.filter((name) => !(name in schema.definitions))).toEqual([])
  })
  test('has unit, range and default for every parameter of every kind', () => {
    for (const { kind, params } of KINDS)
      for (const [name, { unit, min, max, default: standard }] of Object.entries(params)) {
        const definition = schema.definitions[`${kind}.${name}`]
        expect(definition).toMatchObject({ minimum: min, maximum: max, default: standard })
        expect(definition.description).toContain(`Unit: ${unit}.`)
      }
  })
  test('knows every lever', () => {
    const { set } = schema.definitions['scenario.levers.id'].properties
    expect(Object.keys(set.properties)).toEqual(Object.keys(LEVERS))
  })
  test('lets a file that extends another leave out what the other holds', () => {
    expect(schema.then.required).toEqual(['extends', 'schema', 'name'])
    expect(schema.else.required).toContain('agents')
  })
})

describe('the reference page', () => {
  test('has a row for every parameter and every lever', () => {
    const page = schemaText('markdown', ROOT)
    const names = [...KINDS.flatMap(({ params }) => Object.keys(params)), ...Object.keys(LEVERS)]
    expect(names.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([])
  })
})
