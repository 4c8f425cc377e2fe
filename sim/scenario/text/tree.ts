/** A parsed file: values with their places, so that every message can name a line. */
import type { Place } from './problem.ts'

export type Tree = MapNode | ListNode | ScalarNode

export interface MapNode {
  readonly type: 'map'
  readonly at: Place
  readonly entries: ReadonlyMap<string, Entry>
  /** Keys that a later file deleted with `key: null`, and where. */
  readonly deleted?: ReadonlyMap<string, Place>
}
export interface Entry {
  readonly keyAt: Place
  readonly value: Tree
}
export interface ListNode {
  readonly type: 'list'
  readonly at: Place
  readonly items: readonly Tree[]
}
export interface ScalarNode {
  readonly type: 'scalar'
  readonly at: Place
  /** Decoded text as written. */
  readonly text: string
  /** Quoted or block text is always text, never a number. */
  readonly quoted: boolean
  readonly value: string | number | boolean | null
}

/** Steps from the root: keys of maps and, as decimal text, positions in lists. */
export type Path = readonly string[]

/** The node at a path, if there is one. */
export function nodeAt(root: Tree, path: Path): Tree | undefined {
  let node: Tree | undefined = root
  for (const step of path) {
    if (node?.type === 'map') node = node.entries.get(step)?.value
    else if (node?.type === 'list') node = node.items[Number(step)]
    else return undefined
  }
  return node
}

/** Place of the value at a path, or of the nearest thing around it that exists. */
export function placeAt(root: Tree, path: Path): Place {
  for (let n = path.length; n > 0; n--) {
    const node = nodeAt(root, path.slice(0, n))
    if (node !== undefined)
      return n === path.length && node.type === 'scalar' ? node.at : keyPlace(root, path.slice(0, n))
  }
  return root.at
}

/** Place of the key that holds the value at a path. */
export function keyPlace(root: Tree, path: Path): Place {
  const parent = nodeAt(root, path.slice(0, -1))
  const key = path[path.length - 1]
  if (parent?.type === 'map' && key !== undefined) return parent.entries.get(key)?.keyAt ?? parent.at
  return nodeAt(root, path)?.at ?? root.at
}
