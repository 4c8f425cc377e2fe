/** P1 to P4: what the licences of April 2025 did to exports, prices, applications and lines. */
import { firstRestriction } from '../scalars.ts'
import type { Pattern, PatternRuns } from './pattern.ts'
import { CONTROLS, mean, highest, week, at, over } from './readings.ts'

/** Magnet exports of a month over the mean of the first quarter of 2025, %. */
const magnetMonth = (first: string, last: string) => (runs: PatternRuns) => {
  const run = runs(CONTROLS)
  return (100 * over(run, 'magnetExportsTotal', first, last)) / mean(run.series('magnetExportsTotal'), 0, 12)
}

/** Highest price of mid-April to early August 2025 over the mean of the weeks before the controls. */
const quoteRatio =
  (element: string, name = 'quotePrice') =>
  (runs: PatternRuns) => {
    const run = runs(CONTROLS)
    const series = run.series(`${name}.${element}`)
    return highest(series, week(run, '2025-04-14'), week(run, '2025-08-04')) / mean(series, 0, 12)
  }

/** Weeks from the control to the first stopped line among motor makers outside China. */
function firstStop(runs: PatternRuns): number {
  const run = runs(CONTROLS)
  const from = Math.max(0, firstRestriction(run.scenario))
  const series = run.series('lineStops.evMotors')
  for (let t = from; t < series.length; t++) if (series[t] > 0) return t - from
  return NaN
}

export const LICENCES_2025: readonly Pattern[] = [
  {
    id: 'P1',
    measure: 'magnet exports, April 2025',
    unit: '% of first quarter',
    observed: 51.6,
    tolerance: [31, 72],
    split: 'fit',
    evidence: 'customs: 2,628 t against 5,088 t',
    of: magnetMonth('2025-03-31', '2025-04-28'),
  },
  {
    id: 'P1',
    measure: 'magnet exports, May 2025',
    unit: '% of first quarter',
    observed: 24.3,
    tolerance: [14, 34],
    split: 'fit',
    evidence: 'customs: 1,238 t',
    of: magnetMonth('2025-05-05', '2025-05-26'),
  },
  {
    id: 'P1',
    measure: 'magnet exports, June 2025',
    unit: '% of first quarter',
    observed: 62.7,
    tolerance: [38, 88],
    split: 'fit',
    evidence: 'customs: 3,188 t',
    of: magnetMonth('2025-06-02', '2025-06-23'),
  },
  {
    id: 'P1',
    measure: 'magnet exports, July 2025',
    unit: '% of first quarter',
    observed: 109.6,
    tolerance: [66, 153],
    split: 'fit',
    evidence: 'customs: 5,577 t',
    of: magnetMonth('2025-06-30', '2025-07-28'),
  },
  {
    id: 'P1',
    measure: 'magnet exports, August 2025',
    unit: '% of first quarter',
    observed: 120.8,
    tolerance: [72, 169],
    split: 'fit',
    evidence: 'customs: 6,146 t',
    of: magnetMonth('2025-08-04', '2025-08-25'),
  },
  {
    id: 'P1',
    measure: 'magnet exports, second half of 2025',
    unit: '% of first quarter',
    observed: 114.9,
    tolerance: [90, 140],
    split: 'held_out',
    evidence: 'customs: 35,071 t in six months',
    of: magnetMonth('2025-07-07', '2025-12-29'),
  },
  {
    id: 'P2',
    measure: 'Dy outside quote, highest of four months',
    unit: 'times before',
    observed: 3,
    tolerance: [2.2, 4.5],
    split: 'fit',
    evidence: '250-310 to 700-1,000 USD/kg',
    of: quoteRatio('Dy'),
  },
  {
    id: 'P2',
    measure: 'Tb outside quote, highest of four months',
    unit: 'times before',
    observed: 3.1,
    tolerance: [2.2, 4.5],
    split: 'fit',
    evidence: '930-1,000 to 2,000-4,000 USD/kg',
    of: quoteRatio('Tb'),
  },
  {
    id: 'P2',
    measure: 'Dy price paid, mean of 2025 after the controls',
    unit: 'times before',
    observed: 0.96,
    tolerance: [0.8, 1.3],
    split: 'fit',
    evidence: '96 % of volume near 224 USD/kg',
    of: (runs) =>
      over(runs(CONTROLS), 'transactionPrice.Dy', '2025-04-07', '2025-12-29') /
      mean(runs(CONTROLS).series('transactionPrice.Dy'), 0, 12),
  },
  {
    id: 'P2',
    measure: 'Dy price in China, June 2025',
    unit: 'times before',
    observed: 1,
    tolerance: [0.85, 1.15],
    split: 'fit',
    evidence: '229 USD/kg with VAT against 225-236',
    of: (runs) =>
      at(runs(CONTROLS), 'domesticPrice.Dy', '2025-06-10') / mean(runs(CONTROLS).series('domesticPrice.Dy'), 0, 12),
  },
  {
    id: 'P2',
    measure: 'Nd outside over home, 2025 after the controls',
    unit: 'times before',
    observed: 1,
    tolerance: [0.85, 1.15],
    split: 'fit',
    evidence: 'NdPr is not controlled and did not split',
    of: (runs) =>
      over(runs(CONTROLS), 'quotePrice.Nd', '2025-04-07', '2025-10-06') /
      over(runs(CONTROLS), 'domesticPrice.Nd', '2025-04-07', '2025-10-06') /
      (mean(runs(CONTROLS).series('quotePrice.Nd'), 0, 12) / mean(runs(CONTROLS).series('domesticPrice.Nd'), 0, 12)),
  },
  {
    id: 'P3',
    measure: 'car-sector licences granted, early June 2025',
    unit: 'share',
    observed: 0.25,
    tolerance: [0.12, 0.38],
    split: 'held_out',
    evidence: 'CLEPA',
    of: (runs) => at(runs(CONTROLS), 'approvedBySector.evMotors', '2025-06-04'),
  },
  {
    id: 'P3',
    measure: 'car-sector licences granted, late June 2025',
    unit: 'share',
    observed: 0.6,
    tolerance: [0.45, 0.75],
    split: 'held_out',
    evidence: 'CLEPA',
    of: (runs) => at(runs(CONTROLS), 'approvedBySector.evMotors', '2025-06-30'),
  },
  {
    id: 'P3',
    measure: 'European licences granted, November 2025',
    unit: 'share',
    observed: 0.55,
    tolerance: [0.45, 0.65],
    split: 'held_out',
    evidence: 'European Commission: a little over half of 2,000',
    of: (runs) => at(runs(CONTROLS), 'approved.Europe', '2025-11-05'),
  },
  {
    id: 'P3',
    measure: 'defence licences granted, June 2025',
    unit: 'share',
    observed: 0.028,
    tolerance: [0, 0.06],
    split: 'held_out',
    evidence: '5 of 180',
    of: (runs) => at(runs(CONTROLS), 'approvedBySector.defence', '2025-06-30'),
  },
  {
    id: 'P4',
    measure: 'first stopped line after the controls',
    unit: 'weeks',
    observed: 6,
    tolerance: [3, 9],
    split: 'fit',
    evidence: 'Ford and Suzuki, May 2025; stock cover 2-6 weeks',
    of: firstStop,
  },
]
