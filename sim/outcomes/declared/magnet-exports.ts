import { CHINA } from '../../world/products.ts'
import type { Outcome } from '../outcome.ts'

export const magnetExports: Outcome = {
  name: 'magnetExports',
  of: ['destination'],
  unit: 't/week',
  label: 'Magnet exports',
  doc: 'Magnets cleared by Chinese customs, by destination.',
  read:
    ({ flows, goods, regions }) =>
    (destination) => {
      const region = CHINA + 1 + destination
      let t = 0
      for (let g = goods.elements; g < goods.count; g++) t += flows.exports[g * regions.count + region]
      return t
    },
}
