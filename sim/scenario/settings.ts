/** `path=value` from the command line, applied to the tree before it is checked, so that both get the same messages. */
import { join } from './shape/check-shape.ts'
import { override } from './extends.ts'
import { few } from './text/few.ts'
import { nearest } from './text/nearest.ts'
import { parseYaml } from './text/parse-yaml.ts'
import { shortPath } from './text/paths.ts'
import { type Parts, type Place, type Problem, createProblem, oneOf, quote, quoteKey } from './text/problem.ts'
import type { MapShape, Shape } from './shape/shape.ts'
import { shortenPaths } from './text/shorten-paths.ts'
import { type MapNode, nodeAt, type Path, type Tree } from './text/tree.ts'

/** Name under which problems in settings are reported; the line is the number of the setting. */
export const SETTINGS_FILE = '--set'

export function applySettings(
  root: Tree,
  settings: readonly string[],
  shape: MapShape,
): { readonly root: Tree; readonly problems: readonly Problem[] } {
  // What is no map is refused for itself.
  if (root.type !== 'map') return { root, problems: [] }
  const problems: Problem[] = []
  const typed: Typed[] = []
  let tree = root
  for (const { text, line } of levelsFirst(settings, shape)) {
    const start: Place = { file: SETTINGS_FILE, line, column: 1 }
    const found = readSetting(text, line, tree, shape)
    if ('expected' in found) problems.push(createProblem(start, '', { given: quote(text), expected: found.expected }))
    else if ('problems' in found) problems.push(...found.problems)
    else {
      for (const path of found.paths)
        tree = override(tree, shortenPaths(wrap(path, found.value, start), problems), shape, problems)
      typed.push({ at: start, text, leaves: found.paths.flatMap((path) => leavesOf(found.value, path.join('.'))) })
    }
  }
  return { root: tree, problems: [...problems, ...typedInVain(typed)] }
}

/** What one setting sets, value by value. */
interface Typed {
  readonly at: Place
  readonly text: string
  readonly leaves: readonly string[]
}

function leavesOf(node: Tree, path: string): readonly string[] {
  if (node.type !== 'map') return [path]
  return [...node.entries].flatMap(([key, { value }]) => leavesOf(value, `${path}.${key}`))
}

/** Settings of which nothing is left once the later ones are laid over them. */
function typedInVain(typed: readonly Typed[]): readonly Problem[] {
  const last = new Map(typed.flatMap((one) => one.leaves.map((leaf) => [leaf, one] as const)))
  return typed.flatMap((one) => {
    const over = one.leaves.map((leaf) => last.get(leaf)!)
    if (over.length === 0 || over.includes(one)) return []
    const path = shortPath(one.text.slice(0, one.text.indexOf('=')))
    const what = `changes nothing: it is set again by --set ${over[0]!.text}`
    return [createProblem(one.at, path, { what, expected: 'it once' })]
  })
}

interface Setting {
  readonly text: string
  /** Number of the setting on the command line. */
  readonly line: number
}

/** A level moves groups; what is said of a group itself stands, whichever was typed first. */
function levelsFirst(settings: readonly string[], shape: MapShape): readonly Setting[] {
  const all = settings.map((text, i) => ({ text, line: i + 1 }))
  const isLevel = ({ text }: Setting): boolean => {
    const [, kind] = /^(?:agents\.)?([A-Za-z]+)\.[A-Za-z]+=/.exec(text) ?? []
    return kind !== undefined && !shape.fields.has(kind)
  }
  return [...all.filter(isLevel), ...all.filter((one) => !isLevel(one))]
}

type ReadSetting =
  | { readonly expected: string }
  | { readonly problems: readonly Problem[] }
  | { readonly paths: readonly Path[]; readonly value: Tree }

/** No path of a scenario has as many steps; more are not looked up, since every step is tried with all that follow. */
const MOST_STEPS = 32

function readSetting(text: string, line: number, tree: MapNode, shape: MapShape): ReadSetting {
  const equals = text.indexOf('=')
  if (equals < 1) return { expected: 'path=value, such as levers.announcement-18.reviewCapacity=120' }
  const value = parseValue(text.slice(equals + 1), line, equals + 2)
  if ('problems' in value) return value
  const steps = text.slice(0, equals).split('.', MOST_STEPS + 1)
  if (steps.length > MOST_STEPS) return { expected: `a path of at most ${MOST_STEPS} steps` }
  const paths = findWays(steps, tree, shape, [])
  if ('what' in paths) return { problems: [createProblem({ file: SETTINGS_FILE, line, column: 1 }, paths.path, paths)] }
  return { paths, value: value.root }
}

/** The value is YAML: a number, text, [list] or {map}. */
function parseValue(text: string, line: number, column: number): ReturnType<typeof parseYaml> {
  if (text.trim() === '') {
    const at = { file: SETTINGS_FILE, line, column }
    return { problems: [createProblem(at, '', { given: 'nothing after =', expected: 'a value, or null to delete' })] }
  }
  const comment = COMMENT.exec(withoutQuoted(text))
  if (comment !== null) {
    const at = { file: SETTINGS_FILE, line, column }
    const given = `${quote(text)}, of which # begins a comment`
    return { problems: [createProblem(at, '', { given, expected: 'the value alone, in quotes where it holds a #' })] }
  }
  const parsed = parseYaml(text, SETTINGS_FILE)
  const shift = <P extends Place>(at: P): P => ({ ...at, line, column: at.column + column - 1 })
  return 'problems' in parsed ? { problems: parsed.problems.map(shift) } : { root: moveTree(parsed.root, shift) }
}

