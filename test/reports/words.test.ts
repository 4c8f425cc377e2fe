import { describe, expect, test } from 'vitest'
import { findAll } from '../../reports/findings.ts'
import { limitsOf, medianError } from '../../reports/html/limits.ts'
import { doubtOf, scoreSeries } from '../../reports/doubt.ts'
import { renderDoubt, renderScores } from '../../reports/html/doubt.ts'
import { renderNotice } from '../../reports/html/notice.ts'
import { tilesOf } from '../../reports/html/tiles.ts'
import { periods, timeTicks, weekOf } from '../../reports/words/dates.ts'
import { headline, standfirst } from '../../reports/words/headline.ts'
import * as names from '../../reports/words/names.ts'
import { duration, fixed, horizon, number, runs, signedPercent, span } from '../../reports/words/numbers.ts'
import { threeSentences } from '../../reports/words/sentences.ts'
import type { Result } from '../../sim/studies/batch/result.ts'
import { PRODUCERS } from '../../sim/world/products.ts'
import { ELEMENT_NAMES, REGIONS, SECTORS } from '../../sim/world/products.ts'
import { syntheticResult } from './fixture.ts'

function words(result: Result): string {
  const found = findAll(result)
  const sentences = threeSentences(result, found).map((one) => `${one.lead} ${one.text}`)
  const tiles = tilesOf(result, found).map(
    (tile) => `${tile.title}: ${tile.value} ${tile.unit}. ${tile.interval}. ${tile.likelihood}.`,
  )
  return [
    headline(found).text,
    standfirst(result, found).text,
    ...sentences,
    ...tiles,
    ...limitsOf(result, found),
  ].join('\n')
}

const without = (result: Result, keep: (name: string) => boolean): Result => ({
  ...result,
  outcomes: Object.fromEntries(Object.entries(result.outcomes).filter(([name]) => keep(name))),
})

