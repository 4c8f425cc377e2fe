/** P5 and P6: how far prices rose after the quota cut of 2010, and how far they fell. */
import type { Pattern } from './pattern.ts'
import { QUOTA, at, over, growth } from './readings.ts'

export const BOOM_AND_BUST: readonly Pattern[] = [
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
]
