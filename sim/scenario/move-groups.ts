/** Who sets the level of a kind moves the groups that set their own in proportion, as a draw of that level does. */
import { inProportion } from './with-values.ts'
import type { MapShape } from './shape/shape.ts'
import { type MapNode, nodeAt, type Path, type ScalarNode, type Tree } from './text/tree.ts'

/** `merged` of `base` and `over`, with the groups of `base` moved by the levels that `over` sets, but for what `over` says of them itself. */
export function moveGroups(base: MapNode, over: MapNode, merged: MapNode, shape: MapShape): MapNode {
  let changed: Tree = merged
  for (const [kind, setup] of entriesOf(over, ['agents']))
    for (const [param, level] of entriesOf(setup, [])) {
      const usual = usualLevel(base, kind, param, shape)
      const set = numberIn(nodeAt(merged, ['agents', kind, param])) ?? standard(kind, param, shape)
      if (usual === undefined || set === undefined || set === usual) continue
      for (const [group] of entriesOf(base, ['agents', kind, 'groups'])) {
        const path = ['agents', kind, 'groups', group, param]
        const own = numberIn(nodeAt(base, path))
        if (own === undefined || nodeAt(over, path) !== undefined || nodeAt(merged, path) === undefined) continue
        const moved = inProportion(own, set, usual)
        if (moved !== own) changed = replace(changed, path, scalar(moved, level))
      }
    }
  return changed as MapNode
}

function entriesOf(node: Tree, path: Path): (readonly [string, Tree])[] {
  const inner = nodeAt(node, path)
  return inner?.type === 'map' ? [...inner.entries].map(([key, { value }]) => [key, value] as const) : []
}

const usualLevel = (base: MapNode, kind: string, param: string, shape: MapShape): number | undefined =>
  numberIn(nodeAt(base, ['agents', kind, param])) ?? standard(kind, param, shape)

/** What a parameter is when no file says anything. */
function standard(kind: string, param: string, shape: MapShape): number | undefined {
  const agents = shape.fields.get('agents')?.shape
  const setup = agents?.type === 'map' ? agents.fields.get(kind)?.shape : undefined
  const found = setup?.type === 'map' ? setup.fields.get(param)?.shape : undefined
  return found?.type === 'number' ? found.default : undefined
}

const numberIn = (node: Tree | undefined): number | undefined =>
  node?.type === 'scalar' && typeof node.value === 'number' ? node.value : undefined

const scalar = (value: number, { at }: Tree): ScalarNode => ({
  type: 'scalar',
  at,
  text: String(value),
  quoted: false,
  value,
})

function replace(node: Tree, [step = '', ...rest]: Path, value: Tree): Tree {
  if (node.type !== 'map') return node
  const entry = node.entries.get(step)!
  const inner = rest.length === 0 ? value : replace(entry.value, rest, value)
  return { ...node, entries: new Map(node.entries).set(step, { ...entry, value: inner }) }
}
