import type { Outcome } from '../outcome.ts'
import { bestMonth } from '../reduce-series.ts'

export const sharePrice: Outcome = {
  name: 'sharePrice',
  of: ['producer'],
  unit: 'index, start = 100',
  label: 'Share price',
  doc: 'Share price of listed producers.',
  read:
    ({ news }) =>
    (producer) =>
      100 * news.shareIndex[producer],
  comesTo: [
    {
      name: 'peakSharePrice',
      label: 'Best four weeks of the share price',
      unit: '%',
      of: 'producer',
      better: 'neither',
      reduce: (run, producer) => bestMonth(run.series(`sharePrice.${producer}`)),
    },
  ],
}
