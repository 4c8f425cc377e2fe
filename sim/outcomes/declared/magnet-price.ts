import { PER_KG } from '../../numbers/units.ts'
import type { Outcome } from '../outcome.ts'

export const magnetPrice: Outcome = {
  name: 'magnetPrice',
  of: ['magnet'],
  unit: 'USD/kg',
  label: 'Magnet price outside China',
  doc: 'Outside spot clearing price of magnets.',
  read:
    ({ auctions, goods }) =>
    (m) =>
      auctions.price[(goods.elements + m) * 2 + 1] / PER_KG,
}
