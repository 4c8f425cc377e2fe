/** The model's own error: learnt in fitted windows, added everywhere, known in hand-made cases. */
import { describe, expect, test } from 'vitest'
import { discrepanciesOf, dressedMembers } from '../../sim/studies/hindcast/discrepancy.ts'
import { scoreHindcast } from '../../sim/studies/hindcast/score.ts'
import { targetsOf } from '../../sim/studies/hindcast/windows.ts'
import type { Window } from '../../sim/scenario/scenario.ts'
import { crpsOfNormal } from '../../sim/numbers/statistics/crps.ts'
import { about, figure, history } from './history.ts'

const DY = 'quotePrice.Dy'
const TB = 'quotePrice.Tb'
const window = (from: string, to: string, split: Window['split'], series: readonly string[]): Window => ({
  ...{ ...about, from, to, split, series },
})
const scenario = history({
  seen: window('2025-03-03', '2025-05-31', 'fit', [DY, TB, 'approved.Europe']),
  unseen: window('2025-06-01', '2025-12-31', 'held_out', [DY, 'domesticPrice.Dy']),
})
const flat = (value: number): Float64Array => new Float64Array(60).fill(value)
/** Runs that say 100 everywhere. */
const alike = Array.from({ length: 2000 }, () => flat(100))
const of = (figures: Parameters<typeof targetsOf>[1], runs = alike) =>
  discrepanciesOf(targetsOf(scenario, figures), () => runs)

describe('the error of a family of series', () => {
  test('is the root mean square of its misses on logarithms, over all its series, when runs agree', () => {
    const found = of([figure(DY, '2025-03-05', 100 * Math.exp(0.3)), figure(TB, '2025-04-09', 100 * Math.exp(-0.4))])
    expect(found.get('quotePrice')).toBeCloseTo(Math.sqrt((0.3 ** 2 + 0.4 ** 2) / 2), 10)
  })
  test('of shares is taken as they are', () => {
    const found = of([figure('approved.Europe', '2025-03-05', 0.7)], [flat(0.5), flat(0.5)])
    expect(found.get('approved')).toBeCloseTo(0.2, 12)
  })
  test('is nothing where the spread of the runs holds the misses', () => {
    const wide = Array.from({ length: 101 }, (_, k) => flat(100 * Math.exp((k - 50) / 50)))
    expect(of([figure(DY, '2025-03-05', 130)], wide).get('quotePrice')).toBe(0)
  })
  test('counts no miss for more than 2', () => {
    expect(of([figure(DY, '2025-03-05', 1e9)]).get('quotePrice')).toBeCloseTo(2, 12)
  })
  test('does not see figures that are held out', () => {
    const seen = [figure(DY, '2025-03-05', 130)]
    expect(of([...seen, figure(DY, '2025-07-02', 9999)])).toEqual(of(seen))
    expect(of([figure(DY, '2025-07-02', 9999)]).size).toBe(0)
  })
})

describe('runs that wear it', () => {
  const [target] = targetsOf(scenario, [figure(DY, '2025-07-02', 130)])

  test('spread normally around what they said', () => {
    const members = dressedMembers(target!, alike, new Map([['quotePrice', 0.5]]))
    const mean = members.reduce((a, b) => a + b, 0) / members.length
    const sd = Math.sqrt(members.reduce((a, b) => a + (b - mean) ** 2, 0) / members.length)
    // Five standard errors of 2,000.
    expect(Math.abs(mean - Math.log(100))).toBeLessThan((5 * 0.5) / Math.sqrt(2000))
    expect(Math.abs(sd / 0.5 - 1)).toBeLessThan(5 / Math.sqrt(4000))
  })
  test('are as they were without an error of their family', () => {
    expect(dressedMembers(target!, alike.slice(0, 3), new Map([['domesticPrice', 0.5]]))).toEqual(
      Float64Array.of(1, 1, 1).map(() => Math.log(100)),
    )
  })
  test('are the same every time, and others for another figure', () => {
    const dressed = (date: string) =>
      dressedMembers(targetsOf(scenario, [figure(DY, date, 1)])[0]!, alike, new Map([['quotePrice', 0.5]]))
    expect(dressed('2025-07-02')).toEqual(dressed('2025-07-02'))
    expect(dressed('2025-07-02')).not.toEqual(dressed('2025-07-09'))
  })
})

test('a held-out figure is scored as the normal forecast that fitted misses make', () => {
  const figures = [figure(DY, '2025-03-05', 100 * Math.exp(0.3)), figure(DY, '2025-07-02', 100 * Math.exp(0.6))]
  const scores = scoreHindcast(scenario, figures, () => alike)
  const held = scores.find((s) => s.window === 'unseen')!
  expect(held.discrepancy).toBeCloseTo(0.3, 12)
  // Five standard errors of 2,000 runs.
  expect(Math.abs(held.crps - crpsOfNormal(0, 0.3, 0.6))).toBeLessThan((5 * 0.3) / Math.sqrt(2000))
  // 0.6 is two standard deviations off: outside the central 90 %.
  expect(held).toMatchObject({ n: 1, cover50: 0, cover90: 0 })
})
