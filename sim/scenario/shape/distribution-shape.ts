/** Shape of an uncertainty: one of the distributions of the registry. */
import { FAMILIES } from '../../numbers/distributions/index.ts'
import { choice, grade, source } from './leaf-shapes.ts'
import { map, type Shape } from './shape.ts'

export function distributionShape(): Shape {
  const variants = Object.entries(FAMILIES).map(([name, { doc, fields, optional }]) => {
    const named = choice('Kind of distribution.', [name])
    return [name, map(doc, { distribution: named, ...fields, source: source(), grade: grade() }, optional)] as const
  })
  return {
    type: 'variant',
    doc: 'A distribution. Whatever can be drawn must lie within the range of what is drawn.',
    by: 'distribution',
    variants: Object.fromEntries(variants),
  }
}
