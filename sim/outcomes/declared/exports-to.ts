import { CHINA } from '../../world/products.ts'
import type { Outcome } from '../outcome.ts'

export const exportsTo: Outcome = {
  name: 'exportsTo',
  of: ['element', 'destination'],
  unit: 't/week',
  label: 'Oxide exports by destination',
  doc: 'Oxide cleared by Chinese customs, by where it goes; what traders buy counts for the rest of the world.',
  read:
    ({ flows, regions }) =>
    (element, destination) =>
      flows.exports[element * regions.count + CHINA + 1 + destination],
}
