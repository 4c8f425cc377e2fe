/** P10, P11 and P15 to P18: the rest of 2025. Magnets flow, inputs drip, prices stay apart, NdPr and shares rise, few lines stop. */
import { premiumOn } from './licences-2025.ts'
import { around, type Pattern, type PatternRuns, within } from './pattern.ts'
import { at, CONTROLS, mean, over, overBefore, week } from './readings.ts'

/** Oxide exports of a span over those of the first quarter of 2025, %. */
const oxide = (element: string, first: string, last: string) => (runs: PatternRuns) =>
  100 * overBefore(`exports.${element}`, first, last)(runs)

const SECOND_HALF = ['2025-06-30', '2025-12-29'] as const

const CHINESE = ['northern-rare-earth', 'china-rare-earth', 'rising-nonferrous']

/** What a sector outside China loses more than it would without controls, % of desired output, week by week. */
function lost(runs: PatternRuns, sector: string): Float64Array {
  const usual = runs('baseline').series(`shortfallOutside.${sector}`)
  return runs(CONTROLS)
    .series(`shortfallOutside.${sector}`)
    .map((value, t) => value - usual[t])
}

/** Its worst mean of thirteen weeks under the controls. */
function worstQuarter(runs: PatternRuns, sector: string): number {
  const series = lost(runs, sector)
  let worst = 0
  for (let t = week(runs(CONTROLS), '2025-04-07'); t + QUARTER <= week(runs(CONTROLS), SEEN_UNTIL); t++)
    worst = Math.max(worst, mean(series, t, t + QUARTER))
  return worst
}
/** Weeks. */
const QUARTER = 13
/** Nobody has reported stopped lines after February 2026: what a run loses later is held against nothing. */
const SEEN_UNTIL = '2026-03-02'

/** Last week in which a sector outside China loses more than a trace of its output. */
function lastLoss(runs: PatternRuns, sector: string): number {
  const series = lost(runs, sector)
  for (let t = week(runs(CONTROLS), SEEN_UNTIL) - 1; t >= week(runs(CONTROLS), '2025-04-07'); t--)
    if (series[t] > TRACE) return t
  return NaN
}
/** % of desired output. */
const TRACE = 0.2

