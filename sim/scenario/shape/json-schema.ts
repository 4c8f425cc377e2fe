/** JSON Schema (draft-7) of the scenario format for editors, from its shape. */
import { ID_PATTERN, type Field, type MapShape, type NumberShape, type RecordShape, type Shape } from './shape.ts'
import { OWN_KEYS } from './scenario-shape.ts'

type Json = Readonly<Record<string, unknown>>

type NumberWords = Pick<NumberShape, 'doc' | 'unit' | 'min' | 'max' | 'default' | 'source' | 'grade'>

/** What editors are told besides the shape, by path: that of the shipped scenarios. */
export interface Known {
  /** Keys and values to offer where any may stand: of `scenario.levers` its ids, of `scenario.outcomes.item` its values. */
  readonly names: Readonly<Record<string, readonly string[]>>
  /** Those of scenarios that one may extend: what is not among them is new. */
  readonly there: Readonly<Record<string, readonly string[]>>
  /** A value that stands there in one of them. */
  readonly examples: Readonly<Record<string, number | string>>
  /** What is drawn, by its path under `uncertainties`. */
  readonly targets: Readonly<Record<string, NumberWords>>
}

/**
 * A file that extends another may leave out whatever the other holds, and delete with null; so everything inside has a
 * complete form and a partial one. What is new in a file that extends a shipped one has to be whole.
 */
