/** Compares a tree with a shape: gives the plain value without the parts that are wrong, and a problem for each of those. */
import { checkScalar } from './check-scalar.ts'
import { describeNode, expectation, placeOf } from '../text/message-words.ts'
import { type Place, type Problem, createProblem, oneOf, quoteKey, WORTH_HELP } from '../text/problem.ts'
import { nearest } from '../text/nearest.ts'
import {
  ID_PATTERN,
  ID_SAYS,
  isInherited,
  type ListShape,
  type MapShape,
  type RecordShape,
  type Shape,
  type VariantShape,
} from './shape.ts'
import type { MapNode, Tree } from '../text/tree.ts'

const ID = new RegExp(ID_PATTERN)

/** The value, or undefined when nothing of it can be used. `owner` is the place of the key in front of the value. */
export function checkShape(node: Tree, shape: Shape, path: string, owner: Place, problems: Problem[]): unknown {
  switch (shape.type) {
    case 'list':
      return checkList(node, shape, path, owner, problems)
    case 'record':
      return checkRecord(node, shape, path, owner, problems)
    case 'map':
      return checkMap(node, shape, path, owner, problems)
    case 'variant':
      return checkVariant(node, shape, path, owner, problems)
    default:
      return checkScalar(node, shape, path, owner, problems)
  }
}

/** `levers.a`, with keys in quotes where they hold more than letters, digits, dots and hyphens. */
export function join(path: string, key: string): string {
  return path === '' ? quoteKey(key) : `${path}.${quoteKey(key)}`
}

function checkList(node: Tree, shape: ListShape, path: string, owner: Place, problems: Problem[]): unknown {
  if (node.type !== 'list') {
    const expected = `a list, such as [${sample(shape.item)}]`
    problems.push(createProblem(placeOf(node, owner), path, { given: describeNode(node), expected }))
    return undefined
  }
  const { length } = node.items
  const before = problems.length
  const values: unknown[] = []
  node.items.slice(0, shape.most + 1).forEach((item, i) => {
    const inner = `${path}[${i}]`
    const value = checkShape(item, shape.item, inner, item.at, problems)
    if (value === undefined) return
    if (shape.distinct === true && values.includes(value))
      problems.push(
        createProblem(item.at, inner, { given: `${describeNode(item)} a second time`, expected: 'each name once' }),
      )
    else values.push(value)
  })
  // A wrong item explains a list that is too long; the length alone is named when nothing else is wrong.
  if (problems.length === before && (length < shape.fewest || length > shape.most)) {
    const given = length === 0 ? 'an empty list' : `${length} items`
    const expected = length < shape.fewest ? `at least ${shape.fewest}` : `at most ${shape.most}`
    problems.push(createProblem(node.at, path, { given, expected }))
    return undefined
  }
  return values
}

function checkRecord(node: Tree, shape: RecordShape, path: string, owner: Place, problems: Problem[]): unknown {
  if (!isMap(node, path, owner, problems)) return undefined
  if (shape.names === undefined && node.entries.size > shape.most) {
    problems.push(
      createProblem(node.at, path, { given: `${node.entries.size} entries`, expected: `at most ${shape.most}` }),
    )
    return undefined
  }
  const record: Record<string, unknown> = {}
  for (const [key, entry] of node.entries) {
    const inner = join(path, key)
    if (shape.names !== undefined && !shape.names.includes(key)) {
      problems.push(unknownKey(key, entry.keyAt, path, shape.names, node, shape.key, problems))
      continue
    }
    if (shape.names === undefined && isInherited(key)) {
      problems.push(
        createProblem(entry.keyAt, inner, { what: `the name ${quoteKey(key)} is reserved`, expected: 'another name' }),
      )
      continue
    }
    if (shape.names === undefined && shape.keyPattern !== 'path' && !ID.test(key)) {
      problems.push(
        createProblem(entry.keyAt, inner, {
          given: `the name ${quoteKey(key)}`,
          expected: ID_SAYS,
          nearest: asId(key),
        }),
      )
      continue
    }
    const value = checkShape(entry.value, shape.item, inner, entry.keyAt, problems)
    if (value !== undefined) record[key] = value
  }
  return record
}