export const AFTER_MONTH_FOUR: readonly Pattern[] = [
  {
    id: 'P10',
    measure: 'three Chinese producers, January to 21 August 2025',
    unit: 'times',
    observed: 1.97,
    tolerance: around(1.97, 0.25),
    reason: 'an index of more shares than these three: 25 %, which a year of noise seldom reaches',
    split: 'fit',
    evidence: 'index of Chinese rare-earth shares +97 % since January',
    of: (runs) => {
      const run = runs(CONTROLS)
      const gains = CHINESE.map(
        (producer) => at(run, `sharePrice.${producer}`, '2025-08-18') / run.series(`sharePrice.${producer}`)[0],
      )
      return gains.reduce((sum, gain) => sum + gain / gains.length, 0)
    },
  },
  {
    id: 'P11',
    measure: 'share of the United States in mining, second half of 2025 over first quarter',
    unit: 'times',
    observed: 1.13,
    tolerance: [1.06, 1.2],
    reason: 'company and USGS figures, both good to a few per cent; as it was, 1, must stay outside',
    split: 'fit',
    evidence: 'MP Materials: 50,692 t in 2025, +12 %, the first quarter at the rate of 2024; world +3 % (USGS)',
    of: (runs) => overBefore('miningShare.UnitedStates', ...SECOND_HALF)(runs),
  },
  {
    id: 'P15',
    measure: 'Dy oxide exports, May and June 2025',
    unit: '% of first quarter',
    observed: 0,
    tolerance: [0, 10],
    reason: 'customs counted one kilogram; goods at sea and other codes: a tenth',
    split: 'fit',
    evidence: 'customs: 0 and 1 kg',
    of: oxide('Dy', '2025-05-05', '2025-06-23'),
  },
  {
    id: 'P15',
    measure: 'Dy oxide exports, second half of 2025',
    unit: '% of first quarter',
    observed: 62,
    tolerance: around(62, 0.3),
    reason: 'the months before are known only by the year, 10 to 16 t: 30 %; as much as before must stay outside',
    split: 'fit',
    evidence: 'customs: 1.4, 16.7, 18.0, 3.5, 1.0, 4.1 t against about 12 t a month',
    of: oxide('Dy', ...SECOND_HALF),
  },
  {
    id: 'P15',
    measure: 'Dy oxide exports, November and December 2025',
    unit: '% of first quarter',
    observed: 21,
    tolerance: within(21, 1.5),
    reason: 'the months before are known only by the year, 10 to 16 t: a factor 1.5',
    split: 'fit',
    evidence: 'customs: 1.0 and 4.1 t against about 12 t a month',
    of: oxide('Dy', '2025-11-03', '2025-12-29'),
  },
  {
    id: 'P15',
    measure: 'Tb oxide exports, second half of 2025',
    unit: '% of first quarter',
    observed: 56,
    tolerance: around(56, 0.3),
    reason: 'the months before follow from "the year -38 %": 30 %; as much as before must stay outside',
    split: 'fit',
    evidence: 'customs: 7.0, 5.5, 4.5, 12.2, 4.0, 2.1 t against about 10.6 t a month',
    of: oxide('Tb', ...SECOND_HALF),
  },
  {
    id: 'P15',
    measure: 'two speeds: Dy oxide over magnets, second half of 2025',
    unit: 'times before',
    observed: 0.54,
    tolerance: within(0.54, 1.5),
    reason: 'as the Dy exports that it holds: a factor 1.5',
    split: 'fit',
    evidence: 'customs: Dy at 62 %, magnets at 115 % of what they were',
    of: (runs) =>
      overBefore('exports.Dy', ...SECOND_HALF)(runs) / overBefore('magnetExportsTotal', ...SECOND_HALF)(runs),
  },
  {
    id: 'P15',
    measure: 'Y oxide to the United States, April to December 2025',
    unit: '% of first quarter',
    observed: 5,
    tolerance: within(5, 2),
    reason: 'two sums of eight months told by the press, not by customs months: a factor 2',
    split: 'fit',
    evidence: '17 t in eight months after the controls, 333 t in eight before (Reuters)',
    of: (runs) => 100 * overBefore('exportsTo.Y.UnitedStates', '2025-04-07', '2025-12-29')(runs),
  },
  {
    id: 'P15',
    measure: 'Y oxide to all others, May to November 2025',
    unit: '% of first quarter',
    observed: 70,
    tolerance: around(70, 0.25),
    reason: '"about -30 %", told by the press of most markets: a quarter; as much as before must stay outside',
    split: 'fit',
    evidence:
      'imports of the United States stopped in effect, other markets about -30 % (Reuters, Argus, November 2025)',
    of: (runs) => {
      let before = 0
      let after = 0
      for (const region of ['Japan', 'Korea', 'Europe', 'RestOfWorld']) {
        before += over(runs(CONTROLS), `exportsTo.Y.${region}`, '2025-01-06', '2025-03-31')
        after += over(runs(CONTROLS), `exportsTo.Y.${region}`, '2025-05-05', '2025-11-24')
      }
      return (100 * after) / before
    },
  },
  {
    id: 'P16',
    measure: 'Dy quote over home price, December 2025',
    unit: 'times before',
    observed: 4.6,
    tolerance: within(4.6, 1.5),
    reason: 'a European ask behind which little is traded: a factor 1.5',
    split: 'fit',
    evidence: '1,100 against 173 USD/kg; 280 against 205 on the day before',
    of: premiumOn('Dy', '2025-12-01', '2025-12-29'),
  },
  {
    id: 'P16',
    measure: 'Tb quote over home price, July 2025',
    unit: 'times before',
    observed: 3.6,
    tolerance: within(3.6, 1.5),
    reason: 'a European ask behind which little is traded: a factor 1.5',
    split: 'fit',
    evidence: '3,625 against 886 USD/kg; 965 against 858 before',
    of: premiumOn('Tb', '2025-06-30', '2025-07-28'),
  },
  {
    id: 'P16',
    measure: 'Y outside quote, December 2025',
    unit: 'times first quarter',
    observed: 50,
    tolerance: within(50, 2),
    reason: 'readings of one month, 126 and 270 USD/kg, lie a factor 2 apart',
    split: 'fit',
    evidence: 'European ask 7 to 350 USD/kg',
    of: (runs) => overBefore('quotePrice.Y', '2025-12-01', '2025-12-29')(runs),
  },
  {
    id: 'P17',
    measure: 'Nd at home, June to December 2025',
    unit: '%',
    observed: 32,
    tolerance: [25, 60],
    reason:
      '+32 % between two days, +40 % in the seven weeks to 26 August: the readings of several publishers span this',
    split: 'fit',
    evidence: 'Nd and Pr oxide in China without VAT, 55 to 74 USD/kg (trade press)',
    of: (runs) =>
      100 *
      (over(runs(CONTROLS), 'domesticPrice.Nd', '2025-12-01', '2025-12-22') /
        over(runs(CONTROLS), 'domesticPrice.Nd', '2025-06-02', '2025-06-23') -
        1),
  },
  {
    id: 'P17',
    measure: 'Nd outside, fourth over second quarter of 2025',
    unit: 'times',
    observed: 1.58,
    tolerance: around(1.58, 0.2),
    reason: 'means of a quarter of prices published daily: 20 %',
    split: 'fit',
    evidence: '96.9 against 61.2 USD/kg FOB',
    of: (runs) =>
      over(runs(CONTROLS), 'quotePrice.Nd', '2025-09-29', '2025-12-29') /
      over(runs(CONTROLS), 'quotePrice.Nd', '2025-03-31', '2025-06-23'),
  },
  {
    id: 'P18',
    measure: 'car-motor output lost outside China, worst quarter',
    unit: '%',
    observed: 0.6,
    tolerance: [0.2, 2],
    reason: 'derived: a handful of plants for one to three weeks of several hundred, stops that nobody reported on top',
    split: 'fit',
    evidence:
      'Ford one week, Suzuki three weeks, a few European suppliers; car output of 2025 did not fall for want of magnets',
    of: (runs) => worstQuarter(runs, 'evMotors'),
  },
  {
    id: 'P18',
    measure: 'output lost by users of yttrium or by defence, the larger, over that of car motors, worst quarters',
    unit: 'times',
    observed: 4,
    tolerance: [1.5, 40],
    reason: 'only the order is known: no one counted stopped lines in aerospace, and of defence none is reported',
    split: 'fit',
    evidence: 'no licence for defence seen until June, samarium and yttrium starved, coaters pausing in February 2026',
    of: (runs) => {
      const cars = worstQuarter(runs, 'evMotors')
      return cars > 0 ? Math.max(worstQuarter(runs, 'ceramics'), worstQuarter(runs, 'defence')) / cars : NaN
    },
  },
  {
    id: 'P18',
    measure: 'yttrium users lose output longer than car makers',
    unit: 'weeks',
    observed: 30,
    tolerance: within(30, 1.5),
    reason:
      'last car stop between mid-June and September 2025, coaters paused at the end of February 2026: 24 to 36 weeks',
    split: 'fit',
    evidence: 'Suzuki until 16 June 2025; two coaters in North America, Reuters, 26 February 2026',
    of: (runs) => lastLoss(runs, 'ceramics') - lastLoss(runs, 'evMotors'),
  },
]
