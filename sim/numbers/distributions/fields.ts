/** Fields that several distributions have. */
import type { NumberShape } from '../../scenario/shape/shape.ts'

/** Far above any quantity of the model: tonnes, dollars, weeks. */
const LARGEST = 1e12

export const value = (doc: string, min = -LARGEST): NumberShape => ({
  type: 'number',
  unit: 'unit of what is drawn',
  doc,
  min,
  max: LARGEST,
})

export const ENDS = { min: value('Lowest value.'), max: value('Highest value.') }

/** Ends of a distribution that has none of its own. */
export const CUTS = {
  min: value('Lowest value; the tail below is cut off.'),
  max: value('Highest value; the tail above is cut off.'),
}
