import type { Run } from '../measured-run.ts'
import type { Outcome } from '../outcome.ts'
import { total } from '../reduce-series.ts'

/** A scenario that says what public money costs has its accounts; others pay for no columns that nobody reads. */
export const publicMoney: Outcome = {
  name: 'publicMoney',
  of: ['payment'],
  unit: 'million USD/week',
  label: 'Public money',
  doc: 'Public money by what it goes to or, for what stockpiles sell, comes from: of scenarios with `treasury:`.',
  read:
    ({ flows }) =>
    (payment) =>
      flows.payments[payment],
  comesTo: [
    {
      name: 'publicMoney',
      label: 'Public money: {}',
      unit: 'million USD',
      of: 'payment',
      windowed: true,
      reduce: (run, payment) => total(run.series(`publicMoney.${payment}`), run.first),
    },
    {
      name: 'treasury',
      label: 'Treasury: {}',
      unit: 'million USD',
      of: 'account',
      range: [-Infinity, Infinity],
      reduce: accountOf,
    },
  ],
}

const WEEKS_PER_YEAR = 52

/** Stock in public stores at the prices the market opened with, week by week, bears interest and storage. */
function accountOf(run: Run, account: string): number {
  const { interest, storage } = run.treasury!
  const stock = run.series('stockpileValue')
  const years = (rate: number): number => (total(stock) * rate) / WEEKS_PER_YEAR
  if (account === 'capital') return total(stock) / stock.length
  if (account === 'interest') return years(interest)
  if (account === 'storage') return years(storage)
  const spent = run.series('programmeCost')
  const last = run.weeks - 1
  return spent[last] - spent[0] + stock[0] - stock[last] + years(interest + storage)
}
