import { PER_KG } from '../../numbers/units.ts'
import type { Outcome } from '../outcome.ts'
import { peak } from '../reduce-series.ts'

export const quotePrice: Outcome = {
  name: 'quotePrice',
  of: ['element'],
  unit: 'USD/kg',
  label: 'Outside quote',
  doc: 'What one more standard lot would have cost on the spot market outside China, however little was traded.',
  read:
    ({ auctions }) =>
    (e) =>
      auctions.ask[e * 2 + 1] / PER_KG,
  comesTo: [
    {
      name: 'peakQuote',
      label: 'Peak outside quote of {}',
      unit: 'USD/kg',
      of: 'element',
      windowed: true,
      reduce: (run, e) => peak(run.series(`quotePrice.${e}`), run.from),
    },
    {
      name: 'peakQuoteRatio',
      label: 'Peak outside quote of {} over the start',
      unit: 'times start',
      of: 'element',
      windowed: true,
      reduce: (run, e) => peak(run.series(`quotePrice.${e}`), run.from) / run.series(`quotePrice.${e}`)[0],
    },
  ],
}
