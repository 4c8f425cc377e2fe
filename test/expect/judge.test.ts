import { describe, expect, test } from 'vitest'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { ExpectationResult } from '../../sim/studies/batch/result.ts'
import { formatJunit, isMissed } from '../../sim/expect/junit.ts'
import { judgeExpectations } from '../../sim/expect/judge.ts'
import { estimate } from '../../sim/expect/statistic.ts'
import { scalarsOf } from '../../sim/outcomes/reduce-record.ts'
import { shipped } from '../run-shipped.ts'

const scenario = shipped('export-controls-2025')
const outcomes = scalarsOf(scenario).map(({ name }) => name)

/** 100 replicates: outcome r of each is r + 1; series is r + 1 in every week, and ten times that in week 20. */
const REPLICATES = 100
const ramp = Float64Array.from({ length: REPLICATES }, (_, r) => r + 1)
const never = ramp.map((value) => (value > 90 ? Number.NaN : value))
const values = {
  replicates: REPLICATES,
  scalars: (s: number) => (outcomes[s] === 'timeToRecover' ? never : ramp),
  week: (_: string, week: number) => ramp.map((value) => value * (week === 20 ? 10 : 1)),
}
const judge = (that: string): ExpectationResult =>
  judgeExpectations({ it: { that } }, scenario, outcomes, values, 1)[0]!

const SAMPLE = { seed: 1, range: [0, Infinity] } as const

describe('a judged expectation', () => {
  test.each([
    ['median(peakQueue) < 50.6', 'holds', 50.5],
    ['median(peakQueue) < 50.5', 'fails', 50.5],
    ['median(peakQueue) <= 50.5', 'holds', 50.5],
    ['p95(peakQueue) > 95', 'holds', 95.05],
    ['mean(peakQueue) >= 50.5', 'holds', 50.5],
    ['min(peakQueue) > 1', 'fails', 1],
    ['max(peakQueue) < 101', 'holds', 100],
    ['share(peakQueue > 75) >= 25 %', 'holds', 0.25],
    ['share(peakQueue > 75) > 0.25', 'fails', 0.25],
    ['p999(peakQueue) < 5', 'refused', null],
  ])('%s %s at %s', (that, verdict, value) => {
    if (verdict === 'refused') expect(() => judge(that)).toThrow('expected a statistic')
    else expect(judge(that)).toMatchObject({ verdict, value })
  })

  test('of a weekly series holds when it does in the worst week of the window', () => {
    expect(judge('max(quotePrice.Dy) < 999')).toMatchObject({ verdict: 'fails', value: 1000, date: '2025-05-26' })
    expect(judge('max(quotePrice.Dy) < 999 within 20 weeks')).toMatchObject({ verdict: 'holds', value: 100 })
    expect(judge('min(quotePrice.Dy) >= 1')).toMatchObject({ verdict: 'holds', value: 1 })
    expect(judge('min(quotePrice.Dy) >= 10 on 2025-05-26')).toMatchObject({ verdict: 'holds', value: 10 })
  })

  test('reduces a window within each replicate before it looks across', () => {
    expect(judge('median(peak(quotePrice.Dy)) < 506')).toMatchObject({ verdict: 'holds', value: 505, date: null })
    expect(judge('median(low(quotePrice.Dy)) < 506')).toMatchObject({ value: 50.5 })
    expect(judge('median(sum(quotePrice.Dy)) < 9999 within 4 weeks')).toMatchObject({ value: 202 })
    expect(judge('median(average(quotePrice.Dy)) < 9999 within 4 weeks')).toMatchObject({ value: 50.5 })
    expect(judge('share(peak(quotePrice.Dy) > 500) > 0.4')).toMatchObject({ value: 0.5 })
  })

  test('counts only replicates and weeks in which a weekly series has a value', () => {
    const week = (_: string, at: number): Float64Array =>
      ramp.map((value) => (at < 5 || value > 50 ? Number.NaN : value))
    const of = (that: string): ExpectationResult =>
      judgeExpectations({ it: { that } }, scenario, outcomes, { ...values, week }, 1)[0]!
    expect(of('max(cover.evMotors) < 51')).toMatchObject({ verdict: 'holds', value: 50 })
    expect(of('mean(average(cover.evMotors)) < 26')).toMatchObject({ verdict: 'holds', value: 25.5 })
    expect(of('median(peak(cover.evMotors)) > 0 within 4 weeks')).toMatchObject({ verdict: 'untold', value: null })
    expect(of('max(cover.evMotors) > 0 within 4 weeks').says).toContain('none has a value in the window')
  })

  test('counts what did not happen as later than anything that did', () => {
    expect(judge('p95(timeToRecover) < 1e9')).toMatchObject({ verdict: 'fails', value: null })
    expect(judge('p95(timeToRecover) < 1e9').says).toContain('does not happen within the run')
    expect(judge('median(timeToRecover) < 51')).toMatchObject({ verdict: 'holds', value: 50.5 })
    expect(judge('share(timeToRecover happens) >= 0.9')).toMatchObject({ verdict: 'holds', value: 0.9 })
    expect(judge('share(timeToRecover > 80) >= 0.2')).toMatchObject({ verdict: 'holds', value: 0.2 })
    expect(judge('mean(timeToRecover) < 1e9')).toMatchObject({ verdict: 'untold', value: null })
  })

  test('is not met by too few replicates', () => {
    expect(judge('p99.5(peakQueue) < 1e9')).toMatchObject({ verdict: 'untold', value: null })
    expect(judge('p99(peakQueue) < 1e9')).toMatchObject({ verdict: 'holds' })
  })
})

