/** `path=value` from the command line, applied to the tree before it is checked, so that both get the same messages. */
import { join } from './check-shape.ts'
import { override } from './extends.ts'
import { nearest } from './nearest.ts'
import { parseYaml } from './parse-yaml.ts'
import { type Place, type Problem, createProblem, oneOf, quote, quoteKey } from './problem.ts'
import type { MapShape, Shape } from './shape.ts'
import type { MapNode, Tree } from './tree.ts'

/** Name under which problems in settings are reported; the line is the number of the setting. */
export const SETTINGS_FILE = '--set'

export function applySettings(
  root: Tree,
  settings: readonly string[],
  shape: MapShape,
): { readonly root: Tree; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  let tree = root
  settings.forEach((setting, i) => {
    const line = i + 1
    const equals = setting.indexOf('=')
    const start: Place = { file: SETTINGS_FILE, line, column: 1 }
    if (equals < 1 || tree.type !== 'map') {
      const expected = 'path=value, such as levers.announcement-18.set.reviewCapacity=120'
      problems.push(createProblem(start, '', { given: quote(setting), expected }))
      return
    }
    const value = parseValue(setting.slice(equals + 1), line, equals + 2)
    if ('problems' in value) {
      problems.push(...value.problems)
      return
    }
    const path = splitPath(setting.slice(0, equals), tree, shape, start)
    if (!Array.isArray(path)) {
      problems.push(path as Problem)
      return
    }
    tree = override(tree, wrap(path, value.root, start), problems)
  })
  return { root: tree, problems }
}

/** The value is YAML: a number, text, [list] or {map}. */
function parseValue(text: string, line: number, column: number): ReturnType<typeof parseYaml> {
  if (text.trim() === '') {
    const at = { file: SETTINGS_FILE, line, column }
    return { problems: [createProblem(at, '', { given: 'nothing after =', expected: 'a value, or null to delete' })] }
  }
  const parsed = parseYaml(text, SETTINGS_FILE)
  const shift = <P extends Place>(at: P): P => ({ ...at, line, column: at.column + column - 1 })
  return 'problems' in parsed ? { problems: parsed.problems.map(shift) } : { root: moveTree(parsed.root, shift) }
}

function moveTree(node: Tree, shift: (at: Place) => Place): Tree {
  const at = shift(node.at)
  if (node.type === 'scalar') return { ...node, at }
  if (node.type === 'list') return { ...node, at, items: node.items.map((item) => moveTree(item, shift)) }
  const entries = [...node.entries].map(
    ([key, { keyAt, value }]) => [key, { keyAt: shift(keyAt), value: moveTree(value, shift) }] as const,
  )
  return { ...node, at, entries: new Map(entries) }
}

/**
 * Keys may hold dots (`uncertainties.mine.cashCost.min`): the longest key that exists wins. Ids on the way must exist,
 * because a misspelt one would silently begin a new entry.
 */
function splitPath(text: string, root: MapNode, shape: MapShape, at: Place): string[] | Problem {
  const steps = text.split('.')
  const path: string[] = []
  let node: Tree | undefined = root
  let inner: Shape | undefined = shape
  for (let i = 0; i < steps.length; ) {
    const keys: string[] = node?.type === 'map' ? [...node.entries.keys()] : []
    let taken = steps.length - i
    while (taken > 1 && !keys.includes(steps.slice(i, i + taken).join('.'))) taken--
    let key = steps.slice(i, i + taken).join('.')
    if (inner?.type === 'record' && inner.keyPattern === 'path' && !keys.includes(key)) {
      taken = steps.length - i
      key = steps.slice(i).join('.')
    }
    const isLast = i + taken === steps.length
    const isFree = inner?.type === 'record' && inner.names === undefined
    if (isFree && !keys.includes(key) && !isLast) {
      const near = nearest(key, keys)
      const what = `there is no ${quoteKey(key)}`
      return createProblem(at, join(path.join('.'), key), { what, expected: oneOf(keys), nearest: near })
    }
    if (path.length === 0 && key === 'extends') return createProblem(at, 'extends', { what: 'extends cannot be set' })
    path.push(key)
    node = node?.type === 'map' ? node.entries.get(key)?.value : undefined
    inner = innerShape(inner, key)
    i += taken
  }
  return path
}

function innerShape(shape: Shape | undefined, key: string): Shape | undefined {
  if (shape?.type === 'map') return shape.fields.get(key)?.shape
  return shape?.type === 'record' ? shape.item : undefined
}

/** `a.b.c = value` as nested maps. */
function wrap(path: readonly string[], value: Tree, at: Place): MapNode {
  let node = value
  for (let i = path.length - 1; i >= 0; i--)
    node = { type: 'map', at, entries: new Map([[path[i]!, { keyAt: at, value: node }]]) }
  return node as MapNode
}
