/** What the first screen says of its policies, against differences written by hand. */
import { describe, expect, test } from 'vitest'
import { helpOf, policiesOf, type Tried } from '../../reports/screen/answer.ts'
import { valueText } from '../../reports/screen/measure-words.ts'
import { comparePairs, FEWEST } from '../../reports/screen/paired.ts'
import type { Measure } from '../../reports/screen/views.ts'
import { leverValue } from '../../reports/words/lever-values.ts'

const LOST: Measure = {
  series: 'shortfall',
  title: 'Output lost',
  unit: '%',
  step: 'points',
  what: 'output lost',
  better: 'lower',
}
const MAGNETS: Measure = { ...LOST, series: 'magnets', step: 't a week', what: 'magnets shipped', better: 'higher' }

/** As many pairs as are needed to tell, each `by` from what was. */
function tried(title: string, by: readonly (number | null)[], pairs = FEWEST): Tried {
  const was = Array.from({ length: pairs }, (_, k) => 20 + k)
  return {
    title,
    paired: by.map((step, m) =>
      step === null
        ? null
        : comparePairs(
            [LOST, MAGNETS][m]!,
            was,
            was.map((value, k) => value + step * (1 + k / 10)),
            null,
            1,
          ),
    ),
  }
}

describe('what would help is', () => {
  test('counted in every measure, with what clearly helps most and by how much', () => {
    const policies = [tried('Stocks', [-2, 3]), tried('Floor', [0, -3]), tried('Both', [-4, 9])]
    expect(helpOf([LOST, MAGNETS], policies)).toEqual({
      lead: 'What would help:',
      text: 'of 3 policies 2 lower output lost, “Both” most, by 5.4 points; 2 raise magnets shipped, “Both” most, by 12.1 t a week. 6 comparisons, each by its own 95% interval.',
    })
  })

  test('nothing, where what differs does harm', () =>
    expect(helpOf([LOST], [tried('Floor', [3])])?.text).toMatch(/^of 1 policy none clearly lowers output lost\. 1 /))

  test('not said of pairs too few to tell, or of what was not measured', () => {
    expect(helpOf([LOST], [tried('Stocks', [-2], FEWEST - 1)])).toBeNull()
    expect(helpOf([LOST], [tried('Stocks', [null])])).toBeNull()
    expect(helpOf([LOST], [])).toBeNull()
  })

  test('no matter of a world without the controls', () =>
    expect(policiesOf([{ name: 'stocks' }, { name: '-' }, { name: '+' }])).toEqual([{ name: 'stocks' }, { name: '+' }]))
})

test('a share is said in per cent, what is small not to be nothing', () => {
  expect([leverValue('share', 0.9), leverValue('share of value', 0.001), leverValue('probability / week', 1)]).toEqual([
    '90%',
    '0.1%',
    '100%',
  ])
  expect([leverValue('factor', 0.8), leverValue('days of use', 60)]).toEqual(['0.8', '60'])
  expect([0, 0.02, 0.06].map((value) => valueText(LOST, value))).toEqual(['0%', 'under 0.1%', '0.1%'])
})