describe('the sampling interval', () => {
  test('of a quantile covers the true one in about 95 of 100 samples', () => {
    let state = 1
    const draw = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
    for (const probability of [0.5, 0.9]) {
      let covered = 0
      for (let k = 0; k < 1_000; k++) {
        const { low, high } = estimate(
          { kind: 'quantile', probability },
          Float64Array.from({ length: 100 }, draw),
          SAMPLE,
        )!
        if (low <= probability && probability <= high) covered++
      }
      expect(covered).toBeGreaterThan(930)
      expect(covered).toBeLessThan(990)
    }
  })

  test("of a share is Wilson's", () => {
    const { value, low, high } = estimate(
      { kind: 'happens' },
      Float64Array.from([1, ...new Array<number>(9).fill(NaN)]),
      SAMPLE,
    )!
    expect(value).toBe(0.1)
    // R: binom::binom.wilson(1, 10)
    expect(low).toBeCloseTo(0.01787621, 6)
    expect(high).toBeCloseTo(0.40415, 6)
  })
})

describe('an expectation that the runs do not decide', () => {
  const close = judge('mean(peakQueue) < 51')
  const clear = judge('mean(peakQueue) < 90')
  test('is said to be too close to call, on either side of the bound', () => {
    expect(close).toMatchObject({ verdict: 'holds', close: true })
    expect(close.says).toMatch(/expected < 51: too close to call$/)
    expect(judge('mean(peakQueue) < 50')).toMatchObject({ verdict: 'fails', close: true })
    expect(clear).toMatchObject({ verdict: 'holds', close: false })
  })
  test('fails a build that is strict, and no other', () => {
    const run = { scenario: 'x', seed: 1, replicates: 100, digest: 'd', folder: 'x', expectations: [close, clear] }
    expect([close, clear].map((one) => isMissed(one, true))).toEqual([true, false])
    expect(isMissed(close, false)).toBe(false)
    expect(formatJunit([run])).toContain('<property name="tooCloseToCall" value="it"/>')
    expect(formatJunit([run])).not.toContain('<failure')
    expect(formatJunit([run], true)).toContain('<failure type="close"')
  })
  test('has an end only where a run lies far enough out', () => {
    const few = { ...values, replicates: 20, scalars: () => ramp.slice(0, 20) }
    const [p95] = judgeExpectations({ it: { that: 'p95(peakQueue) < 99' } }, scenario, outcomes, few, 1)
    expect(p95).toMatchObject({ high: null, close: true })
    expect(p95!.says).toContain('too few runs for its upper end')
  })
})

test('no interval of a mean leaves what its values can be', () => {
  const one = Float64Array.from({ length: 12 }, (_, k) => (k === 0 ? 100 : 0))
  const { low, high } = estimate({ kind: 'mean' }, one, { seed: 1, range: [0, 100] })!
  expect([low, high]).toEqual([0, expect.any(Number)])
  expect(high).toBeLessThanOrEqual(100)
})

/** What junit-10.xsd of Jenkins' xUnit plugin lets an element carry, of what we write. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  testsuites: ['name', 'tests', 'failures', 'errors', 'time'],
  testsuite: ['name', 'tests', 'failures', 'errors', 'skipped', 'time'],
  properties: [],
  property: ['name', 'value'],
  testcase: ['name', 'classname', 'time'],
  failure: ['type', 'message'],
  error: ['type', 'message'],
}

test('JUnit XML is well formed whatever the scenario is called, and counts by verdict', () => {
  const hostile = '<a href="x">&\u0000\u0008]]>\u{1f600}\'</a>'
  const one = { that: hostile, value: 1, low: 1, high: 1, unit: '', date: null, says: hostile, close: false } as const
  const expectations: ExpectationResult[] = [
    { ...one, id: 'a', verdict: 'holds' },
    { ...one, id: 'b', verdict: 'fails', reason: hostile },
    { ...one, id: 'c', verdict: 'untold' },
  ]
  const xml = formatJunit([{ scenario: hostile, seed: 1, replicates: 2, digest: 'd', folder: 'out/d', expectations }])
  expect(XMLValidator.validate(xml)).toBe(true)
  const parsed = new XMLParser({ ignoreAttributes: false }).parse(xml) as {
    testsuites: { testsuite: { '@_failures': string; '@_errors': string; '@_tests': string; testcase: unknown[] } }
  }
  expect(parsed.testsuites.testsuite).toMatchObject({ '@_tests': '3', '@_failures': '1', '@_errors': '1' })
  expect(parsed.testsuites.testsuite.testcase).toMatchObject([{}, { failure: {} }, { error: {} }])
  expect(xml).not.toContain('\u0000')
  for (const [, element = '', attributes = ''] of xml.matchAll(/<([a-z]+)((?: [a-z]+="[^"]*")*)\/?>/g))
    expect(ALLOWED[element]).toEqual(
      expect.arrayContaining([...attributes.matchAll(/ ([a-z]+)="/g)].map(([, name]) => name)),
    )
})

test('no two cases of one JUnit file share a name, whatever the runs have in common', () => {
  const expectations: ExpectationResult[] = [
    { id: 'a', that: 'x', value: 1, low: 1, high: 1, unit: '', date: null, says: '', verdict: 'holds', close: false },
  ]
  const run = { scenario: 's', seed: 1, replicates: 2, digest: 'd', folder: 'out/one', expectations }
  const xml = formatJunit([run, { ...run, seed: 2, folder: 'out/two' }, { ...run, folder: 'out/three' }])
  const names = [...xml.matchAll(/<testcase classname="([^"]+)"/g)].map(([, name]) => name)
  expect(names).toEqual(['chokepoint.s, seed 1, out/one', 'chokepoint.s, seed 2', 'chokepoint.s, seed 1, out/three'])
})
