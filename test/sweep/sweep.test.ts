/** A sweep is separate runs with one luck: levels, places that move together, dates, and what is refused. */
import { describe, expect, test } from 'vitest'
import { KINDS } from '../../sim/agents/index.ts'
import { quantitiesOf } from '../../sim/outcomes/quantities.ts'
import { simulate } from '../../sim/run.ts'
import { isMisread } from '../../sim/scenario/expect/expect-grammar.ts'
import { parseQuestion, type Question } from '../../sim/scenario/expect/question-grammar.ts'
import { withValues } from '../../sim/scenario/with-values.ts'
import { createRows } from '../../sim/studies/batch/rows.ts'
import { isProblem, readFactor, type Factor } from '../../sim/studies/sweep/factor.ts'
import { byCell, sweepOutcome } from '../../sim/studies/sweep/summarize-sweep.ts'
import { shipped } from '../run-shipped.ts'

const scenario = shipped('export-controls-2025', 30)
const CAPACITY = 'levers.announcement-18.reviewCapacity'
const factor = (text: string): Factor => {
  const read = readFactor(text, scenario, KINDS, { option: '--vary', number: 1 })
  if (isProblem(read)) throw new Error(read.problem)
  return read
}
const question = (text: string): Question => {
  const read = parseQuestion(text, quantitiesOf(scenario), scenario, 'runs')
  if (isMisread(read)) throw new Error('misread')
  return read
}

describe('a factor', () => {
  test('has levels from one end to the other, or those listed', () => {
    expect(factor(`${CAPACITY}=50..600:6`).levels).toEqual([50, 160, 270, 380, 490, 600])
    expect(factor(`agents.manufacturer.coverWeeks=2,5`)).toMatchObject({
      path: 'manufacturer.coverWeeks',
      levels: [2, 5],
    })
    expect(factor('levers.announcement-18.date=2025-04-07..2025-04-28:4')).toMatchObject({
      levels: [13, 14, 15, 16],
      labels: ['2025-04-07', '2025-04-14', '2025-04-21', '2025-04-28'],
      unit: 'date',
    })
  })

  test.each([
    ['levers.announcement-18.reviewCapacty=1,2', '--vary:1:1: given levers.announcement-18.reviewCapacty'],
    [`${CAPACITY}=50..6000:3`, '--vary:1:43: given 6000; expected a number from 0 to 5000'],
    [`${CAPACITY}=50..600`, 'given no number of levels'],
    [`${CAPACITY}=600..50:3`, '--vary:1:44: given 50; expected more than 600'],
    [`${CAPACITY}=50,,60`, '--vary:1:42: given nothing'],
    [`${CAPACITY}=50,50`, 'given 50 a second time'],
    ['levers.announcement-18.date=2025-04-07..2026-04-28:4', 'expected a date from 2025-01-06'],
    [`${CAPACITY}+levers.nothing.reviewCapacity=1,2`, 'after levers:'],
    [CAPACITY, 'expected PATH=FROM..TO:LEVELS'],
  ])('%s is refused at its place', (text, message) => {
    expect(() => factor(text)).toThrow(message)
  })
})

describe('a level', () => {
  const linked = `${CAPACITY}+levers.london-framework.reviewCapacity`
  const swept = { ...scenario, design: { method: 'factorial', factors: { [linked]: [60, 400] } } } as const

  test('is the run of the scenario with its value in every place, digit for digit', () => {
    const row = createRows(swept, 7, 4)(3)
    expect(row.replicate).toBe(1)
    // What is set is no longer drawn.
    const drawn = new Map([...row.draws].filter(([path]) => !path.includes('reviewCapacity')))
    const set = withValues(
      scenario,
      new Map([
        [CAPACITY, 400],
        ['levers.london-framework.reviewCapacity', 400],
      ]),
    )
    const one = simulate(swept, { seed: 7, ...row })
    const other = simulate(set, { seed: 7, replicate: 1, draws: drawn })
    expect(one.record).toEqual(other.record)
    expect(one.scalars).toEqual(other.scalars)
  })

  test('of a date moves the event to that week', () => {
    const moved = withValues(scenario, new Map([['levers.announcement-18.date', 20]]))
    expect(moved.levers['announcement-18']!.date).toBe('2025-05-26')
  })
})

test('curves hold each level by itself and against the first, run by run', () => {
  const factors = [factor(`${CAPACITY}=100,200`), factor('manufacturer.coverWeeks=2,5')]
  // Rows of a replicate: (100,2), (100,5), (200,2), (200,5); luck of a replicate moves all its levels alike.
  const column = Float64Array.from({ length: 4 * 30 }, (_, row) => [10, 11, 7, 12][row % 4]! + Math.floor(row / 4))
  const { levels, better } = sweepOutcome(scenario, question('totalLostUse'), factors, byCell(column, 4), 1, undefined)
  expect(better).toBe('lower')
  expect(levels.map(({ at }) => at)).toEqual([
    [100, 2],
    [100, 5],
    [200, 2],
    [200, 5],
  ])
  expect(levels.map(({ value }) => value)).toEqual([24.5, 25.5, 21.5, 26.5])
  expect(levels.map(({ difference }) => difference?.mean)).toEqual([undefined, 1, -3, 2])
  expect(levels[2]!.difference).toMatchObject({ low: -3, high: -3, verdict: 'better' })
  const share = sweepOutcome(scenario, question('share(totalLostUse > 20)'), factors, byCell(column, 4), 1, undefined)
  expect(share).toMatchObject({ unit: 'share of runs', better: 'lower' })
  expect(share.levels[0]).toMatchObject({ value: 19 / 30, spread: null })
})

test('a wait that does not end counts as long as the run, and how many do is said', () => {
  const column = Float64Array.from({ length: 20 }, (_, row) => (row < 5 ? NaN : 3))
  const { levels } = sweepOutcome(
    scenario,
    question('timeToRecover'),
    [factor(`${CAPACITY}=100`)],
    [column],
    1,
    undefined,
  )
  // 30 weeks, of which 13 before the first restriction.
  expect(levels[0]).toMatchObject({ missing: 5, value: (15 * 3 + 5 * 17) / 20 })
})
