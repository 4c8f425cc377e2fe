/** Words for what was given and what was expected. */
import { type Place, oneOf, quote, shorten } from './problem.ts'
import type { Shape } from '../shape/shape.ts'
import type { Tree } from './tree.ts'

/** What a node is, for `given`. */
export function describeNode(node: Tree): string {
  if (node.type !== 'scalar') return `a ${node.type}`
  if (node.value === null) return 'nothing'
  return node.quoted || typeof node.value === 'string' ? quote(node.text) : shorten(node.text)
}

/** Empty values have no text to point at: name the key. */
export function placeOf(node: Tree, owner: Place): Place {
  return node.type === 'scalar' && node.value === null ? owner : node.at
}

/** What a key holds, in a few words. */
export function expectation(shape: Shape): string {
  switch (shape.type) {
    case 'number':
      return numberExpectation(shape)
    case 'text':
      return shape.pattern?.says ?? 'text'
    case 'date':
      return 'a date such as 2025-04-04'
    case 'choice':
      return oneOf(shape.of)
    case 'list':
      return 'a list'
    default:
      return 'a map of keys and values'
  }
}

export function numberExpectation(shape: { min: number; max: number; unit: string; whole?: boolean }): string {
  if (shape.min === shape.max) return String(shape.min)
  return `${shape.whole === true ? 'a whole number' : 'a number'} from ${shape.min} to ${shape.max} (${shape.unit})`
}