/** A file may hold comments; on a command line one cuts off what was meant. */
const COMMENT = /(?:^|\s)#/
const withoutQuoted = (text: string): string =>
  text.replace(/(^|[\s[{,:])(?:"(?:[^"\\]|\\.)*"|'[^']*')/gs, (_, before: string) => `${before}q`)

function moveTree(node: Tree, shift: (at: Place) => Place): Tree {
  const at = shift(node.at)
  if (node.type === 'scalar') return { ...node, at }
  if (node.type === 'list') return { ...node, at, items: node.items.map((item) => moveTree(item, shift)) }
  const entries = [...node.entries].map(
    ([key, { keyAt, value }]) => [key, { keyAt: shift(keyAt), value: moveTree(value, shift) }] as const,
  )
  return { ...node, at, entries: new Map(entries) }
}

type NoWay = Parts & { readonly what: string; readonly path: string }

const EMPTY: MapNode = { type: 'map', at: { file: SETTINGS_FILE, line: 1, column: 1 }, entries: new Map() }

/** Maps that a path may pass through without naming them: kinds are known below `agents`, levers below `set`. */
const SILENT = ['agents', 'set']

/**
 * Where a setting leads from a node: one place, or those that `*` matches. Ids on the way must exist, because a misspelt one would
 * silently begin a new entry.
 */
function findWays(
  steps: readonly string[],
  node: Tree | undefined,
  shape: Shape | undefined,
  path: Path,
): readonly Path[] | NoWay {
  const [first, ...rest] = steps
  if (first === undefined) return [path]
  if (path.length === 0 && first === 'extends') return { path: 'extends', what: 'extends cannot be set' }
  if (shape?.type === 'map' && !shape.fields.has(first)) {
    const word = SILENT.find((name) => holds(innerShape(shape, name), first))
    if (word !== undefined) return findWays([word, ...steps], node, shape, path)
  }
  if (path.length === 0 && shape?.type === 'map' && !shape.fields.has(first)) {
    const inside = placesOf(first, node, shape)
    if (inside.length > 0)
      return { path: quoteKey(first), what: `${quoteKey(first)} is no key of the file itself`, expected: few(inside) }
  }
  const isFree = shape?.type === 'record' && shape.names === undefined
  if (isFree && shape.keyPattern === 'path') return findPathKey(steps, node, shape, path)
  if (isFree && first === '*') return findAll(rest, node, shape, path)
  const known = node?.type === 'map' ? [...node.entries.keys()] : []
  if (isFree && rest.length > 0 && !known.includes(first))
    return {
      path: join(path.join('.'), first),
      what: `there is no ${quoteKey(first)}`,
      expected: oneOf(known),
      nearest: nearest(first, known),
    }
  return findWays(rest, nodeAt(node ?? EMPTY, [first]), innerShape(shape, first), [...path, first])
}

/** Where a name that was given alone stands: in the events that set it, and in the kinds that have it. */
function placesOf(name: string, file: Tree | undefined, shape: Shape): readonly string[] {
  const levers = file === undefined ? undefined : nodeAt(file, ['levers'])
  const events = levers?.type === 'map' ? [...levers.entries.keys()] : []
  const setting = events.filter((id) => nodeAt(levers!, [id, 'set', name]) !== undefined)
  const agents = innerShape(shape, 'agents')
  const kinds = agents?.type === 'map' ? [...agents.fields.keys()] : []
  const having = kinds.filter((kind) => holds(innerShape(agents, kind), name))
  return [...setting.map((id) => `levers.${id}.${name}`), ...having.map((kind) => `${kind}.${name}`)]
}

/** Keys that are paths hold dots (`uncertainties.mine.cashCost.min`): the longest that exists wins. */
function findPathKey(
  steps: readonly string[],
  node: Tree | undefined,
  shape: Shape,
  path: Path,
): readonly Path[] | NoWay {
  const short = shortPath(steps.join('.')).split('.')
  let taken = short.length
  while (taken > 0 && nodeAt(node ?? EMPTY, [short.slice(0, taken).join('.')]) === undefined) taken--
  if (taken === 0) taken = short.length
  const key = short.slice(0, taken).join('.')
  return findWays(short.slice(taken), nodeAt(node ?? EMPTY, [key]), innerShape(shape, key), [...path, key])
}

/** Every id that has the rest of the way; groups have all parameters, events only what they set. */
function findAll(rest: readonly string[], node: Tree | undefined, shape: Shape, path: Path): readonly Path[] | NoWay {
  const entries = node?.type === 'map' ? [...node.entries] : []
  const found = entries.flatMap(([id, { value }]) => {
    const ways = findWays(rest, value, innerShape(shape, id), [...path, id])
    if ('what' in ways) return []
    return ways.filter((way) => path.at(-1) === 'groups' || nodeAt(value, way.slice(path.length + 1)) !== undefined)
  })
  if (found.length > 0) return found
  const shown = [...path, '*', ...rest].join('.')
  const [name = ''] = rest
  // Of an event, what it sets.
  const below = entries.flatMap(([, { value }]) => [value, nodeAt(value, ['set'])])
  const known = [...new Set(below.flatMap((one) => (one?.type === 'map' ? [...one.entries.keys()] : [])))]
  const near = nearest(name, known)
  return {
    path: shown,
    what: `nothing in this scenario is ${quoteKey(shown)}`,
    nearest: near === undefined ? undefined : [...path, '*', near, ...rest.slice(1)].join('.'),
  }
}

function holds(shape: Shape | undefined, key: string): boolean {
  return shape?.type === 'map' && shape.fields.has(key)
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
