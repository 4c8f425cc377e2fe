/** What an editor says, by ajv and by a YAML reader of its own, is what our reader says: shipped files, and every file of the corpus of bad input. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { checkShape } from '../../sim/scenario/shape/check-shape.ts'
import { knownOf } from '../../sim/cli/input/known-names.ts'
import { jsonSchema } from '../../sim/scenario/shape/json-schema.ts'
import { shapeOf } from '../../sim/scenario/parse.ts'
import { parseYaml as parseOurs } from '../../sim/scenario/text/parse-yaml.ts'
import type { Problem } from '../../sim/scenario/text/problem.ts'
import { corpus } from '../faults/corpus.ts'
import { SHIPPED } from '../run-shipped.ts'
import { TEST_KINDS, VALID } from '../scenario/kinds.ts'

const KNOWN = knownOf(fileURLToPath(new URL('../../scenarios/', import.meta.url)))
const compile = (schema: unknown) => new Ajv({ strict: false, validateFormats: false }).compile(schema as object)

/**
 * What a JSON Schema cannot say, or another reader of YAML reads otherwise: dates that do not exist, sectors that the scenario does not add, names
 * of JavaScript, 0777 and 0xC8.
 */
const BEYOND_A_SCHEMA =
  /-(month13|feb30)$|^(shocks-closure-target-unknown-sector|unknown-nested|unknown-region)$|^pollute-.*-(__proto__|constructor|toString|prototype)$|^(seed-octal|replicates-hex|extends-null|enc-cr-only)$/

const shipped = compile(jsonSchema(shapeOf(), KNOWN))

test.each(SHIPPED)('ajv accepts %s', (name) => {
  const text = readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8')
  expect(shipped(parseYaml(text)) ? [] : shipped.errors).toEqual([])
})

describe('the corpus of bad input', () => {
  const shape = shapeOf(TEST_KINDS)
  const validate = compile(jsonSchema(shape, { names: {}, examples: {}, there: {}, targets: {} }))

  /** Undefined where one of the two readers finds no YAML. */
  function verdicts(bytes: Buffer): { ours: boolean; theirs: boolean } | undefined {
    const text = bytes.toString()
    const read = parseOurs(text, 'case.yaml')
    if ('problems' in read) return undefined
    const problems: Problem[] = []
    checkShape(read.root, shape, '', read.root.at, problems)
    try {
      return { ours: problems.length === 0, theirs: validate(parseYaml(text)) }
    } catch {
      return undefined
    }
  }

  test('ajv says of every file what our check of shapes says', () => {
    const judged = corpus(VALID).map((file) => ({ ...file, said: verdicts(file.bytes) }))
    expect(judged.filter(({ said }) => said?.ours === false).length).toBeGreaterThan(100)
    expect(judged.filter(({ said }) => said?.ours === true).length).toBeGreaterThan(50)
    const apart = judged.filter(
      ({ id, said }) => said !== undefined && said.ours !== said.theirs && !BEYOND_A_SCHEMA.test(id),
    )
    expect(apart.map(({ id, said }) => ({ id, ...said }))).toEqual([])
  })
})
