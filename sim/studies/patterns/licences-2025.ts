/** P1 to P4: what the licences of April 2025 did to exports, prices, applications and lines. */
import { firstRestriction } from '../../outcomes/restriction.ts'
import { around, type Pattern, type PatternRun, type PatternRuns, within } from './pattern.ts'
import { at, before, CONTROLS, highest, over, overBefore, week } from './readings.ts'

/** Magnet exports of a span over the mean of the first quarter of 2025, %. */
const magnets = (first: string, last: string) => (runs: PatternRuns) =>
  100 * overBefore('magnetExportsTotal', first, last)(runs)

/** Magnet exports of one span over those of another. */
const magnetRatio = (above: readonly [string, string], below: readonly [string, string]) => (runs: PatternRuns) =>
  over(runs(CONTROLS), 'magnetExportsTotal', ...above) / over(runs(CONTROLS), 'magnetExportsTotal', ...below)

const MAY = ['2025-05-05', '2025-05-26'] as const
const SECOND_QUARTER = ['2025-03-31', '2025-06-23'] as const
const SECOND_HALF = ['2025-06-30', '2025-12-22'] as const

/** Share of magnet exports that goes to the United States. */
const shareOfUnitedStates = (run: PatternRun, [first, last]: readonly [string, string]) =>
  over(run, 'magnetExports.UnitedStates', first, last) / over(run, 'magnetExportsTotal', first, last)

/** Highest weekly value of mid-April to early August 2025 over that of the weeks before the controls. */
const peakRatio = (of: (run: PatternRun) => Float64Array) => (runs: PatternRuns) => {
  const run = runs(CONTROLS)
  const series = of(run)
  let usual = 0
  for (let t = 0; t < 12; t++) usual += series[t] / 12
  return highest(series, week(run, '2025-04-14'), week(run, '2025-08-04')) / usual
}
const quotient = (above: Float64Array, below: Float64Array) => above.map((value, t) => value / below[t])
const split = (element: string) => (run: PatternRun) =>
  quotient(run.series(`quotePrice.${element}`), run.series(`domesticPrice.${element}`))

/** Weeks from the control to the first stopped line among motor makers outside China. */
function firstStop(runs: PatternRuns): number {
  const run = runs(CONTROLS)
  const from = Math.max(0, firstRestriction(run.scenario))
  const series = run.series('lineStops.evMotors')
  for (let t = from; t < series.length; t++) if (series[t] > 0) return t - from
  return NaN
}

const CUSTOMS = 'customs counts tonnes well; the run of one month is that of few consignments: 30 %'
const ASKS = 'European asks of one week range from 700 to 1,000 USD/kg (Dy) and 2,000 to 4,000 (Tb): a factor 1.5'
const SURVEY = 'a share told by an association of some hundred applications: 30 %'

