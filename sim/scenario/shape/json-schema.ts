/** JSON Schema (draft-7) of the scenario format for editors, from its shape. */
import { ID_PATTERN, type Field, type MapShape, type NumberShape, type Shape } from './shape.ts'
import { OWN_KEYS } from './scenario-shape.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * A file that extends another may leave out whatever the other holds, and delete with null; so everything inside has a
 * complete form and a partial one.
 */
export function jsonSchema(shape: MapShape): Json {
  const complete = new Definitions('complete')
  const partial = new Definitions('partial')
  const whole = complete.of(shape, 'scenario')
  const variant = { ...partial.of(shape, 'scenario'), required: ['extends', ...OWN_KEYS] }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Chokepoint scenario',
    description: shape.doc,
    type: 'object',
    if: { required: ['extends'] },
    then: variant,
    else: whole,
    definitions: { ...complete.all, ...partial.all },
  }
}

/** Keys that mean the same wherever they stand. */
const SHARED_KEYS: readonly string[] = ['source', 'grade']

/** Builds the schema of one form, and gathers what it says more than once. */
class Definitions {
  readonly all: Record<string, Json> = {}
  readonly form: 'complete' | 'partial'
  constructor(form: 'complete' | 'partial') {
    this.form = form
  }

  of(shape: Shape, path: string): Json {
    switch (shape.type) {
      case 'number':
        return numberSchema(shape)
      case 'text': {
        const { longest, pattern, empty } = shape
        return {
          description: shape.doc,
          type: 'string',
          maxLength: longest,
          ...(empty === true ? {} : { minLength: 1 }),
          ...(pattern === undefined ? {} : { pattern: pattern.regex }),
          ...(shape.default === undefined ? {} : { default: shape.default }),
        }
      }
      case 'date':
        return { description: shape.doc, type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
      case 'choice':
        return { description: shape.doc, type: 'string', enum: shape.of }
      case 'list': {
        const { doc, fewest, most, distinct } = shape
        const bounds = { minItems: fewest, maxItems: most, ...(distinct === true ? { uniqueItems: true } : {}) }
        return { description: doc, type: 'array', items: this.of(shape.item, `${path}.item`), ...bounds }
      }
      case 'record': {
        const item = this.nullable(this.of(shape.item, `${path}.${shape.key}`))
        const common = { description: shape.doc, type: 'object', maxProperties: shape.most }
        if (shape.names === undefined) {
          const names = shape.keyPattern === 'path' ? {} : { propertyNames: { pattern: ID_PATTERN } }
          return { ...common, ...names, additionalProperties: item }
        }
        const value = this.define(`${path}.${shape.key}`, item)
        const properties = Object.fromEntries(shape.names.map((name) => [name, value]))
        return { ...common, properties, additionalProperties: false }
      }
      case 'map':
        return this.mapSchema(shape, path)
      case 'variant': {
        const variants = Object.entries(shape.variants).map(([name, map]) => this.mapSchema(map, `${path}.${name}`))
        return { description: shape.doc, anyOf: variants }
      }
    }
  }

  private mapSchema(shape: MapShape, path: string): Json {
    const required = [...shape.fields].filter(([, field]) => field.required).map(([key]) => key)
    const properties = [...shape.fields].map(([key, field]) => [key, this.property(field, key, path)] as const)
    return {
      description: shape.doc,
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required.length > 0 && this.form === 'complete' ? { required } : {}),
      ...(shape.atLeast === undefined ? {} : { minProperties: shape.atLeast }),
      ...(shape.atMost === undefined ? {} : { maxProperties: shape.atMost }),
      additionalProperties: false,
    }
  }

  private property(field: Field, key: string, path: string): Json {
    const { shape } = field
    const schema = this.nullable(this.of(shape, `${path}.${key}`))
    if (SHARED_KEYS.includes(key)) return this.define(key, schema)
    // A parameter is the same for its kind (`scenario.agents.mine`) and for a group of it.
    if (shape.type === 'number' && shape.source !== undefined)
      return this.define(`${path.split('.')[2] ?? path}.${key}`, schema)
    return schema
  }

  /** Writes a schema once, under a name, and refers to it. */
  private define(name: string, schema: Json): Json {
    const id = this.form === 'partial' ? `${name}.partial` : name
    this.all[id] = schema
    return { $ref: `#/definitions/${id}` }
  }

  /** In a file that extends another, null deletes. */
  private nullable(schema: Json): Json {
    if (this.form === 'complete') return schema
    const { type } = schema
    if (typeof type !== 'string')
      return { ...schema, anyOf: [...((schema['anyOf'] as Json[]) ?? []), { type: 'null' }] }
    const names = schema['enum'] as readonly string[] | undefined
    return { ...schema, type: [type, 'null'], ...(names === undefined ? {} : { enum: [...names, null] }) }
  }
}

function numberSchema(shape: NumberShape): Json {
  const { doc, unit, min, max, whole, source, grade } = shape
  const origin = source === undefined ? '' : ` Source: ${source}${grade === undefined ? '' : ` (grade ${grade})`}.`
  return {
    description: `${doc} Unit: ${unit}.${origin}`,
    type: whole === true ? 'integer' : 'number',
    minimum: min,
    maximum: max,
    ...(shape.default === undefined ? {} : { default: shape.default }),
  }
}
