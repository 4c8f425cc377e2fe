/** Paths in a file in their short form, so that every spelling of one path is one key from here on. */
import { shortPath } from './paths.ts'
import { createProblem, type Problem, quoteKey } from './problem.ts'
import type { Entry, ListNode, MapNode, Tree } from './tree.ts'

/** Shortens the keys of uncertainties and factors, and the paths that correlations and posteriors list. */
export function shortenPaths(root: MapNode, problems: Problem[]): MapNode {
  const keys = (node: Tree, path: string): Tree => (node.type === 'map' ? shortenKeys(node, path, problems) : node)
  const between = (node: Tree): Tree => eachEntry(node, (one) => change(one, 'between', shortenItems))
  let changed = change(root, 'uncertainties', (node) => keys(node, 'uncertainties'))
  changed = change(changed, 'design', (node) => change(node, 'factors', (inner) => keys(inner, 'design.factors')))
  changed = change(changed, 'correlations', between)
  return change(changed, 'posterior', (node) => change(node, 'paths', shortenItems)) as MapNode
}

function shortenKeys(node: MapNode, path: string, problems: Problem[]): MapNode {
  const entries = new Map<string, Entry>()
  for (const [key, entry] of node.entries) {
    const short = shortPath(key)
    const twin = entries.get(short)
    if (twin === undefined) entries.set(short, entry)
    else
      problems.push(
        createProblem(entry.keyAt, `${path}.${quoteKey(key)}`, {
          given: `${quoteKey(key)}, which stands on line ${twin.keyAt.line} already`,
          expected: 'a path once, in one of its spellings',
        }),
      )
  }
  return { ...node, entries }
}

function shortenItems(node: Tree): Tree {
  if (node.type !== 'list') return node
  const items = node.items.map((item) =>
    item.type === 'scalar' && typeof item.value === 'string'
      ? { ...item, value: shortPath(item.value), text: shortPath(item.text) }
      : item,
  )
  return { ...node, items } satisfies ListNode
}

function change(node: Tree, key: string, how: (inner: Tree) => Tree): Tree {
  const entry = node.type === 'map' ? node.entries.get(key) : undefined
  if (node.type !== 'map' || entry === undefined) return node
  return { ...node, entries: new Map(node.entries).set(key, { ...entry, value: how(entry.value) }) }
}

function eachEntry(node: Tree, how: (inner: Tree) => Tree): Tree {
  if (node.type !== 'map') return node
  const entries = [...node.entries].map(([key, entry]) => [key, { ...entry, value: how(entry.value) }] as const)
  return { ...node, entries: new Map(entries) }
}
