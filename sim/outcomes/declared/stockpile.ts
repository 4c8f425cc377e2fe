import type { Outcome } from '../outcome.ts'

export const stockpile: Outcome = {
  name: 'stockpile',
  of: ['region'],
  unit: 't',
  label: 'Public stockpile',
  doc: 'Rare earths and magnets in public stockpiles.',
  read:
    ({ flows }) =>
    (region) =>
      flows.stockpile[region],
}
