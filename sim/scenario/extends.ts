/** Reads a scenario file and what it extends, and merges them: maps key by key, lists and single values as wholes. */
import { parseOnce } from './text/parse-once.ts'
import { parseYaml } from './text/parse-yaml.ts'
import { type Place, type Problem, createProblem, quote, quoteKey, WORTH_HELP } from './text/problem.ts'
import { nearest } from './text/nearest.ts'
import { moveGroups } from './move-groups.ts'
import type { MapShape, Shape } from './shape/shape.ts'
import { OWN_KEYS } from './shape/scenario-shape.ts'
import { settleUncertainties } from './settle.ts'
import { shortenPaths } from './text/shorten-paths.ts'
import type { Entry, MapNode, Tree } from './text/tree.ts'
import { describeNode } from './text/message-words.ts'

/** Text of a file, or why there is none. */
export type FileText =
  | {
      /** What the file holds. */
      readonly text: string
    }
  | {
      /** Why it cannot be read. */
      readonly message: string
      /** Where in the file, from 1; the first line when left out. */
      readonly line?: number
      /** Where in the line, from 1. */
      readonly column?: number
    }
/** Reads a file that a scenario names. `isShipped`: the path begins with SHIPPED, and is of a scenario that comes with the program. */
export type ReadFile = (path: string, isShipped?: boolean) => FileText

/** What stands before the name of a shipped scenario, whatever lies beside the file that names it. */
export const SHIPPED = 'chokepoint/'
const ENDING = /\.(yaml|yml|json)$/

/** Files in a chain of `extends:`. */
const LONGEST_CHAIN = 8

/** The merged tree, or every problem that prevents it. */
export function loadTree(
  read: ReadFile,
  path: string,
  shape: MapShape,
): { readonly root: Tree } | { readonly problems: readonly Problem[] } {
  return load({ read, shape }, { path, isShipped: false }, [], undefined)
}

interface Loading {
  readonly read: ReadFile
  readonly shape: MapShape
}
interface Source {
  readonly path: string
  readonly isShipped: boolean
}

function load(
  loading: Loading,
  { path, isShipped }: Source,
  chain: readonly string[],
  from: Place | undefined,
): { readonly root: Tree } | { readonly problems: readonly Problem[] } {
  const { read, shape } = loading
  const file = read(path, isShipped)
  if ('message' in file) {
    // A file that cannot be read is the fault of the line that names it.
    const at = from ?? { file: path, line: file.line ?? 1, column: file.column ?? 1 }
    const what = from === undefined ? file.message : cannotRead(isShipped ? path : baseName(path), file)
    const problem = createProblem(at, from === undefined ? '' : 'extends', { what })
    return { problems: [problem] }
  }
  const parsed = from === undefined ? parseYaml(file.text, path) : parseOnce(file.text, path)
  if ('problems' in parsed || parsed.root.type !== 'map') return parsed
  const twins: Problem[] = []
  const root = shortenPaths(parsed.root, twins)
  const missing = OWN_KEYS.filter((key) => from === undefined && root.entries.has('extends') && !root.entries.has(key))
  const entry = root.entries.get('extends')
  if (entry === undefined) return twins.length > 0 ? { problems: twins } : { root }
  const own = [
    ...twins,
    ...missing.map((key) =>
      createProblem(entry.keyAt, key, {
        what: `missing key ${key}`,
        expected: 'it in the file itself, also when it extends another',
      }),
    ),
  ]
  const name = baseFileName(entry, shape.fields.get('extends')!.shape)
  if (typeof name !== 'string') return { problems: [...own, name] }
  const isOurs = isShipped || name.startsWith(SHIPPED)
  const base = name.startsWith(SHIPPED) ? name : folderOf(path) + name
  const files = [...chain, path]
  if (files.includes(base) || files.length >= LONGEST_CHAIN) {
    const names = [...files, base].map(baseName).join(' → ')
    const what = files.includes(base)
      ? `the files extend each other: ${names}`
      : `too many files extend each other: ${names}`
    return {
      problems: [
        ...own,
        createProblem(entry.value.at, 'extends', { what, expected: `a chain of at most ${LONGEST_CHAIN} files` }),
      ],
    }
  }
  const under = load(loading, { path: base, isShipped: isOurs }, files, entry.value.at)
  if ('problems' in under) return { problems: [...own, ...under.problems] }
  const problems: Problem[] = own
  const merged = under.root.type === 'map' ? override(under.root, withoutExtends(root), shape, problems) : under.root
  return problems.length > 0 ? { problems } : { root: merged }
}

