import { PER_KG } from '../../numbers/units.ts'
import type { Run } from '../measured-run.ts'
import type { Outcome } from '../outcome.ts'

export const domesticPrice: Outcome = {
  name: 'domesticPrice',
  of: ['element'],
  unit: 'USD/kg',
  label: 'Price inside China',
  doc: 'Clearing price of the Chinese home layer, without VAT.',
  read:
    ({ auctions }) =>
    (e) =>
      auctions.price[e * 2] / PER_KG,
  comesTo: [
    {
      name: 'domesticChange',
      label: 'Chinese price of {} at the outside peak',
      unit: '%',
      of: 'element',
      better: 'neither',
      range: [-100, Infinity],
      reduce: changeAtPeak,
    },
  ],
}

function changeAtPeak(run: Run, e: string): number {
  const quote = run.series(`quotePrice.${e}`)
  const home = run.series(`domesticPrice.${e}`)
  let top = run.from
  for (let t = run.from; t < run.weeks; t++) if (quote[t] > quote[top]) top = t
  return 100 * (home[top] / home[Math.max(0, run.from - 1)] - 1)
}
