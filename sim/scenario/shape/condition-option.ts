/** A condition of the command line in place of the one in the file, in the tree, so that both get the same messages. */
import { createProblem, type Place, type Problem } from '../text/problem.ts'
import type { Entry, MapNode, ScalarNode, Tree } from '../text/tree.ts'

/** What was said by options; each alone changes that part of the file's own. */
export interface ConditionOption {
  /** Path of a CSV file, or OWN. */
  readonly on?: string | undefined
  readonly until?: string | undefined
  readonly fitted?: string | undefined
}

/** In place of a path: the file that the scenario names as its observations. */
export const OWN = 'observations'
/** What a file that an option names is called from then on. */
export const CONDITION_FILE = 'condition.csv'

/** Names under which problems of the options are reported. */
const PLACES = { on: placeOf('--condition-on'), until: placeOf('--until'), fitted: placeOf('--fitted') } as const

export function replaceCondition(root: Tree, option: ConditionOption, problems: Problem[]): Tree {
  if (root.type !== 'map') return root
  const own = root.entries.get('condition')
  const { on } = option
  if (own === undefined && on === undefined) {
    const lone = option.until === undefined ? 'fitted' : 'until'
    const what = 'changes nothing: runs are not weighed'
    problems.push(
      createProblem(PLACES[lone], '', {
        what,
        expected: 'it beside --condition-on FILE.csv, or a scenario with condition:',
      }),
    )
    return root
  }
  const entries = new Map<string, Entry>(own?.value.type === 'map' ? own.value.entries : [])
  if (on === OWN) entries.delete('on')
  else if (on !== undefined) entries.set('on', entryAt(PLACES.on, CONDITION_FILE))
  if (option.until !== undefined) entries.set('until', entryAt(PLACES.until, option.until))
  if (option.fitted !== undefined) entries.set('fitted', entryAt(PLACES.fitted, option.fitted))
  const keyAt = own?.keyAt ?? PLACES.on
  const value: MapNode = { type: 'map', at: keyAt, entries }
  return { ...root, entries: new Map(root.entries).set('condition', { keyAt, value }) }
}

function placeOf(file: string): Place {
  return { file, line: 1, column: 1 }
}

function entryAt(at: Place, value: string): Entry {
  const scalar: ScalarNode = { type: 'scalar', at, text: value, quoted: false, value }
  return { keyAt: at, value: scalar }
}
