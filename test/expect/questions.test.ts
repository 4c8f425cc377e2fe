/** One language: what can be asked of a run and of runs, what it is called, and what it comes to. */
import { describe, expect, test } from 'vitest'
import { createReader, readMeasure, specOf } from '../../sim/outcomes/measure.ts'
import { quantitiesOf } from '../../sim/outcomes/quantities.ts'
import { reduceRecord, scalarsOf, seriesIn } from '../../sim/outcomes/reduce-record.ts'
import { seriesOf } from '../../sim/outcomes/series.ts'
import { isMisread } from '../../sim/scenario/expect/expect-grammar.ts'
import { parseCondition, parseQuestion, questionText } from '../../sim/scenario/expect/question-grammar.ts'
import { measureBatch } from '../../sim/studies/batch/measure-batch.ts'
import { createStream, uniform } from '../../sim/numbers/random.ts'
import { shipped } from '../run-shipped.ts'

const scenario = shipped('export-controls-2025', 60)
const known = quantitiesOf(scenario)
const names = seriesOf(scenario).map(({ name }) => name)

/** Two records of luck, with gaps. */
const records = [0, 1].map((run) => {
  const stream = createStream(5, run, 'record')
  return Float64Array.from({ length: names.length * scenario.weeks }, (_, k) => {
    const value = uniform(stream, k, 0)
    return value < 0.1 ? NaN : 100 * value
  })
})
const record = (run: number): Float64Array => records[run]!

function measure(text: string, run = 0): number {
  const read = readMeasure(scenario, text)
  if (isMisread(read)) throw new Error(JSON.stringify(read))
  return createReader(scenario, read)(seriesIn(scenario, record(run)))
}

const series = records.map((one) => seriesIn(scenario, one))
const weeksOf = (name: string, run = 0): Float64Array => series[run]!(name)
const present = (values: Float64Array): number[] => [...values].filter((value) => !Number.isNaN(value))

describe('a measure', () => {
  test('of a series is what its weeks say', () => {
    const span = present(weeksOf('lostUse.evMotors').subarray(13, 26))
    const words = 'from 2025-04-07 to 2025-07-06'
    expect(measure(`sum(lostUse.evMotors) ${words}`)).toBeCloseTo(
      span.reduce((sum, value) => sum + value, 0),
      9,
    )
    expect(measure(`peak(lostUse.evMotors) ${words}`)).toBe(Math.max(...span))
    expect(measure(`low(lostUse.evMotors) from week 13 to week 25`)).toBe(Math.min(...span))
    // Without an end it goes to that of the run.
    expect(measure('peak(lostUse.evMotors) from week 13')).toBe(
      Math.max(...present(weeksOf('lostUse.evMotors').subarray(13))),
    )
    expect(measure(`average(lostUse.evMotors) ${words}`)).toBeCloseTo(
      measure(`sum(lostUse.evMotors) ${words}`) / span.length,
      9,
    )
    expect(measure('quotePrice.Dy on week 20')).toBe(weeksOf('quotePrice.Dy')[20])
  })

  test('of an outcome over the whole run is the outcome', () => {
    const scalars = reduceRecord(scenario, record(0))
    scalarsOf(scenario).forEach(({ name }, s) => expect(measure(name)).toEqual(scalars[s]))
  })

  test('of an outcome over some weeks leaves the others out', () => {
    const after = 'from 2025-10-06 to 2026-02-22'
    expect(measure(`lostUse.evMotors ${after}`)).toBeCloseTo(measure(`sum(lostUse.evMotors) ${after}`), 9)
    expect(measure(`peakQuote.Dy ${after}`)).toBe(measure(`peak(quotePrice.Dy) ${after}`))
    expect(measure(`peakQuote.Dy from week 30 to week 30`)).toBe(weeksOf('quotePrice.Dy')[30])
    // A quarter lies within the window: the weeks before it do not count.
    const quarters = Array.from({ length: 20 - 12 }, (_, k) =>
      measure(`average(shortfallOutside.defence) from week ${39 + k} to week ${51 + k}`),
    )
    expect(measure('worstQuarterShortfall.defence from week 39 to week 58')).toBeCloseTo(Math.max(...quarters), 9)
  })

  test('comes to the same of a batch as of its runs, in blocks', () => {
    const values = {
      replicates: 2_003,
      scalars: () => new Float64Array(0),
      week: (name: string, week: number, from = 0, to = 2_003) =>
        Float64Array.from({ length: to - from }, (_, r) => weeksOf(name, (from + r) % 2)[week]!),
    }
    const text = 'sum(lostUse.evMotors) on week 3'
    const read = readMeasure(scenario, text)
    if (isMisread(read)) throw new Error('misread')
    const column = measureBatch(scenario, read, [], values)
    expect([column[0], column[1], column[2_000], column[2_001]]).toEqual([0, 1, 0, 1].map((run) => measure(text, run)))
  })

  test('is called by one name, with the unit that it has', () => {
    const spec = (text: string) => {
      const read = readMeasure(scenario, text)
      if (isMisread(read)) throw new Error('misread')
      return specOf(scenario, read)
    }
    expect(spec('sum( lostUse.evMotors )  within 52 weeks')).toMatchObject({
      name: 'sum(lostUse.evMotors) by 2025-12-29',
      unit: 't REO',
      better: 'lower',
    })
    expect(spec('quotePrice.Dy on 2025-10-08')).toMatchObject({
      name: 'quotePrice.Dy on 2025-10-06',
      better: 'neither',
    })
    expect(spec('peakQueue by week 59')).toMatchObject({ name: 'peakQueue' })
  })
})

