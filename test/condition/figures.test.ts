/** Which figures runs are weighed by: each that is not used is named with its reason, each that cannot be is refused with its place. */
import { describe, expect, test } from 'vitest'
import type { Condition, Scenario } from '../../sim/scenario/scenario.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import { chooseFigures, joinObservations, lastDayOf } from '../../sim/studies/condition/choose-figures.ts'
import { readFigures } from '../../sim/studies/condition/read-figures.ts'
import { about, figure, history } from '../hindcast/history.ts'

const DY = 'quotePrice.Dy'
const HEAD = 'series,date,value,low,high,unit,source,averaging'
const row = (date: string, value = '280', more = ',,USD/kg,press,'): string => `${DY},${date},${value},${more}`
const spring = { ...about, from: '2025-03-01', to: '2025-05-31', split: 'fit', series: [DY] } as const

const scenarioWith = (condition: Condition, windows = {}): Scenario => ({ ...history(windows), condition })
const bare = ({ posterior: _, ...rest }: Scenario): Scenario => rest

function said(rows: readonly string[], condition: Condition = {}, scenario = scenarioWith(condition)): string {
  return formatProblems(readFigures(`${[HEAD, ...rows].join('\n')}\n`, 'f.csv', scenario).problems)
}

describe('figures', () => {
  test('count up to the last day, those of a month when it is over', () => {
    const observations = [
      figure(DY, '2025-06-20', 280),
      figure(DY, '2025-06-21', 281),
      figure('magnetExportsTotal', '2025-05-15', 300, { averaging: 'month' }),
      figure('magnetExportsTotal', '2025-06-15', 300, { averaging: 'month' }),
    ]
    const { figures, leftOut } = chooseFigures(scenarioWith({}), { until: '2025-06-20' }, observations)
    expect(figures.map(({ date, first, last }) => [date, first, last])).toEqual([
      ['2025-06-20', 23, 23],
      ['2025-05-15', 16, 20],
    ])
    expect(leftOut.map(({ date, why }) => [date, why])).toEqual([
      ['2025-06-21', 'after 2025-06-20'],
      ['2025-06-15', 'after 2025-06-20'],
    ])
  })
  test('all count where no day is given, which is then the end of the last span', () => {
    const month = figure(DY, '2025-06-15', 280, { averaging: 'month' })
    expect(chooseFigures(scenarioWith({}), {}, [month])).toMatchObject({ until: '2025-06-30', leftOut: [] })
  })
  test('before the run, without tonnes, or known to the posterior are left out, each with its reason', () => {
    const observations = [
      figure(DY, '2025-01-02', 280),
      figure('magnetExportsTotal', '2025-03-20', 0),
      figure(DY, '2025-04-10', 280),
      figure(DY, '2025-07-10', 280),
    ]
    const scenario = scenarioWith({}, { spring })
    const { figures, leftOut } = chooseFigures(scenario, {}, observations)
    expect(leftOut.map(({ why }) => why)).toEqual([
      'its weeks begin before the run does, on 2025-01-06',
      'nothing moved, and misses are taken on logarithms',
      'the posterior was fitted to it',
    ])
    expect(figures.map(({ date, isFitted }) => [date, isFitted])).toEqual([['2025-07-10', false]])
  })
  test('that were fitted count where that is asked for, or where nothing was fitted', () => {
    const observations = [figure(DY, '2025-04-10', 280)]
    const scenario = scenarioWith({}, { spring })
    const twice = chooseFigures(scenario, { fitted: 'twice' }, observations).figures
    expect(twice.map(({ isFitted }) => isFitted)).toEqual([true])
    const once = chooseFigures(bare(scenario), {}, observations).figures
    expect(once.map(({ isFitted }) => isFitted)).toEqual([false])
  })
  test('spans end on their last day, leap years and quarters as well', () => {
    expect(lastDayOf('2024-02-10', 'month')).toBe('2024-02-29')
    expect(lastDayOf('2025-11-15', 'quarter')).toBe('2025-12-31')
    expect(lastDayOf('2025-11-15', 'year')).toBe('2025-12-31')
    expect(lastDayOf('2025-11-15')).toBe('2025-11-15')
  })
  test('of two files are drawn once, as the first has them', () => {
    const [a, b] = [figure(DY, '2025-04-10', 280), figure(DY, '2025-04-10', 300)]
    expect(joinObservations([a], [b, figure(DY, '2025-05-10', 1)]).map(({ value }) => value)).toEqual([280, 1])
  })
})

describe('a file that runs are weighed by', () => {
  test.each([
    ['after the end', [row('2030-01-01')], 'f.csv:2:15: date: given 2030-01-01, after the end of the run'],
    ['no such series', [row('2025-07-01').replace('Dy', 'Dx')], 'f.csv:2:1: series: given "quotePrice.Dx"'],
    ['no unit', [row('2025-07-01', '280', ',,,press,')], 'f.csv:2:32: unit: given ""'],
    ['no price', [row('2025-07-01', '0')], 'f.csv:2:26: value: given 0; expected a price above 0'],
    ['below zero', [row('2025-07-01', '-3')], 'f.csv:2:26: value: given -3'],
    ['twice', [row('2025-07-01'), row('2025-07-01')], 'f.csv:3:15: date: given 2025-07-01 a second time'],
    ['no day', [row('2025-07-32')], 'f.csv:2:15: date: given "2025-07-32"'],
  ])('%s', (_name, rows, says) => expect(said(rows)).toContain(says))

  test('may go beyond the run where the last day that counts does not', () => {
    expect(said([row('2025-07-01'), row('2030-01-01')], { until: '2025-07-01' })).toBe('')
  })
  test('none of which counts is refused with the reasons and with what would', () => {
    const scenario = scenarioWith({ until: '2025-06-01' }, { spring })
    expect(said([row('2025-04-01'), row('2025-07-01')], {}, scenario)).toMatch(
      /^f\.csv:1:1: no figure of it counts \(1: the posterior was fitted to it; 1: after 2025-06-01\); expected .*posterior=null.*--fitted twice/,
    )
  })
})
