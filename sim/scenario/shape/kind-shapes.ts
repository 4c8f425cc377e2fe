/** Shapes of agent kinds, from their parameters and fields. */
import type { AgentKind, FieldSpec } from '../../agents/agent.ts'
import { GOODS, regionsOf, sectorsOf } from '../../world/products.ts'
import { choice, grade, LARGEST_TONNAGE, openChoice, reference, source } from './leaf-shapes.ts'
import type { OwnNames } from './lever-members.ts'
import { map, type MapShape, type NumberShape, type Shape } from './shape.ts'

const MOST_AGENTS_IN_GROUP = 500
/** A plant that takes longer than twenty years to open is a typing error, weeks. */
const LONGEST_RAMP = 1040
/** Keys of a group that are neither parameter nor field of its kind. */
export const GROUP_KEYS = ['count', 'source', 'grade'] as const

export function agentsShape(kinds: readonly AgentKind[], own: OwnNames): MapShape {
  const fields = Object.fromEntries(kinds.map((kind) => [kind.kind, kindShape(kind, own)]))
  return map('Who acts, by kind. A kind that is left out has no agents.', fields, Object.keys(fields))
}

/** Parameters for the whole kind and groups that may set them differently. */
function kindShape(kind: AgentKind, own: OwnNames): MapShape {
  const params = paramShapes(kind)
  const groupFields: Record<string, Shape> = {
    count: {
      type: 'number',
      unit: 'agents',
      doc: 'Number of agents in the group; its tonnages are totals, shared among them by size.',
      min: 1,
      max: MOST_AGENTS_IN_GROUP,
      whole: true,
      default: 1,
    },
  }
  const optional = [...GROUP_KEYS, ...Object.keys(params)] as string[]
  for (const [name, spec] of Object.entries(kind.fields)) {
    groupFields[name] = fieldShape(spec, own)
    if (spec.required !== true) optional.push(name)
  }
  Object.assign(groupFields, params, { source: source(), grade: grade() })
  const group = map(
    `A group of agents of the kind ${kind.kind}; it may set any parameter of the kind for itself.`,
    groupFields,
    optional,
  )
  const groups: Shape = { type: 'record', doc: 'Groups of agents, by id.', key: 'id', item: group, most: 500 }
  return map(kind.purpose, { ...params, groups }, [...Object.keys(params), 'groups'])
}

function paramShapes(kind: AgentKind): Record<string, NumberShape> {
  const shapes: Record<string, NumberShape> = {}
  for (const [name, spec] of Object.entries(kind.params)) {
    const { unit, doc, min, max, source, grade } = spec
    shapes[name] = { type: 'number', unit, doc, min, max, default: spec.default, source, grade }
  }
  return shapes
}

function fieldShape(spec: FieldSpec, own: OwnNames): Shape {
  const { doc } = spec
  switch (spec.type) {
    case 'region':
      return openChoice(doc, regionsOf(own))
    case 'sector':
      return openChoice(doc, sectorsOf(own))
    case 'good':
      return choice(doc, GOODS)
    case 'deposit':
      return reference(`${doc} An id under \`deposits\`.`)
    case 'maker':
      return reference(`${doc} An id under \`agents.magnetMaker.groups\`.`)
    case 'date':
      return { type: 'date', doc }
    case 'weeks':
      return { type: 'number', unit: 'weeks', doc, min: 0, max: LONGEST_RAMP }
    case 'goods': {
      const tonnes: NumberShape = {
        type: 'number',
        unit: 't / year',
        doc: 'Tonnes of the good.',
        min: 0,
        max: LARGEST_TONNAGE,
      }
      return { type: 'record', doc, key: 'good', names: GOODS, item: tonnes, most: GOODS.length }
    }
  }
}