describe('a question', () => {
  const ask = (text: string) => parseQuestion(text, known, scenario, 'runs')
  test.each([
    'totalLostUse',
    'p95(totalLostUse)',
    'median(peak(quotePrice.Dy) by 2025-12-29)',
    'share(timeToRecover happens)',
    'share(lostUse.evMotors from 2025-04-07 to 2025-12-29 > 10)',
    'mean(quotePrice.Dy on 2025-10-06)',
  ])('%s says the same again', (text) => {
    const read = ask(text)
    expect(isMisread(read) ? read : questionText(read, scenario)).toBe(text)
  })

  test.each([
    ['quotePrice.Dy', 13, 'nothing more'],
    ['p95(quotePrice.Dy)', 18, 'nothing more'],
    ['quotePrice.Dy by 2025-12-29', 0, 'quotePrice.Dy'],
    ['p95(sum(lostUse.evMotor))', 8, 'lostUse.evMotor'],
    ['timeToRecover by 2025-12-29', 14, 'by'],
    ['totalLostUse totalLostUse', 13, 'totalLostUse'],
    ['meen(totalLostUse)', 0, 'meen'],
    ['totalLostUse by week 60', 21, '60'],
    ['', 0, 'nothing more'],
  ])('%s is refused at its place', (text, offset, given) => {
    expect(ask(text)).toMatchObject({ offset, parts: { given } })
  })

  test('of one run has no statistic', () => {
    expect(parseQuestion('p95(totalLostUse)', known, scenario, 'run')).toMatchObject({ offset: 0 })
  })
})

describe('a condition on a run', () => {
  const read = (text: string) => parseCondition(text, known, scenario)
  test('is a measure and a bound in its unit', () => {
    expect(read('worstQuarterShortfall.defence<10 %')).toMatchObject({ comparator: '<', bound: 10 })
    expect(read('sum(lostUse.evMotors) by 2025-12-29 <= 5 t REO')).toMatchObject({
      bound: 5,
      question: { window: [0, 51] },
    })
  })
  test.each([
    ['totalLostUse = 3', 13, '"="', undefined],
    ['totalLostUs<3', 0, 'totalLostUs', 'totalLostUse'],
    ['totalLostUse<3 kg', 15, 'kg', 't REO'],
    ['p95(totalLostUse)<3', 0, 'p95', undefined],
  ])('%s is refused at its place', (text, offset, given, nearest) => {
    expect(read(text)).toMatchObject({ offset, parts: { given, nearest } })
  })
})

test('what outcomes: asks for in words becomes an outcome like the others', () => {
  const own = { ...scenario, outcomes: ['totalLostUse', 'sum(lostUse.evMotors) by 2025-12-29'] }
  const specs = scalarsOf(own)
  expect(specs.at(-1)).toMatchObject({ name: 'sum(lostUse.evMotors) by 2025-12-29', unit: 't REO' })
  expect(specs).toHaveLength(scalarsOf(scenario).length + 1)
  expect(reduceRecord(own, record(0)).at(-1)).toBe(measure('sum(lostUse.evMotors) by 2025-12-29'))
})

test('the window leads the label, so that two windows of one outcome are told apart where names are cut', () => {
  const label = (text: string): string => {
    const read = readMeasure(scenario, text)
    if (isMisread(read)) throw new Error('misread')
    return specOf(scenario, read).label
  }
  expect(label('totalLostUse by 2025-12-31')).toMatch(/^By 2025-12-29: Shortfall in tonnes/)
  expect(label('sum(lostUse.evMotors) from 2025-04-07 to 2025-12-31')).toBe(
    'From 2025-04-07 to 2025-12-29: Use lost outside China (EV motors), total',
  )
  expect(label('quotePrice.Dy on 2025-10-06')).toBe('On 2025-10-06: Outside quote (dysprosium)')
})
