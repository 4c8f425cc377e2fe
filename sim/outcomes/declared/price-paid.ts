import type { Outcome } from '../outcome.ts'
import { ratio } from '../ratio.ts'

export const pricePaid: Outcome = {
  name: 'pricePaid',
  of: ['group'],
  unit: 'times start',
  label: 'Price paid',
  doc: 'What a buyer pays for the purchases of the week, before import duty, over what the same tonnes cost when the market opened.',
  missing: 'in weeks without a purchase',
  better: 'lower',
  answer: ({ paid, paidAtStart }) => ratio(paid, paidAtStart),
}
