/** P12 to P14: what lasts: how long a crisis takes, whether a policy loses its force, whether a quiet market drifts. */
import type { Pattern, PatternRuns } from './pattern.ts'
import { QUOTA, STEADY, mean, week, over } from './readings.ts'

const drift = (name: string) => (runs: PatternRuns) => {
  const series = runs(STEADY).series(name)
  return 100 * (mean(series, 248, 260) / mean(series, 0, 12) - 1)
}

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

export const LONG_RUN: readonly Pattern[] = [
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
