/** A report of weighed runs says so before its first number, names every figure, and takes nothing that was used for proof. */
import { describe, expect, test } from 'vitest'
import type { ConditionResult, Result } from '../../sim/studies/batch/result.ts'
import { CHARTS } from '../../reports/charts/index.ts'
import { conditionSection } from '../../reports/condition.ts'
import { judgedObservations } from '../../reports/doubt.ts'
import { findAll } from '../../reports/findings.ts'
import { renderDoubt, renderScores } from '../../reports/html/doubt.ts'
import { limitsOf } from '../../reports/html/limits.ts'
import { renderNotice } from '../../reports/html/notice.ts'
import { estimate } from '../../reports/sureness.ts'
import { syntheticResult } from './fixture.ts'

const plain = syntheticResult({ replicates: 400 })
const condition: ConditionResult = {
  until: '2025-06-30',
  week: 25,
  effective: 52.7,
  figures: [
    {
      series: 'quotePrice.Dy',
      date: '2025-05-06',
      value: 850,
      twice: true,
      all: [300, 600, 900],
      weighed: [700, 800, 900],
    },
    {
      series: 'quotePrice.Dy',
      date: '2025-06-06',
      value: 820,
      twice: false,
      all: [300, 600, 900],
      weighed: [700, 790, 900],
    },
  ],
  leftOut: [{ series: 'quotePrice.Tb', date: '2025-07-15', value: 3625, why: 'after 2025-06-30' }],
}
const seen = (date: string) => ({ series: 'quotePrice.Dy', date, value: 800, low: null, high: null, source: 'press' })
const observations = [seen('2025-05-06'), seen('2025-06-30'), seen('2025-07-15')]
const weighed: Result = { ...plain, condition, observations }

describe('a report of weighed runs', () => {
  test('says from which day, by how many figures, how many runs’ worth, what counts twice and what is left out', () => {
    const said = renderNotice(weighed).text
    for (const part of [
      'A forecast from 30 June 2025',
      '400 runs',
      '2 observed figures',
      'as much as 52',
      '1 figure is left out',
      '1 figure counts twice',
    ])
      expect(said).toContain(part)
    expect(renderDoubt(weighed).text).toContain('<b>52</b> runs’ worth: 400 weighed by 2 figures up to 30 June 2025')
    expect(renderNotice(weighed).text).toContain(
      'There is no simulator on this page: it would answer from pairs of runs that nobody weighed',
    )
    expect(renderNotice(plain).text).not.toContain('forecast')
  })
  test('names every figure with what runs say to it, and every one left out with its reason', () => {
    const section = conditionSection(weighed)!
    const text = `${section.lede!.text}${section.after!.text}`
    for (const part of ['850', '600 (300–900)', '800 (700–900)', 'twice', 'once', '3,630', 'after 2025-06-30'])
      expect(text).toContain(part)
    expect(conditionSection(plain)).toBeNull()
  })
  test('is judged by what came later alone', () => {
    expect(judgedObservations(weighed).map(({ date }) => date)).toEqual(['2025-07-15'])
    expect(judgedObservations({ ...plain, observations })).toHaveLength(3)
    expect(renderScores(weighed).text).toContain(
      'Values up to 30 June 2025 were used and prove nothing. Of later ones, ',
    )
    const known = renderScores({ ...weighed, observations: observations.slice(0, 2) }).text
    expect(known).toContain('No observed values after 30 June 2025 are known, and those before it were used')
  })
  test('draws the day in its charts and leaves out how the first few runs fared', () => {
    const specOf = (result: Result): string => {
      const [first] = CHARTS.find(({ id }) => id === 'prices')!.build(result, findAll(result))
      return JSON.stringify(first!.panels[0]!.spec({ width: 600, narrow: false }))
    }
    expect(specOf(weighed)).toContain('"week":25')
    expect(specOf(weighed).match(/"type":"rule"/g)!.length).toBe(
      (specOf({ ...plain, observations }).match(/"type":"rule"/g) ?? []).length + 1,
    )
    expect(CHARTS.find(({ id }) => id === 'convergence')!.build(weighed, findAll(weighed))).toEqual([])
  })
  test('knows a median by the runs that the weighed ones are worth', () => {
    const sorted = Array.from({ length: 400 }, (_, i) => i)
    const [all, few] = [estimate(sorted, 0.5)!, estimate(sorted, 0.5, 100)!]
    // 1.96 √(n / 4) ranks of 400: 20; of 100 and spread over 400: 39.2.
    expect([all.high - all.low, few.high - few.low]).toEqual([41, 81])
    expect(few.value).toBe(all.value)
    expect(limitsOf(weighed, findAll(weighed)).join()).not.toBe(
      limitsOf({ ...weighed, condition: { ...condition, effective: 300 } }, findAll(weighed)).join(),
    )
  })
})