function checkMap(node: Tree, shape: MapShape, path: string, owner: Place, problems: Problem[]): unknown {
  if (!isMap(node, path, owner, problems)) return undefined
  const values: Record<string, unknown> = {}
  const names = (): string[] => [...shape.fields.keys()]
  // Misspelt keys that stand for a missing one are reported once, as misspelt.
  const meant = new Set<string>()
  let known = 0
  for (const [key, entry] of node.entries) {
    const field = shape.fields.get(key)
    if (field === undefined) {
      const problem = unknownKey(key, entry.keyAt, path, names(), node, 'key', problems)
      if (problem.nearest !== undefined) meant.add(problem.nearest)
      problems.push(problem)
      continue
    }
    known++
    const value = checkShape(entry.value, field.shape, join(path, key), entry.keyAt, problems)
    if (value !== undefined) values[key] = value
  }
  for (const [key, field] of shape.fields) {
    if (!field.required || node.entries.has(key) || meant.has(key)) continue
    const at = node.deleted?.get(key) ?? owner
    problems.push(
      createProblem(at, join(path, key), { what: `missing key ${key}`, expected: expectation(field.shape) }),
    )
  }
  const fewest = shape.atLeast ?? 0
  const most = shape.atMost ?? Number.POSITIVE_INFINITY
  if ((known < fewest && meant.size === 0) || known > most) {
    const expected = `${fewest === most ? 'exactly' : 'at least'} ${fewest} of the keys ${names().slice(0, FEW).join(', ')}${shape.fields.size > FEW ? ' …' : ''}`
    problems.push(createProblem(owner, path, { given: `${known} keys`, expected }))
    return undefined
  }
  return values
}

function checkVariant(node: Tree, shape: VariantShape, path: string, owner: Place, problems: Problem[]): unknown {
  if (!isMap(node, path, owner, problems)) return undefined
  const names = Object.keys(shape.variants)
  const by = node.entries.get(shape.by)
  if (by === undefined) {
    const misspelt = [...node.entries].find(([key]) => nearest(key, [shape.by]) !== undefined)
    if (misspelt !== undefined)
      problems.push(unknownKey(misspelt[0], misspelt[1].keyAt, path, [shape.by], node, 'key', problems))
    else {
      const at = node.deleted?.get(shape.by) ?? owner
      problems.push(
        createProblem(at, join(path, shape.by), { what: `missing key ${shape.by}`, expected: oneOf(names) }),
      )
    }
    return undefined
  }
  const choice = checkShape(by.value, { type: 'choice', doc: '', of: names }, join(path, shape.by), by.keyAt, problems)
  return typeof choice === 'string' ? checkMap(node, shape.variants[choice]!, path, owner, problems) : undefined
}

function isMap(node: Tree, path: string, owner: Place, problems: Problem[]): node is MapNode {
  if (node.type === 'map') return true
  const expected = path === '' ? 'a scenario: keys and values' : 'a map of keys and values'
  problems.push(createProblem(placeOf(node, owner), path, { given: describeNode(node), expected }))
  return false
}

function unknownKey(
  key: string,
  at: Place,
  path: string,
  names: readonly string[],
  node: MapNode,
  what: string,
  { length }: readonly Problem[],
): Problem {
  const near = length < WORTH_HELP ? nearest(key, names, node.entries) : undefined
  const expected = near === undefined || names.length <= FEW ? oneOf(names, FEW) : undefined
  return createProblem(at, join(path, key), { what: `unknown ${what} ${quoteKey(key)}`, expected, nearest: near })
}
/** Lists of names this short are shown even when the nearest is known. */
const FEW = 7

/** An id made of what was written, if that gives one. */
function asId(key: string): string | undefined {
  const id = key
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return ID.test(id) && !isInherited(id) ? id : undefined
}

/** One value of a shape, for messages. */
function sample(shape: Shape): string {
  if (shape.type === 'choice') return shape.of[0] ?? ''
  return shape.type === 'number' ? '1' : '…'
}
