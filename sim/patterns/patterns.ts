/**
 * The scoreboard: what must emerge from the agents. Every pattern is a number computed from runs of shipped scenarios, held
 * against an observation. Nothing here is fed back into a run.
 */
import { firstRestriction } from '../scalars.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { weekOfDate } from '../units.ts'

/** One replicate of one scenario, its series by name. */
export interface PatternRun {
  readonly scenario: Scenario
  series(name: string): Float64Array
}
/** One replicate of every scenario that the scoreboard needs, with the same seed. */
export type PatternRuns = (scenario: string) => PatternRun

export interface Pattern {
  readonly id: string
  readonly measure: string
  readonly unit: string
  readonly observed: number
  /** The median of the replicates must lie in here. */
  readonly tolerance: readonly [number, number]
  readonly split: 'fit' | 'held_out'
  readonly evidence: string
  readonly of: (runs: PatternRuns) => number
}

const CONTROLS = 'export-controls-2025'
const QUOTA = 'export-quota-2010'
const STEADY = 'steady-state'

const mean = (series: Float64Array, from: number, to: number) => {
  let sum = 0
  for (let t = from; t < to; t++) sum += series[t]
  return sum / (to - from)
}
const highest = (series: Float64Array, from: number, to: number) => {
  let top = series[from]
  for (let t = from; t < to; t++) if (series[t] > top) top = series[t]
  return top
}
const week = (run: PatternRun, date: string) => weekOfDate(run.scenario.start, date)
const at = (run: PatternRun, name: string, date: string) => run.series(name)[week(run, date)]
const over = (run: PatternRun, name: string, first: string, last: string) =>
  mean(run.series(name), week(run, first), week(run, last) + 1)

/** Magnet exports of a month over the mean of the first quarter of 2025, %. */
const magnetMonth = (first: string, last: string) => (runs: PatternRuns) => {
  const run = runs(CONTROLS)
  return (100 * over(run, 'magnetExportsTotal', first, last)) / mean(run.series('magnetExportsTotal'), 0, 12)
}
/** Quote of May 2025 over the weeks before the controls. */
const quoteRatio =
  (element: string, name = 'quotePrice') =>
  (runs: PatternRuns) => {
    const run = runs(CONTROLS)
    const series = run.series(`${name}.${element}`)
    return highest(series, week(run, '2025-04-14'), week(run, '2025-08-04')) / mean(series, 0, 12)
  }
const growth = (name: string, scenario: string, first: string, last: string) => (runs: PatternRuns) => {
  const run = runs(scenario)
  return at(run, name, last) / at(run, name, first)
}
const drift = (name: string) => (runs: PatternRuns) => {
  const series = runs(STEADY).series(name)
  return 100 * (mean(series, 248, 260) / mean(series, 0, 12) - 1)
}
/** Change of a price in the boom of electric cars against the baseline, second year, %. */
const boomEffect = (name: string) => (runs: PatternRuns) =>
  100 * (mean(runs('ev-boom').series(name), 52, 104) / mean(runs('baseline').series(name), 52, 104) - 1)

/** Mean outside price of light oxides in a year against the yardstick without quota cut and tariff, %. */
const premium = (scenario: string, first: string, last: string) => (runs: PatternRuns) => {
  let sum = 0
  for (const e of ['La', 'Ce', 'Nd'])
    sum +=
      over(runs(scenario), `quotePrice.${e}`, first, last) /
        over(runs('no-quota-2010'), `quotePrice.${e}`, first, last) -
      1
  return (100 * sum) / 3
}

const incentives = (low: number, high: number) => (runs: PatternRuns) => {
  const groups = runs(CONTROLS).scenario.agents.mineProject?.groups ?? []
  let all = 0
  let inside = 0
  for (const group of groups) {
    all += group.count
    const price = group.params.incentivePrice
    if (price > low && price <= high) inside += group.count
  }
  return inside / all
}

/** Weeks from the control to the first stopped line among motor makers outside China. */
function firstStop(runs: PatternRuns): number {
  const run = runs(CONTROLS)
  const from = Math.max(0, firstRestriction(run.scenario))
  const series = run.series('lineStops.evMotors')
  for (let t = from; t < series.length; t++) if (series[t] > 0) return t - from
  return NaN
}

function bestMonth(run: PatternRun, name: string, first: string, last: string): number {
  const series = run.series(name)
  let best = 0
  for (let t = Math.max(4, week(run, first)); t <= week(run, last); t++)
    best = Math.max(best, 100 * (series[t] / series[t - 4] - 1))
  return best
}

/** Weeks from the peak of the Dy quote to the first project on stream; negative: before. */
function entryAfterPeak(runs: PatternRuns): number {
  const run = runs(QUOTA)
  const quote = run.series('quotePrice.Dy')
  const running = run.series('projects')
  let top = 0
  for (let t = 0; t < quote.length; t++) if (quote[t] > quote[top]) top = t
  for (let t = 0; t < running.length; t++) if (running[t] > 0) return t - top
  return NaN
}