/** Says why a file beside the scenario cannot be read, and where in it the reason stands. */
export function cannotRead(
  name: string,
  { message, line, column }: Exclude<FileText, { readonly text: string }>,
): string {
  const place = line === undefined ? '' : ` (line ${line}, column ${column ?? 1})`
  return `cannot read ${quote(name)}: ${message}${place}`
}

/** With its ending, which may be left out. */
function baseFileName(entry: Entry, shape: Shape): string | Problem {
  const { value, keyAt } = entry
  const pattern = shape.type === 'text' ? shape.pattern : undefined
  const ok =
    value.type === 'scalar' && typeof value.value === 'string' && new RegExp(pattern?.regex ?? '').test(value.text)
  if (ok) return ENDING.test(value.text) ? value.text : `${value.text}.yaml`
  const at = value.type === 'scalar' && value.value === null ? keyAt : value.at
  return createProblem(at, 'extends', { given: describeNode(value), expected: pattern?.says ?? 'a file name' })
}

function withoutExtends(root: MapNode): MapNode {
  return { ...root, entries: new Map([...root.entries].filter(([key]) => key !== 'extends')) }
}

/** A scenario with another laid over it: what the upper one sets is no longer drawn, and levels that it sets move groups. */
export function override(base: MapNode, over: MapNode, shape: MapShape, problems: Problem[]): MapNode {
  return moveGroups(base, over, settleUncertainties(base, over, mergeMaps(base, over, '', problems)), shape)
}

/** What stands behind the comma of `{ capacity: 10,000 }`. */
const THOUSANDS = /^\d{3}$/

/** `over` changes `base`; a null deletes, and must have something to delete. */
function mergeMaps(base: MapNode, over: MapNode, path: string, problems: Problem[]): MapNode {
  const entries = new Map<string, Entry>(base.entries)
  const deleted = new Map<string, Place>(base.deleted)
  for (const [key, entry] of over.entries) {
    const below = base.entries.get(key)
    const inner = path === '' ? quoteKey(key) : `${path}.${quoteKey(key)}`
    if (entry.value.type === 'scalar' && entry.value.value === null) {
      if (below === undefined) {
        const near = problems.length < WORTH_HELP ? nearest(key, [...base.entries.keys()]) : undefined
        const what = `nothing to delete: ${quoteKey(key)} is not set${THOUSANDS.test(key) ? '; thousands have no comma, as in 10000' : ''}`
        problems.push(createProblem(entry.keyAt, inner, { what, nearest: near }))
      } else if (entry.value.text === '') {
        // A block of which every line has become a comment.
        const given = `nothing after ${quoteKey(key)}`
        problems.push(
          createProblem(entry.keyAt, inner, { given, expected: 'null to take it away, or what is to change' }),
        )
      }
      entries.delete(key)
      deleted.set(key, entry.keyAt)
    } else if (below?.value.type === 'map' && entry.value.type === 'map') {
      if (entry.value.entries.size === 0 && below.value.entries.size > 0) {
        const what = `an empty map changes nothing of ${quoteKey(key)}`
        const expected = 'null to take all of it away, or what is to change'
        problems.push(createProblem(entry.value.at, inner, { what, expected }))
      }
      entries.set(key, { keyAt: entry.keyAt, value: mergeMaps(below.value, entry.value, inner, problems) })
    } else entries.set(key, entry)
  }
  return { type: 'map', at: over.at, entries, deleted }
}

/** With its last slash; empty for a bare name. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
function baseName(path: string): string {
  return path.slice(folderOf(path).length)
}