export const LICENCES_2025: readonly Pattern[] = [
  {
    id: 'P1',
    measure: 'magnet exports, April 2025',
    unit: '% of first quarter',
    observed: 51.6,
    tolerance: around(51.6, 0.3),
    reason: CUSTOMS,
    split: 'fit',
    evidence: 'customs: 2,628 t against 5,088 t',
    of: magnets('2025-03-31', '2025-04-28'),
  },
  {
    id: 'P1',
    measure: 'magnet exports, May 2025',
    unit: '% of first quarter',
    observed: 24.3,
    tolerance: around(24.3, 0.3),
    reason: CUSTOMS,
    split: 'fit',
    evidence: 'customs: 1,238 t',
    of: magnets(...MAY),
  },
  {
    id: 'P1',
    measure: 'magnet exports, June 2025',
    unit: '% of first quarter',
    observed: 62.7,
    tolerance: around(62.7, 0.3),
    reason: CUSTOMS,
    split: 'fit',
    evidence: 'customs: 3,188 t',
    of: magnets('2025-06-02', '2025-06-23'),
  },
  {
    id: 'P1',
    measure: 'magnet exports, July and August over May 2025',
    unit: 'times',
    observed: 4.73,
    tolerance: within(4.73, 1.5),
    reason: 'the error of the trough, 30 %, and of the return: a factor 1.5',
    split: 'fit',
    evidence: 'customs: mean of 5,577 and 6,146 t against 1,238 t',
    of: magnetRatio(['2025-06-30', '2025-08-25'], MAY),
  },
  {
    id: 'P1',
    measure: 'magnet exports, second half over second quarter of 2025',
    unit: 'times',
    observed: 2.49,
    tolerance: around(2.49, 0.3),
    reason: 'customs; a quarter and a half-year average what months scatter: 30 %',
    split: 'fit',
    evidence: 'customs: 35,071 t in six months against 7,054 t in three',
    of: magnetRatio(SECOND_HALF, SECOND_QUARTER),
  },
  {
    id: 'P1',
    measure: 'share of the United States, May over second half of 2025',
    unit: 'times',
    observed: 0.38,
    tolerance: within(0.38, 1.5),
    reason: '46 t in a month are few consignments: a factor 1.5',
    split: 'fit',
    evidence: 'customs: 46 of 1,238 t in May, 3,430 of 35,071 t from July on',
    of: (runs) => shareOfUnitedStates(runs(CONTROLS), MAY) / shareOfUnitedStates(runs(CONTROLS), SECOND_HALF),
  },
  {
    id: 'P2',
    measure: 'Dy outside quote, highest of four months',
    unit: 'times before',
    observed: 3,
    tolerance: within(3, 1.5),
    reason: ASKS,
    split: 'fit',
    evidence: '250-310 to 700-1,000 USD/kg',
    of: peakRatio((run) => run.series('quotePrice.Dy')),
  },
  {
    id: 'P2',
    measure: 'Tb outside quote, highest of four months',
    unit: 'times before',
    observed: 3.1,
    tolerance: within(3.1, 1.5),
    reason: ASKS,
    split: 'fit',
    evidence: '930-1,000 to 2,000-4,000 USD/kg',
    of: peakRatio((run) => run.series('quotePrice.Tb')),
  },
  {
    id: 'P2',
    measure: 'Dy outside quote over price paid, highest of four months',
    unit: 'times before',
    observed: 3.1,
    tolerance: within(3.1, 1.5),
    reason: `${ASKS}; 96 % of volume is known to have been paid near the old price`,
    split: 'fit',
    evidence: 'the quote tripled, 96 % of volume went near 224 USD/kg (Adamas)',
    of: peakRatio((run) => quotient(run.series('quotePrice.Dy'), run.series('transactionPrice.Dy'))),
  },
  {
    id: 'P2',
    measure: 'Dy quote over home price, against the same for Nd',
    unit: 'times before',
    observed: 3,
    tolerance: within(3, 1.5),
    reason: `${ASKS}; Nd, which is free, did not split`,
    split: 'fit',
    evidence: 'Dy at home 229 USD/kg with VAT against 225-236, Nd outside and inside together',
    of: peakRatio((run) => quotient(split('Dy')(run), split('Nd')(run))),
  },
  {
    id: 'P3',
    measure: 'car-sector licences granted, early June 2025',
    unit: 'share',
    observed: 0.25,
    tolerance: around(0.25, 0.3),
    reason: SURVEY,
    split: 'fit',
    evidence: 'CLEPA',
    of: (runs) => at(runs(CONTROLS), 'approvedBySector.evMotors', '2025-06-04'),
  },
  {
    id: 'P3',
    measure: 'car-sector licences granted, late June 2025',
    unit: 'share',
    observed: 0.6,
    tolerance: around(0.6, 0.3),
    reason: SURVEY,
    split: 'fit',
    evidence: 'CLEPA',
    of: (runs) => at(runs(CONTROLS), 'approvedBySector.evMotors', '2025-06-30'),
  },
  {
    id: 'P3',
    measure: 'European licences granted, November 2025',
    unit: 'share',
    observed: 0.55,
    tolerance: [0.45, 0.65],
    reason: 'told as "a little over half" and "about half" of 2,000: five points and as much again',
    split: 'fit',
    evidence: 'European Commission: a little over half of 2,000',
    of: (runs) => at(runs(CONTROLS), 'approved.Europe', '2025-11-05'),
  },
  {
    id: 'P4',
    measure: 'first stopped line after the controls',
    unit: 'weeks',
    observed: 6,
    tolerance: within(6, 1.5),
    reason: 'first stops that were reported; smaller ones may be a fortnight earlier',
    split: 'fit',
    evidence: 'Ford and Suzuki, May 2025',
    of: firstStop,
  },
]

/** What a price outside bears over the one at home, against the first quarter of 2025. */
export const premiumOn = (element: string, first: string, last: string) => (runs: PatternRuns) => {
  const run = runs(CONTROLS)
  const now = over(run, `quotePrice.${element}`, first, last) / over(run, `domesticPrice.${element}`, first, last)
  return now / (before(run, `quotePrice.${element}`) / before(run, `domesticPrice.${element}`))
}
