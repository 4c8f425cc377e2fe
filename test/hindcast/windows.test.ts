/** Which weeks a figure is the mean of, and which figures calibration may see. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fittedTargets, fittedTargetsIn, simulatedAt, targetsOf } from '../../sim/studies/hindcast/windows.ts'
import { about, figure, history } from './history.ts'

const DY = 'quotePrice.Dy'
const all = { ...about, from: '2000-01-01', to: '2030-12-31', split: 'fit', series: [DY] } as const

/** First and last week of a figure in a run whose weeks begin on Mondays from 6 January 2025 on. */
function weeksOf(date: string, averaging: 'week' | 'month' | 'quarter' | 'year'): readonly number[] {
  return targetsOf(history({ all }, 156), [figure(DY, date, 1, { averaging })]).flatMap((t) => [t.first, t.last])
}

describe('weeks of a figure', () => {
  // Counted on a calendar: middle days are Thursdays, 9 January 2025 the first, 6 February the fifth (week 4).
  test.each([
    ['of a week is the one that holds its day', '2025-02-16', 'week', [5, 5]],
    ['of February 2025 are those of 6, 13, 20 and 27 February', '2025-02-15', 'month', [4, 7]],
    ['of May 2025 are those of 1 to 29 May', '2025-05-15', 'month', [16, 20]],
    ['of the second quarter are those of 3 April to 26 June', '2025-05-15', 'quarter', [12, 24]],
    ['of 2026 are those of 1 January to 31 December', '2026-07-01', 'year', [51, 103]],
  ] as const)('%s', (_what, date, averaging, weeks) => {
    expect(weeksOf(date, averaging)).toEqual(weeks)
  })

  test('do not hang on the day of the span that the figure is dated', () => {
    // 1 February 2025 lies in a week whose Thursday is in January, 30 April 2025 in one whose Thursday is in May.
    expect(weeksOf('2025-02-01', 'month')).toEqual([4, 7])
    expect(weeksOf('2025-04-30', 'month')).toEqual(weeksOf('2025-04-15', 'month'))
    expect(weeksOf('2025-04-01', 'quarter')).toEqual([12, 24])
    expect(weeksOf('2026-12-31', 'year')).toEqual([51, 103])
  })

  test('of twelve months follow each other without gap or overlap and make up the year', () => {
    const months = Array.from({ length: 12 }, (_, m) => weeksOf(`2026-${String(m + 1).padStart(2, '0')}-15`, 'month'))
    months.slice(1).forEach(([first], m) => {
      expect(first).toBe(months[m]![1]! + 1)
    })
    expect([months[0]![0], months[11]![1]]).toEqual(weeksOf('2026-06-01', 'year'))
  })

  test('any day of a month gives the same four or five weeks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 35 }), fc.integer({ min: 1, max: 28 }), (months, day) => {
        const month = `${2025 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
        const [first, last] = weeksOf(`${month}-${String(day).padStart(2, '0')}`, 'month')
        expect([first, last]).toEqual(weeksOf(`${month}-15`, 'month'))
        expect([4, 5]).toContain(last! - first! + 1)
      }),
      { numRuns: 300 },
    )
  })

  test('a figure of which a week lies before or after the run is left out', () => {
    // Thursday 2 January 2025 is a week before the start.
    expect(weeksOf('2025-01-15', 'month')).toEqual([])
    expect(weeksOf('2025-02-15', 'quarter')).toEqual([])
    expect(weeksOf('2028-02-15', 'quarter')).toEqual([])
    expect(weeksOf('2024-12-01', 'week')).toEqual([])
  })

  test('what a run says is the mean of its weeks', () => {
    const [target] = targetsOf(history({ all }), [figure(DY, '2025-02-15', 1, { averaging: 'month' })])
    // Weeks 4, 5, 6 and 7.
    expect(simulatedAt(Float64Array.of(9, 9, 9, 9, 1, 2, 3, 10, 9), target!)).toBe(4)
  })
})

describe('figures of a window', () => {
  const windows = {
    spring: { ...about, from: '2025-03-03', to: '2025-05-30', split: 'fit', series: [DY, 'quotePrice.Tb'] },
    summer: { ...about, from: '2025-05-31', to: '2025-09-30', split: 'held_out', series: [DY] },
  } as const
  const scenario = history(windows)
  const figures = [
    figure(DY, '2025-03-02', 1),
    figure(DY, '2025-03-03', 2),
    figure(DY, '2025-05-30', 3, { low: 2, high: 5 }),
    figure(DY, '2025-05-31', 4),
    figure('quotePrice.Tb', '2025-06-20', 5),
    figure('quotePrice.Nd', '2025-04-20', 6),
  ]

  test('are those of its series from its first day to its last', () => {
    expect(targetsOf(scenario, figures).map((t) => [t.window, t.split, t.value])).toEqual([
      ['spring', 'fit', 2],
      ['spring', 'fit', 3],
      ['summer', 'held_out', 4],
    ])
    expect(targetsOf(scenario, figures)[1]).toMatchObject({ low: 2, high: 5, date: '2025-05-30', first: 20, last: 20 })
  })
  test('calibration sees those of fit windows alone', () => {
    expect(fittedTargets(scenario, figures).map((t) => t.value)).toEqual([2, 3])
    expect(fittedTargetsIn(scenario, 'spring', figures)).toEqual(fittedTargets(scenario, figures))
  })
  test('calibration is refused a window that is held out, or unknown', () => {
    expect(() => fittedTargetsIn(scenario, 'summer', figures)).toThrow(
      'window summer of baseline is held out: calibration may not read it',
    )
    expect(() => fittedTargetsIn(scenario, 'winter', figures)).toThrow('baseline has no window winter')
  })
  test('calibration does not look at a figure that is held out', () => {
    const trap = {
      ...figures[3]!,
      get value(): number {
        throw new Error('looked at')
      },
    }
    expect(fittedTargets(scenario, [...figures.slice(0, 3), trap])).toHaveLength(2)
    expect(() => targetsOf(scenario, [trap])).toThrow('looked at')
  })
})
