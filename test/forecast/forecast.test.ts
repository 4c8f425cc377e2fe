/** Registered forecasts: what they write down, and how they are scored when the time has come. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { forecastText, readForecast } from '../../sim/cli/input/forecast-file.ts'
import { type Forecast, monthAfter, PROBABILITIES, registerForecast } from '../../sim/studies/forecast/forecast.ts'
import { scoreForecast } from '../../sim/studies/forecast/score-forecast.ts'
import { about, figure, history } from '../hindcast/history.ts'

const ND = 'domesticPrice.Nd'
const window = { ...about, from: '2025-01-06', to: '2025-03-31', series: [ND], volatility: { [ND]: 0.3 } }
/** A year and a half from January 2025; the last figure is of March. */
const scenario = history({ seen: { ...window, split: 'held_out' } }, 80)
const known = [figure(ND, '2025-02-15', 50), figure(ND, '2025-03-15', 60), figure('approved.Europe', '2025-03-12', 0.4)]

/** The last figure of Nd before the run, so that nothing is remembered of an error. */
const unseen = [figure(ND, '2024-12-15', 60), figure('approved.Europe', '2025-03-15', 0.4)]

const registered = (middle = 60, observations = unseen): Forecast =>
  registerForecast({
    ...{ engine: '0', scenario, scenarioHash: 'x', observations, seed: 1, command: 'c' },
    ensemble: (name) =>
      Array.from({ length: 101 }, (_, k) =>
        new Float64Array(80).fill(name === ND ? middle * Math.exp((k - 50) / 100) : k / 100),
      ),
    unitOf: (name) => (name === ND ? 'USD/kg' : 'share'),
  })

describe('a registered forecast', () => {
  test('holds quantiles of every observed series for the twelve months after the last observation', () => {
    const { series, known: last } = registered(60, known)
    expect(last).toBe('2025-03-15')
    expect(series.map(({ name }) => name)).toEqual([ND, 'approved.Europe'])
    const [nd, approved] = series
    expect(nd!.months.map(({ month }) => month)).toEqual(
      Array.from({ length: 12 }, (_, k) => monthAfter('2025-03-15', k + 1)),
    )
    expect(nd).toMatchObject({ last: { date: '2025-03-15', value: 60 }, volatility: 0.3, unit: 'USD/kg' })
    expect(approved!.months).toHaveLength(12)
  })
  test('are what the runs say where the last figure says nothing of them', () => {
    const at = (p: number) => 60 * Math.exp((100 * p - 50) / 100)
    const [nd] = registered().series
    nd!.months[0]!.quantiles.forEach((value, k) => expect(value).toBeCloseTo(at(PROBABILITIES[k]!), 2))
  })
  test('remember how far each run was off at the last figure, and forget it by e in a year', () => {
    // All runs stand still, so each is off by as much for good; the last figure is 60, the middle run says 90.
    const [nd, approved] = registered(90, known).series
    const kept = (days: number) => Math.exp(-days / 365.25)
    for (const [month, days] of [
      [0, 31],
      [11, 365],
    ] as const)
      nd!.months[month]!.quantiles.forEach((value, k) => {
        const run = Math.log(90) + (100 * PROBABILITIES[k]! - 50) / 100
        expect(Math.log(value)).toBeCloseTo(run + kept(days) * (Math.log(60) - run), 4)
      })
    approved!.months[0]!.quantiles.forEach((value, k) =>
      expect(value).toBeCloseTo(PROBABILITIES[k]! + kept(34) * (0.4 - PROBABILITIES[k]!), 4),
    )
  })
  test('counts months over the end of a year', () => {
    expect([monthAfter('2025-12-31', 1), monthAfter('2025-12-31', 12), monthAfter('2025-01-01', 11)]).toEqual([
      '2026-01',
      '2026-12',
      '2025-12',
    ])
  })
  test('is sealed: what was changed afterwards is refused', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'forecast-')), 'f.json')
    writeFileSync(path, forecastText(registered()))
    expect(readForecast(path)).toEqual(registered())
    writeFileSync(path, readFileSync(path, 'utf8').replace('"known": "2025-03-15"', '"known": "2025-03-16"'))
    expect(() => readForecast(path)).toThrow('changed after it was registered')
    writeFileSync(path, '{}')
    expect(() => readForecast(path)).toThrow('no registered forecast')
    writeFileSync(path, 'x')
    expect(() => readForecast(path)).toThrow('no JSON')
  })
})

describe('its score', () => {
  const came = [figure(ND, '2025-06-15', 60), figure(ND, '2025-07-15', 60)]

  test('counts figures of its months alone, and how many lie in its bands', () => {
    const { n, series } = scoreForecast(registered(), [
      ...came,
      figure(ND, '2024-06-15', 1),
      figure(ND, '2026-12-15', 1),
    ])
    expect(n).toBe(2)
    expect(series).toEqual([expect.objectContaining({ series: ND, n: 2, cover50: 1, cover90: 1 })])
    const edge = scoreForecast(registered(), [figure(ND, '2025-06-15', 60 * Math.exp(0.3))])
    expect(edge).toMatchObject({ cover50: 0, cover90: 1 })
    const out = scoreForecast(registered(), [figure(ND, '2025-06-15', 60 * Math.exp(0.6))])
    expect(out).toMatchObject({ cover50: 0, cover90: 0 })
  })
  test('is the mean pinball loss, doubled: by hand for a value above all quantiles', () => {
    const above = 60 * Math.exp(2)
    const [score] = scoreForecast(registered(), [figure(ND, '2025-06-15', above)]).series
    const by = PROBABILITIES.map((p) => p * (2 - (p - 0.5)))
    expect(score!.loss).toBeCloseTo((2 * by.reduce((a, b) => a + b, 0)) / PROBABILITIES.length, 3)
  })
  test('beats persistence where the price went as said, loses where it stood still', () => {
    const risen = [figure(ND, '2025-06-15', 120), figure(ND, '2025-07-15', 120)]
    expect(scoreForecast(registered(120), risen).skill).toBeGreaterThan(0.5)
    expect(scoreForecast(registered(120), came).skill).toBeLessThan(0)
  })
  test('of nothing is none', () => {
    expect(scoreForecast(registered(), [])).toMatchObject({ n: 0, skill: null, series: [] })
  })
})
