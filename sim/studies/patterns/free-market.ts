/** P19 to P22: natural experiments without any control: the boom of 2020 to 2022, what came after, the calm before, the stop in Kachin. */
import { around, type Pattern, type PatternRun, type PatternRuns, within } from './pattern.ts'
import { BOOM, CALM, over, week } from './readings.ts'
import { log } from '../../numbers/math.ts'

/** Mean of a span over that of another, in the boom. */
const ratio =
  (name: string, above: readonly [string, string], below: readonly [string, string]) => (runs: PatternRuns) =>
    over(runs(BOOM), name, ...above) / over(runs(BOOM), name, ...below)

const JUNE_2020 = ['2020-06-01', '2020-06-29'] as const
const FEBRUARY_2022 = ['2022-01-31', '2022-02-21'] as const
const SECOND_HALF_2023 = ['2023-07-03', '2023-12-25'] as const

/** Root mean square of the moves of a logarithmic price over so many weeks. */
function moves(run: PatternRun, name: string, weeks: number): number {
  const price = run.series(name)
  let squares = 0
  let n = 0
  for (let t = week(run, '2016-01-04') + weeks; t < price.length; t++) {
    const move = log(price[t] / price[t - weeks])
    squares += move * move
    n++
  }
  return Math.sqrt(squares / n)
}

const YEAR = 52

const spread = (element: string) => (runs: PatternRuns) => moves(runs(CALM), `domesticPrice.${element}`, YEAR)

const POINTS = 'monthly prices of two publishers agree to 5 %; demand and ore of the time are known to a third'
const NOTHING_TO_TAKE_AWAY = 'no control, quota or boom to take away'
const BY_CONSTRUCTION = 'noise is given this width'

export const FREE_MARKET: readonly Pattern[] = [
  {
    id: 'P19',
    measure: 'Nd at home, June 2020 to February 2022',
    unit: 'times',
    observed: 4.1,
    tolerance: within(4.1, 1.5),
    reason: POINTS,
    split: 'fit',
    evidence: '36.4 to 164 USD/kg without VAT, 4.5 times; 4.1 in constant dollars',
    of: ratio('domesticPrice.Nd', FEBRUARY_2022, JUNE_2020),
  },
  {
    id: 'P19',
    measure: 'Dy at home, June 2020 to February 2022',
    unit: 'times',
    observed: 1.64,
    tolerance: around(1.64, 0.3),
    reason: POINTS,
    split: 'fit',
    evidence: '242 to 434 USD/kg without VAT, 1.8 times; 1.64 in constant dollars',
    of: ratio('domesticPrice.Dy', FEBRUARY_2022, JUNE_2020),
  },
  {
    id: 'P20',
    measure: 'Nd at home, second half of 2023 over February 2022',
    unit: 'times',
    observed: 0.35,
    tolerance: within(0.35, 1.5),
    reason: POINTS,
    split: 'held_out',
    evidence: '61 against 164 USD/kg, 0.37; 0.35 in constant dollars',
    of: ratio('domesticPrice.Nd', SECOND_HALF_2023, FEBRUARY_2022),
  },
  {
    id: 'P21',
    measure: 'Nd at home, moves of a year in the calm of 2016-19',
    unit: 'logarithm',
    observed: 0.25,
    tolerance: within(0.25, 1.5),
    reason: 'four years hold four moves of a year: a factor 1.5',
    split: 'held_out',
    evidence: 'monthly prices, January 2016 to December 2019, root mean square',
    untried: { 'no-events': NOTHING_TO_TAKE_AWAY, noise: BY_CONSTRUCTION },
    of: spread('Nd'),
  },
  {
    id: 'P21',
    measure: 'Dy at home, moves of a year in the calm of 2016-19',
    unit: 'logarithm',
    observed: 0.22,
    tolerance: within(0.22, 1.5),
    reason: 'four years hold four moves of a year: a factor 1.5',
    split: 'held_out',
    evidence: 'monthly prices, January 2016 to December 2019, root mean square',
    untried: { 'no-events': NOTHING_TO_TAKE_AWAY, noise: BY_CONSTRUCTION },
    of: spread('Dy'),
  },
  {
    id: 'P22',
    measure: 'Tb at home, December 2024 to March 2025, Kachin stopped',
    unit: 'times',
    observed: 1.2,
    tolerance: around(1.2, 0.1),
    reason: 'monthly prices give 1.16, the press 1.22; as it was, 1, must stay outside',
    split: 'held_out',
    evidence: '686 to 799 USD/kg without VAT while imports from Burma fell by 89 % (customs, Reuters)',
    of: ratio('domesticPrice.Tb', ['2025-03-03', '2025-03-24'], ['2024-12-02', '2024-12-23']),
  },
]
