/** Who sets a value means that value: a draw inherited from below would override it unseen. */
import { fileSteps } from './text/paths.ts'
import { type MapNode, nodeAt } from './text/tree.ts'

/**
 * `merged` without the uncertainties of `base` whose target `over` sets and that `over` does not state itself. They count as deleted
 * where the value stands, so that a posterior passes over them. A group's own parameter settles nothing: draws move it in proportion.
 */
export function settleUncertainties(base: MapNode, over: MapNode, merged: MapNode): MapNode {
  const drawn = nodeAt(merged, ['uncertainties'])
  const inherited = nodeAt(base, ['uncertainties'])
  if (drawn?.type !== 'map' || inherited?.type !== 'map') return merged
  const entries = new Map(drawn.entries)
  const deleted = new Map(drawn.deleted)
  for (const path of inherited.entries.keys()) {
    const value = nodeAt(over, fileSteps(path))
    const isStated = nodeAt(over, ['uncertainties', path]) !== undefined
    if (value?.type !== 'scalar' || isStated || !entries.delete(path)) continue
    deleted.set(path, value.at)
  }
  const uncertainties = { ...merged.entries.get('uncertainties')!, value: { ...drawn, entries, deleted } }
  return { ...merged, entries: new Map(merged.entries).set('uncertainties', uncertainties) }
}