/** Years from the quota cut until the outside Nd price has lost half of its rise. */
function yearsToRecover(runs: PatternRuns): number {
  const run = runs(QUOTA)
  const from = week(run, '2010-07-08')
  const price = run.series('quotePrice.Nd')
  const start = mean(price, from - 26, from)
  let top = from
  for (let t = from; t < price.length; t++) if (price[t] > price[top]) top = t
  for (let t = top; t < price.length; t++) if (price[t] < 0.5 * (start + price[top])) return (t - from) / 52
  return NaN
}

/** New mine output outside China over world output, % a year, 2011 to 2013. */
function newSupply(runs: PatternRuns): number {
  const run = runs(QUOTA)
  const share = run.series('miningShare.China')
  return (100 * (share[week(run, '2011-01-03')] - share[week(run, '2013-12-30')])) / 3
}

export const PATTERNS: readonly Pattern[] = [
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
  {
    id: 'P5',
    measure: 'Dy outside, January 2009 to August 2011',
    unit: 'times',
    observed: 26,
    tolerance: [13, 52],
    split: 'fit',
    evidence: '91 to 2,377 USD/kg (Adamas)',
    of: growth('quotePrice.Dy', QUOTA, '2009-01-15', '2011-08-15'),
  },
  {
    id: 'P5',
    measure: 'La outside, 2009 to August 2011',
    unit: 'times',
    observed: 13,
    tolerance: [6, 26],
    split: 'fit',
    evidence: '8.7 to 117 USD/kg',
    of: growth('quotePrice.La', QUOTA, '2009-01-15', '2011-08-15'),
  },
  {
    id: 'P5',
    measure: 'La premium outside over home, mid-2011 against 2009',
    unit: 'times',
    observed: 4,
    tolerance: [1.5, 12],
    split: 'fit',
    evidence: 'light elements rise more outside',
    of: (runs) =>
      at(runs(QUOTA), 'quotePrice.La', '2011-08-15') /
      at(runs(QUOTA), 'domesticPrice.La', '2011-08-15') /
      (at(runs(QUOTA), 'quotePrice.La', '2009-01-15') / at(runs(QUOTA), 'domesticPrice.La', '2009-01-15')),
  },
  {
    id: 'P6',
    measure: 'Nd outside, August 2011 to December 2014',
    unit: '%',
    observed: -85,
    tolerance: [-95, -60],
    split: 'held_out',
    evidence: 'basket -85 % (10-K of Rare Element)',
    of: (runs) => 100 * (growth('quotePrice.Nd', QUOTA, '2011-08-15', '2014-12-15')(runs) - 1),
  },
  {
    id: 'P6',
    measure: 'export quota used, 2012',
    unit: 'share',
    observed: 0.4,
    tolerance: [0.25, 0.6],
    split: 'held_out',
    evidence: 'about 13,000 t',
    of: (runs) => {
      let t = 0
      for (const e of runs(QUOTA).scenario.elements)
        t += 52 * over(runs(QUOTA), `exports.${e}`, '2012-01-02', '2012-12-31')
      return t / 31000
    },
  },
  {
    id: 'P7',
    measure: 'orders over use, highest four weeks of 2025',
    unit: 'times',
    observed: 1.6,
    tolerance: [1.1, 2.5],
    split: 'fit',
    evidence: 'sign and amplification above 1',
    of: (runs) => {
      const o = runs(CONTROLS).series('orders')
      let top = 0
      for (let t = 16; t < 60; t++) top = Math.max(top, mean(o, t - 3, t + 1))
      return top
    },
  },
  {
    id: 'P8',
    measure: 'Dy price in a magnet boom against none',
    unit: '%',
    observed: 10,
    tolerance: [1, 500],
    split: 'fit',
    evidence: 'sign: the oxide in demand rises',
    of: boomEffect('domesticPrice.Dy'),
  },
  {
    id: 'P8',
    measure: 'Y price, co-product, in a magnet boom',
    unit: '%',
    observed: -5,
    tolerance: [-60, -0.5],
    split: 'fit',
    evidence: 'sign: its co-product falls (Brown and Eggert)',
    of: boomEffect('domesticPrice.Y'),
  },
  {
    id: 'P9',
    measure: 'first new mine after the price peak',
    unit: 'weeks',
    observed: 60,
    tolerance: [1, 200],
    split: 'fit',
    evidence: 'Lynas fed November 2012, peak August 2011',
    of: entryAfterPeak,
  },
  {
    id: 'P9',
    measure: 'entrants failed by end 2015',
    unit: 'projects',
    observed: 1,
    tolerance: [1, 5],
    split: 'fit',
    evidence: 'Molycorp: 79 USD a share in May 2011, insolvent in June 2015',
    of: (runs) => runs(QUOTA).series('projectsFailed')[363],
  },
  {
    id: 'P10',
    measure: 'Northern Rare Earth, best four weeks of 2025',
    unit: '%',
    observed: 35,
    tolerance: [15, 60],
    split: 'fit',
    evidence: 'press',
    of: (runs) => bestMonth(runs(CONTROLS), 'sharePrice.northern-rare-earth', '2025-04-07', '2025-12-29'),
  },
  {
    id: 'P10',
    measure: 'Minmetals (China Rare Earth), best four weeks of 2025',
    unit: '%',
    observed: 28,
    tolerance: [15, 60],
    split: 'fit',
    evidence: 'press',
    of: (runs) => bestMonth(runs(CONTROLS), 'sharePrice.china-rare-earth', '2025-04-07', '2025-12-29'),
  },
  {
    id: 'P10',
    measure: 'Rising Nonferrous, best four weeks of 2025',
    unit: '%',
    observed: 32,
    tolerance: [15, 60],
    split: 'fit',
    evidence: 'press',
    of: (runs) => bestMonth(runs(CONTROLS), 'sharePrice.rising-nonferrous', '2025-04-07', '2025-12-29'),
  },
  {
    id: 'P11',
    measure: 'projects that pay at 54 USD/kg NdPr',
    unit: 'share',
    observed: 0,
    tolerance: [0, 0.05],
    split: 'fit',
    evidence: 'Benchmark 2025 (input of the scenario)',
    of: incentives(0, 54),
  },
  {
    id: 'P11',
    measure: 'projects that need 75-85 USD/kg NdPr',
    unit: 'share',
    observed: 0.4,
    tolerance: [0.3, 0.5],
    split: 'fit',
    evidence: 'Benchmark 2025 (input of the scenario)',
    of: incentives(75, 85),
  },
  {
    id: 'P11',
    measure: 'projects financed by end 2027 under the US floor of 110',
    unit: 'projects',
    observed: 5,
    tolerance: [2, 15],
    split: 'fit',
    evidence: 'a floor of 110 starts them',
    of: (runs) => runs(CONTROLS).series('projectsStarted')[155],
  },
  {
    id: 'P12',
    measure: 'Nd outside: from the quota cut until half of the rise is lost',
    unit: 'years',
    observed: 2,
    tolerance: [1.2, 3.5],
    split: 'fit',
    evidence: 'Sprecher et al. 2017; quotes passed half of their rise in early 2012',
    of: yearsToRecover,
  },
  {
    id: 'P12',
    measure: 'new supply outside China, 2011-13',
    unit: '% of market a year',
    observed: 4,
    tolerance: [1, 7],
    split: 'fit',
    evidence: 'Sprecher et al. 2017',
    of: newSupply,
  },
  {
    id: 'P13',
    measure: 'quota cut: light oxides outside, second year',
    unit: '% over none',
    observed: 100,
    tolerance: [20, 1000],
    split: 'fit',
    evidence: 'Pothen 2013: bites at once',
    of: premium(QUOTA, '2011-01-03', '2011-12-26'),
  },
  {
    id: 'P13',
    measure: 'quota effect of 2014 less that of 2011',
    unit: '% points',
    observed: -79,
    tolerance: [-2000, -10],
    split: 'fit',
    evidence: 'Pothen 2013: fades to 21 % by 2014-15',
    of: (runs) => premium(QUOTA, '2014-01-06', '2014-12-22')(runs) - premium(QUOTA, '2011-01-03', '2011-12-26')(runs),
  },
  {
    id: 'P13',
    measure: 'tariff effect of 2014 over that of 2011',
    unit: 'times',
    observed: 1,
    tolerance: [0.5, 3],
    split: 'fit',
    evidence: 'Pothen 2013: smaller and persistent',
    of: (runs) =>
      premium('export-tariff-2010', '2014-01-06', '2014-12-22')(runs) /
      premium('export-tariff-2010', '2011-01-03', '2011-12-26')(runs),
  },
  {
    id: 'P14',
    measure: 'Nd price in China after five quiet years',
    unit: '%',
    observed: 0,
    tolerance: [-10, 10],
    split: 'fit',
    evidence: 'no drift',
    of: drift('domesticPrice.Nd'),
  },
  {
    id: 'P14',
    measure: 'Dy price in China after five quiet years',
    unit: '%',
    observed: 0,
    tolerance: [-10, 10],
    split: 'fit',
    evidence: 'no drift',
    of: drift('domesticPrice.Dy'),
  },
  {
    id: 'P14',
    measure: 'Chinese share of mining after five quiet years',
    unit: 'share',
    observed: 0.7,
    tolerance: [0.67, 0.74],
    split: 'fit',
    evidence: 'press, USGS',
    of: (runs) => mean(runs(STEADY).series('miningShare.China'), 208, 260),
  },
  {
    id: 'P14',
    measure: 'Chinese share of refining after five quiet years',
    unit: 'share',
    observed: 0.9,
    tolerance: [0.86, 0.93],
    split: 'fit',
    evidence: 'press, SMM',
    of: (runs) => mean(runs(STEADY).series('refiningShare.China'), 208, 260),
  },
]

/** Scenarios that the scoreboard runs, by file name without ending. */
export const PATTERN_SCENARIOS = [
  CONTROLS,
  QUOTA,
  'export-tariff-2010',
  'no-quota-2010',
  STEADY,
  'ev-boom',
  'baseline',
] as const
