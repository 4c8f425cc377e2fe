/** A method of the command line in place of the design in the file, in the tree, so that both get the same messages. */
import type { Place } from '../text/problem.ts'
import type { Tree } from '../text/tree.ts'

/** Name under which problems of the option are reported. */
const OPTION: Place = { file: '--design', line: 1, column: 1 }

/** The file's own design stays when it has the method already: only it can hold the factors of a factorial. */
export function replaceDesign(root: Tree, method: string): Tree {
  if (root.type !== 'map') return root
  const own = root.entries.get('design')?.value
  const ownMethod = own?.type === 'map' ? own.entries.get('method')?.value : undefined
  if (ownMethod?.type === 'scalar' && ownMethod.value === method) return root
  const value: Tree = { type: 'scalar', at: OPTION, text: method, quoted: false, value: method }
  const design: Tree = { type: 'map', at: OPTION, entries: new Map([['method', { keyAt: OPTION, value }]]) }
  return { ...root, entries: new Map(root.entries).set('design', { keyAt: OPTION, value: design }) }
}