describe('what the report says of', () => {
  test('a control that bites', () => {
    const text = words(syntheticResult())
    expect(text).toMatch(
      /^Dysprosium outside China reaches 4\.\d\u00a0times its start, and EV motor makers lose 2\d% of output in their worst quarter in half of the runs/,
    )
    expect(text).toMatch(/From \w+ 2025 exports need licences/)
    expect(text).toContain('Prices split.')
    expect(text).toContain('EV motor makers are hit hardest.')
    expect(text).toMatch(/Output recovers, mostly\.|waiting does not\./)
    expect(text).toMatch(/in about 1 in 10 runs it takes longer than the three-year horizon/)
  })

  test('a control with little effect', () => {
    const text = words(syntheticResult({ kind: 'mild' }))
    expect(text).toMatch(/^Dysprosium outside China reaches 1\.\d\u00a0times its start; hardest hit, /)
    expect(text).toContain('Prices barely move.')
    expect(text).toContain('Most runs see nobody seriously short.')
    expect(text).toContain('Little output is lost altogether.')
    expect(text).toContain('users outside China, taken together, never lose 5% of output in a week')
  })

  test('a control that little output is lost to, but one sector stays short', () => {
    const mild = syntheticResult({ kind: 'mild' })
    const name = 'shortfallOutside.defence'
    const series = mild.series[name]!
    const late = (least: number | null) => ({
      ...mild,
      series: { ...mild.series, [name]: { ...series, bands: series.bands.map((band) => band.map(() => least)) } },
    })
    expect(words(late(5))).toContain('Most users lose little; defence manufacturers stay short.')
    expect(words(late(4.9))).toContain('Little output is lost altogether.')
    expect(words(late(null))).toContain('Little output is lost altogether.')
  })

  test('no control at all', () => {
    const text = words(syntheticResult({ kind: 'free' }))
    expect(text).toMatch(/^Dysprosium outside China reaches 1\.\d\u00a0times its start; hardest hit, /)
    expect(text).toContain('No export licence is required over the three-year horizon from January 2025.')
    expect(text).toMatch(/Supply (stays|moves)/)
    expect(text).not.toMatch(/after the control/)
  })

  test('a shortage that never ends within the horizon', () => {
    const text = words(syntheticResult({ kind: 'endless' }))
    expect(text).toContain('No end in sight. In no run are users supplied again within the three-year horizon.')
    expect(text).toMatch(/Time to recover: over \d+ months/)
    expect(text).toContain('In every run the three-year horizon ends before users are supplied again')
  })

  test('prices that fall without ever peaking', () => {
    const base = syntheticResult({ kind: 'free' })
    const quote = base.series['quotePrice.Dy']!
    const bands = quote.bands.map((band) => band.map((value, week) => value! * (1 - (0.4 * week) / band.length)))
    const text = words({ ...base, series: { ...base.series, 'quotePrice.Dy': { ...quote, bands } } })
    expect(text).toMatch(/^Dysprosium outside China ends at 0\.6\u00a0times its start in half of the runs/)
    expect(text).toMatch(/Prices fall\. .* At the end dysprosium stands at 0\.6 times its start/)
    expect(text).not.toContain('calm')
  })

  test('a quota without licences', () => {
    const base = syntheticResult()
    const text = words({ ...base, scenario: { ...base.scenario, controlSpans: [], controlledElements: [] } })
    expect(text).toContain(
      'No export licence is required over the three-year horizon from January 2025; the scenario has 1 policy event.',
    )
    expect(text).toContain('after the first restriction')
    expect(text).not.toContain('after the control')
  })

  test('more than half of the runs that do not recover', () => {
    const base = syntheticResult()
    const recovery = base.outcomes['timeToRecover']!
    const values = recovery.values.map((value, i) => (i % 3 === 0 ? value : null))
    const text = words({
      ...base,
      outcomes: { ...base.outcomes, timeToRecover: { ...recovery, values, share: 1 / 3 } },
    })
    expect(text).toContain('Most runs do not recover.')
    expect(text).toMatch(/In about 3 in 4 runs users are not supplied again/)
  })

  test.each([
    'timeToRecover',
    'worstQuarterShortfall',
    'peakQuote',
    'peak',
    'firstStopWeek',
    'domesticChange',
    'nothing else',
  ])('a run that does not report %s', (missing) => {
    const text = words(without(syntheticResult(), (name) => !name.startsWith(missing)))
    expect(text).not.toMatch(/undefined|NaN|null|Infinity/)
    expect(text.length).toBeGreaterThan(200)
  })

  test('a run that reports nothing', () => {
    const text = words({ ...syntheticResult(), outcomes: {}, series: {}, observations: [] })
    expect(text).toMatch(/^This run reports neither prices nor shortfalls/)
    expect(text).not.toMatch(/undefined|NaN|null|Infinity/)
  })

  test('every sentence that gives a median gives its interval', () => {
    for (const kind of ['controlled', 'mild', 'free'] as const) {
      const result = syntheticResult({ kind })
      for (const { text } of threeSentences(result, findAll(result))) expect(text).toMatch(/90% of runs: /)
    }
  })
})

test('the notice names an incomplete batch', () => {
  const text = renderNotice(syntheticResult({ requested: 500 })).text
  expect(text).toContain('Incomplete batch: 200 runs of 500 runs asked for.')
  expect(renderNotice(syntheticResult()).text).not.toContain('<aside')
})

test('doubt stands in figures that the tables below bear out', () => {
  const result = syntheticResult()
  const text = renderDoubt(result).text.replace(/<[^>]+>/g, '')
  const { inside, observed } = doubtOf(scoreSeries(result))
  expect(observed).toBeGreaterThan(inside)
  expect(text).toContain(`${inside} of ${observed} observed values inside the 90% band`)
  expect(text).toContain('16 of 52 inputs are guesses')
  expect(renderScores(result).text).toContain(`${inside} of ${observed} observed values lie inside`)
})

