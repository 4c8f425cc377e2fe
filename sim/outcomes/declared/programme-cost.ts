import type { Run } from '../measured-run.ts'
import { EITHER_SIGN, type Outcome } from '../outcome.ts'

export const programmeCost: Outcome = {
  name: 'programmeCost',
  of: [],
  unit: 'million USD',
  label: 'Programme cost',
  doc: 'Public money spent since the start: floors, loans, stockpiles net of sales.',
  read:
    ({ news }) =>
    () =>
      news.programmeCost,
  comesTo: [
    {
      name: 'programmeCost',
      label: 'Public money spent',
      unit: 'million USD',
      reduce: (run) => run.series('programmeCost')[run.weeks - 1],
    },
    {
      name: 'netProgrammeCost',
      label: 'Public cost, stockpiles counted',
      unit: 'million USD',
      range: EITHER_SIGN,
      reduce: netProgrammeCost,
    },
  ],
}

/** What the public paid and the stock it gave away, without what is still in store: stock at opening prices. */
function netProgrammeCost(run: Run): number {
  const spent = run.series('programmeCost')
  const stock = run.series('stockpileValue')
  const last = run.weeks - 1
  return spent[last] - spent[0] + stock[0] - stock[last]
}
