import type { Outcome } from '../outcome.ts'
import { ratio } from '../ratio.ts'
import { usualOutside } from '../world-sums.ts'

export const quoteShare: Outcome = {
  name: 'quoteShare',
  of: ['element'],
  unit: 'share of normal use',
  label: 'Volume behind the quote',
  doc: 'Tonnes traded on the outside spot market over normal outside use.',
  missing: 'where none is normally used outside China',
  read: (world) => (e) => ratio(world.auctions.traded[e * 2 + 1], usualOutside(world, e) * world.yearsPerTick),
}
