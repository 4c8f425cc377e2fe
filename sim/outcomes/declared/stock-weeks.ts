import type { Outcome } from '../outcome.ts'
import { ratio } from '../ratio.ts'

export const stockWeeks: Outcome = {
  name: 'stockWeeks',
  of: ['group'],
  unit: 'weeks',
  label: 'Stock',
  doc: 'Mean of the agents: what buyers hold of their scarcest input over a week of its use; what sellers hold over the output of a usual week.',
  missing: 'while nothing is made or used',
  answer: ({ stockWeeks, stocked }) => ratio(stockWeeks, stocked),
}
