/** P5, P6 and P12: the quota cut of 2010, the boom it made, the bust after it. */
import { around, type Pattern, type PatternRuns, within } from './pattern.ts'
import { growth, mean, over, QUOTA, week } from './readings.ts'

/** A price that rose by less has no boom to recover from, times; observed were 9 (Nd) and 20 (La). */
const A_BOOM = 5

/** An outside price: mean before the quota cut, and the week of its peak; none without a boom. */
function boom(
  runs: PatternRuns,
  element: string,
): { readonly from: number; readonly start: number; readonly top: number } | undefined {
  const from = week(runs(QUOTA), '2010-07-08')
  const price = runs(QUOTA).series(`quotePrice.${element}`)
  const start = mean(price, from - 26, from)
  let top = from
  for (let t = from; t < price.length; t++) if (price[t] > price[top]) top = t
  return price[top] < A_BOOM * start ? undefined : { from, start, top }
}

const LISTS = 'published lists of one month differ by a factor 1.5 at the top of the boom'

export const BOOM_AND_BUST: readonly Pattern[] = [
  {
    id: 'P5',
    measure: 'Dy outside, January 2009 to August 2011',
    unit: 'times',
    observed: 25,
    tolerance: within(25, 1.5),
    reason: LISTS,
    split: 'fit',
    evidence: '91 to 2,377 USD/kg (Adamas), 2,266 in dollars of 2009',
    of: growth('quotePrice.Dy', QUOTA, '2009-01-15', '2011-08-15'),
  },
  {
    id: 'P5',
    measure: 'La outside, 2009 to August 2011',
    unit: 'times',
    observed: 15,
    tolerance: within(15, 1.5),
    reason: LISTS,
    split: 'fit',
    evidence: '7.3 to 112 USD/kg in dollars of 2009',
    of: growth('quotePrice.La', QUOTA, '2009-01-15', '2011-08-15'),
  },
  {
    id: 'P6',
    measure: 'La outside, December 2014 over August 2011',
    unit: 'times',
    observed: 0.041,
    tolerance: within(0.041, 1.5),
    reason: LISTS,
    split: 'held_out',
    evidence: '112 to 4.5 USD/kg in dollars of 2009 (mining.com, USGS); a demand boom alone never lifted La',
    of: (runs) =>
      boom(runs, 'La') === undefined ? NaN : growth('quotePrice.La', QUOTA, '2011-08-15', '2014-12-15')(runs),
  },
  {
    id: 'P6',
    measure: 'export quota used, 2012',
    unit: 'share',
    observed: 0.47,
    tolerance: around(0.47, 0.3),
    reason: 'two counts, 13,000 and 16,265 t of 30,996 t, lie a quarter apart: 30 %',
    split: 'held_out',
    evidence: 'customs 16,265 t; press about 13,000 t',
    of: (runs) => {
      let t = 0
      for (const e of runs(QUOTA).scenario.elements)
        t += 52 * over(runs(QUOTA), `exports.${e}`, '2012-01-02', '2012-12-31')
      return t / 30_996
    },
  },
  {
    id: 'P12',
    measure: 'new supply outside China, 2011-13',
    unit: '% of market a year',
    observed: 4,
    tolerance: within(4, 1.5),
    reason: 'estimated from announced capacities: a factor 1.5',
    split: 'fit',
    evidence: 'Sprecher et al. 2017',
    of: (runs) => {
      const run = runs(QUOTA)
      const share = run.series('miningShare.China')
      return (100 * (share[week(run, '2011-01-03')] - share[week(run, '2013-12-30')])) / 3
    },
  },
]