export function jsonSchema(shape: MapShape, known: Known): Json {
  const complete = new Definitions('complete', known)
  const partial = new Definitions('partial', known)
  const shipped = known.names['scenario.extends']
  const whole = complete.of(shape, 'scenario')
  const variant = {
    ...partial.of(shape, 'scenario'),
    required: ['extends', ...OWN_KEYS],
    ...(shipped === undefined
      ? {}
      : { if: { properties: { extends: { enum: shipped } } }, then: wholeWhereNew(shape, 'scenario', known) }),
  }
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

/** Required keys of entries whose id no shipped scenario has; undefined where there are none. */
function wholeWhereNew(shape: Shape, path: string, known: Known): Json | undefined {
  if (shape.type === 'map') {
    const inside = [...shape.fields].flatMap(([key, field]) => {
      const found = wholeWhereNew(field.shape, `${path}.${key}`, known)
      return found === undefined ? [] : [[key, found] as const]
    })
    return inside.length === 0 ? undefined : { properties: Object.fromEntries(inside) }
  }
  if (shape.type !== 'record' || shape.item.type !== 'map') return undefined
  const ids = known.there[path]
  const required = requiredKeys(shape.item)
  if (ids === undefined || required.length === 0) return undefined
  return { properties: Object.fromEntries(ids.map((id) => [id, true])), additionalProperties: { required } }
}

const requiredKeys = (shape: MapShape): readonly string[] =>
  [...shape.fields].filter(([, field]) => field.required).map(([key]) => key)

/** Keys that mean the same wherever they stand. */
const SHARED_KEYS: readonly string[] = ['source', 'grade']

/** Builds the schema of one form, and gathers what it says more than once. */
class Definitions {
  readonly all: Record<string, Json> = {}
  readonly form: 'complete' | 'partial'
  readonly known: Known
  private readonly offered = new Map<string, string>()
  constructor(form: 'complete' | 'partial', known: Known) {
    this.form = form
    this.known = known
  }

  of(shape: Shape, path: string): Json {
    switch (shape.type) {
      case 'number':
        return { ...numberSchema(shape), ...this.example(shape, path) }
      case 'text': {
        const { longest, pattern, empty } = shape
        const names = this.known.names[path]
        return {
          description: shape.doc,
          type: 'string',
          maxLength: longest,
          ...(empty === true ? {} : { minLength: 1 }),
          ...(pattern === undefined ? {} : { pattern: pattern.regex }),
          ...(shape.default === undefined ? {} : { default: shape.default }),
          // Offered, not asked for.
          ...(names === undefined ? {} : { anyOf: [this.offer(names, path), {}] }),
        }
      }
      case 'date':
        return {
          ...{ description: shape.doc, type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
          ...this.example(shape, path),
        }
      case 'choice':
        return shape.isOpen === true
          ? { description: shape.doc, type: 'string', anyOf: [{ enum: shape.of }, { pattern: ID_PATTERN }] }
          : { description: shape.doc, type: 'string', enum: shape.of }
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
          const ids = this.known.names[path]
          if (ids === undefined) return { ...common, ...names, additionalProperties: item }
          const value = this.define(`${path}.${shape.key}`, item)
          const properties = Object.fromEntries(ids.map((id) => [id, this.drawn(shape, id, value)]))
          return { ...common, ...names, properties, additionalProperties: value }
        }
        const value = this.define(`${path}.${shape.key}`, item)
        const properties = Object.fromEntries(shape.names.map((name) => [name, value]))
        return { ...common, properties, additionalProperties: shape.isOpen === true ? value : false }
      }
      case 'map':
        return this.mapSchema(shape, path)
      case 'variant': {
        const { by, doc } = shape
        // Not one of several maps: an editor would tell what is wrong with one of them, and not that the name is none of all.
        const branches = Object.entries(shape.variants).map(([name, map]) => ({
          if: { type: 'object', properties: { [by]: { const: name } }, required: [by] },
          // Without words: an editor would show them in place of those of the whole.
          then: { ...this.mapSchema(map, `${path}.${name}`), description: undefined },
        }))
        const names = Object.keys(shape.variants)
        const which = {
          description: doc,
          enum: names,
          enumDescriptions: names.map((name) => shape.variants[name]!.doc),
        }
        const required = this.form === 'complete' ? { required: [by] } : {}
        return { description: doc, type: 'object', properties: { [by]: which }, ...required, allOf: branches }
      }
    }
  }

  /** Where the shape has no value of its own to show. */
  private example(shape: Shape, path: string): Json {
    const found = this.known.examples[path]
    return found === undefined || ('default' in shape && shape.default !== undefined) ? {} : { examples: [found] }
  }

  /** The same names are offered in many places. */
  private offer(names: readonly string[], path: string): Json {
    const all = JSON.stringify(names)
    const id = this.offered.get(all) ?? `names.${path}`
    this.offered.set(all, id)
    this.all[id] = { enum: names }
    return { $ref: `#/definitions/${id}` }
  }

  /** In what people write, an entry under the path of a number says what that number is. */
  private drawn({ keyPattern }: RecordShape, path: string, value: Json): Json {
    const target = keyPattern === 'path' && this.form === 'partial' ? this.known.targets[path] : undefined
    return target === undefined ? value : { ...value, description: numberWords(target) }
  }

  private mapSchema(shape: MapShape, path: string): Json {
    const required = requiredKeys(shape)
    const properties = [...shape.fields].map(([key, field]) => [key, this.property(field, key, path)] as const)
    return {
      description: shape.doc,
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required.length > 0 && this.form === 'complete' ? { required } : {}),
      ...(shape.atLeast === undefined ? {} : { minProperties: shape.atLeast }),
      // Beside `properties` it would count the key that is being typed, and an editor would offer none.
      ...(shape.atMost === undefined ? {} : { allOf: [{ maxProperties: shape.atMost }] }),
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
  const { min, max, whole } = shape
  return {
    description: numberWords(shape),
    type: whole === true ? 'integer' : 'number',
    minimum: min,
    maximum: max,
    ...(shape.default === undefined ? {} : { default: shape.default }),
  }
}

/** Editors show the words of a key, not its bounds. */
function numberWords({ doc, unit, min, max, source, grade, default: usual }: NumberWords): string {
  const origin = source === undefined ? '' : ` Source: ${source}${grade === undefined ? '' : ` (grade ${grade})`}.`
  return `${doc} Unit: ${unit}. Range: ${min} to ${max}.${usual === undefined ? '' : ` Default: ${usual}.`}${origin}`
}
