/** A design of the command line in place of the one in the file, in the tree, so that both get the same messages. */
import type { MapNode, ScalarNode, Tree } from '../text/tree.ts'
import type { Place } from '../text/problem.ts'

/** A method, or levels to cross by path. */
export type DesignOption = string | Readonly<Record<string, readonly number[]>>

/** Names under which problems of the options are reported. */
const METHOD: Place = { file: '--design', line: 1, column: 1 }
const FACTORS: Place = { file: '--vary', line: 1, column: 1 }

/** The file's own design stays when it has the method already: only it can hold the factors of a factorial. */
export function replaceDesign(root: Tree, option: DesignOption): Tree {
  if (root.type !== 'map') return root
  if (typeof option !== 'string') return withDesign(root, FACTORS, factorialOf(option))
  const own = root.entries.get('design')?.value
  const ownMethod = own?.type === 'map' ? own.entries.get('method')?.value : undefined
  if (ownMethod?.type === 'scalar' && ownMethod.value === option) return root
  return withDesign(root, METHOD, mapAt(METHOD, [['method', METHOD, scalarAt(METHOD, option)]]))
}

function withDesign(root: MapNode, keyAt: Place, value: Tree): Tree {
  return { ...root, entries: new Map(root.entries).set('design', { keyAt, value }) }
}

/** Every factor stands at its place among the options. */
function factorialOf(factors: Exclude<DesignOption, string>): Tree {
  const entries = Object.entries(factors).map(([path, levels], i): [string, Place, Tree] => {
    const at = { ...FACTORS, line: i + 1 }
    return [path, at, { type: 'list', at, items: levels.map((level) => scalarAt(at, level)) }]
  })
  return mapAt(FACTORS, [
    ['method', FACTORS, scalarAt(FACTORS, 'factorial')],
    ['factors', FACTORS, mapAt(FACTORS, entries)],
  ])
}

function mapAt(at: Place, entries: readonly (readonly [string, Place, Tree])[]): MapNode {
  return { type: 'map', at, entries: new Map(entries.map(([key, keyAt, value]) => [key, { keyAt, value }])) }
}

function scalarAt(at: Place, value: string | number): ScalarNode {
  return { type: 'scalar', at, text: String(value), quoted: false, value }
}