test('a guess that nothing changes is nearer exactly where its mean miss is smaller', () => {
  const result = syntheticResult()
  const still = {
    ...result,
    observations: result.observations.map((one) => ({ ...one, value: 1e6, low: null, high: null })),
  }
  for (const { errors } of scoreSeries(still)) if (errors !== null) expect(errors.persistence).toBe(0)
  const { compared, persistenceNearer } = doubtOf(scoreSeries(still))
  expect(persistenceNearer).toBe(compared)
})

test('the notice says that a factorial mixes its combinations', () => {
  const result = syntheticResult()
  const design = { text: 'full factorial of mine.cashCost at 1, 2', combinations: 2 }
  const text = renderNotice({ ...result, run: { ...result.run, design } }).text
  expect(text).toContain('This batch crosses 2 combinations of settings: ranges mix them')
  expect(renderNotice(result).text).not.toContain('crosses')
})

test('numbers read the same everywhere', () => {
  expect([1119.7, 84.24, 3.414, 0.0342, -5, 0, 1234567, 999.7].map(number)).toEqual([
    '1,120',
    '84.2',
    '3.41',
    '0.034',
    '−5',
    '0',
    '1,230,000',
    '1,000',
  ])
  expect(fixed(-0.0001, 1)).toBe('0.0')
  expect([signedPercent(28.2), signedPercent(-4.04), signedPercent(0.01)]).toEqual(
    ['+28%', '−4.0%', '0.0%'].map((s) => s.replace('.0%', '%')),
  )
  expect([span('11%', '38%'), span('−16%', '−7%'), span('3', '4')]).toEqual(['11–38%', '−16% to −7%', '3–4'])
  expect([duration(1), duration(6), duration(68), duration(200)]).toEqual([
    '1 week',
    '6 weeks',
    '16 months',
    '3.8 years',
  ])
  expect([horizon(156), horizon(157), horizon(78), horizon(1043)]).toEqual([
    'three-year',
    'three-year',
    '18-month',
    '20-year',
  ])
})

test('likelihoods claim certainty only where every run agrees', () => {
  expect([1, 0.999, 0.9, 0.74, 0.5, 0.1, 0.03, 0.001, 0].map((share) => runs(share))).toEqual([
    'every run',
    '99% of runs',
    'about 9 in 10 runs',
    'about 3 in 4 runs',
    'about half of the runs',
    'about 1 in 10 runs',
    '3% of runs',
    'fewer than 1% of runs',
    'no run',
  ])
})

test('calendar: weeks, quarters and ticks', () => {
  expect(weekOf('2025-03-03', '2025-02-24')).toBe(1)
  expect(weekOf('2024-03-01', '2024-02-23')).toBe(1)
  const { dates } = syntheticResult()
  expect(
    periods(dates, 3)
      .map((period) => period.label)
      .slice(0, 3),
  ).toEqual(['Q1 2025', 'Q2 2025', 'Q3 2025'])
  expect(timeTicks(dates, 6).map((tick) => tick.label)).toEqual(['Jul', '2026', 'Jul', '2027', 'Jul'])
  expect(timeTicks(dates, 2).length).toBeLessThanOrEqual(2)
})

test('the median is known to within its order statistics', () => {
  const of = syntheticResult().outcomes['peakQuote.Dy']!
  const [low, high] = medianError(of)!
  expect(low).toBeLessThan(of.p50!)
  expect(high).toBeGreaterThan(of.p50!)
})

test('display names agree with the engine’s', () => {
  for (const [id, name] of Object.entries(ELEMENT_NAMES)) expect(names.elementName(id)).toBe(name)
  for (const id of SECTORS) expect(names.sectorName(id)).toMatch(/^[A-Z]/)
  for (const id of REGIONS) expect(names.regionName(id)).toMatch(/^[A-Z]/)
  for (const id of PRODUCERS) expect(names.producerName(id)).toMatch(/^[A-Z]/)
  expect(names.sectorName('ship-building')).toBe('Ship building')
  expect(names.regionName('south-asia')).toBe('South Asia')
  expect(names.sectorName('constructor')).toBe('Constructor')
  expect([...names.plain('x'.repeat(200))]).toHaveLength(60)
})
