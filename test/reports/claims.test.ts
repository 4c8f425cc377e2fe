/** Every sentence of a report against the numbers it is made of, whatever was run: many runs, one, two, calm, quotas, ten years. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { chainIn, ribbonsOf } from '../../reports/charts/chain.ts'
import { CHARTS } from '../../reports/charts/index.ts'
import { findAll } from '../../reports/findings.ts'
import { tilesOf } from '../../reports/html/tiles.ts'
import type { Claim } from '../../reports/words/claim.ts'
import { headline, standfirst } from '../../reports/words/headline.ts'
import { threeSentences } from '../../reports/words/sentences.ts'
import type { Result } from '../../sim/studies/batch/result.ts'
import { chokepoint, newFolder, REAL } from '../cli/command-line.ts'
import { SHIPPED } from '../run-shipped.ts'
import { syntheticResult } from './fixture.ts'

const folder = newFolder()
const results = new Map<string, Result>()

/** All shipped scenarios once, the smallest batches; one of them with two runs, and one over ten years. */
const BATCHES = [
  { id: 'one', names: SHIPPED, args: ['-n', '1'] },
  { id: 'two', names: ['export-controls-2025'], args: ['-n', '2'] },
  { id: 'decade', names: ['export-controls-2025'], args: ['-n', '1', '--set', 'weeks=520'] },
] as const

beforeAll(async () => {
  for (const { id, names, args } of BATCHES) {
    const out = join(folder, id)
    const files = names.map((name) => `scenarios/${name}.yaml`)
    const ran = await chokepoint(['run', ...files, ...args, '-q', '--no-report', '-o', out], { program: REAL })
    expect([0, 1]).toContain(ran.code)
    for (const name of names) {
      const at = names.length > 1 ? join(out, name) : out
      results.set(`${name}, ${id}`, JSON.parse(readFileSync(join(at, 'summary.json'), 'utf8')) as Result)
    }
  }
})

/** Type 7 of Hyndman and Fan, written anew. */
function quantileOf(result: Result, name: string, q: number): number {
  const values = result.outcomes[name]!.values.map((value) => value ?? Infinity).sort((a, b) => a - b)
  const place = q * (values.length - 1)
  const low = values[Math.floor(place)]!
  return place === Math.floor(place) ? low : low + (values[Math.ceil(place)]! - low) * (place - Math.floor(place))
}

const Q = { p05: 0.05, p50: 0.5, p95: 0.95 } as const

function check(result: Result, { text, figures }: Claim): void {
  for (const { statistic, format, text: said } of figures) {
    // An interval names its unit once, at the end.
    expect(text).toContain(said.replace(/%$/, ''))
    const value = quantileOf(result, statistic.name, Q[statistic.reading])
    expect(said, `${statistic.name} ${statistic.reading}`).toBe(format(value))
  }
}

/** What no batch may say, and what a small one may not. */
function mayBeSaid({ run }: Result, text: string): void {
  expect(text).not.toMatch(/median run|no sector loses|never passes|NaN|undefined|Infinity|It ends/)
  if (run.replicates < 20) expect(text).not.toMatch(/nine (of|in) ten|(?<!middle )90% of runs|half of the runs/)
  if (run.replicates === 1) expect(text).not.toMatch(/every run|of runs/)
}

/** Numbers that were checked. */
function checkAll(result: Result): number {
  const found = findAll(result)
  const claims = [headline(found), standfirst(result, found), ...threeSentences(result, found)]
  for (const claim of claims) {
    check(result, claim)
    mayBeSaid(result, claim.text)
  }
  for (const { interval } of tilesOf(result, found)) mayBeSaid(result, interval)
  for (const { title, unit } of CHARTS.flatMap((chart) => chart.build(result, found)))
    mayBeSaid(result, `${title} ${unit}`)
  return claims.reduce((sum, { figures }) => sum + figures.length, 0)
}

describe('every figure of headline, standfirst and sentences is the statistic it says it is', () => {
  test('in every shipped scenario of one run, in one of two, in one of ten years', () => {
    expect(results.size).toBe(SHIPPED.length + 2)
    let figures = 0
    for (const [name, result] of results) {
      const checked = checkAll(result)
      expect(checked, name).toBeGreaterThan(0)
      figures += checked
    }
    // A wrong one would have ended this.
    process.stdout.write(
      `reports: ${figures} figures of ${results.size} batches are the statistics they say, 0 wrong\n`,
    )
  })

  test.each(['controlled', 'mild', 'free', 'endless'] as const)('in a made-up batch: %s', (kind) => {
    expect(checkAll(syntheticResult({ kind }))).toBeGreaterThan(0)
  })
})

test('a price chart is named for the curve that it draws', () => {
  let named = 0
  for (const result of [...results.values(), syntheticResult()]) {
    const figures = CHARTS.find(({ id }) => id === 'prices')!.build(result, findAll(result))
    for (const { title, csv } of figures) {
      const [, times] = /peaks at ([\d.,]+) times its start/.exec(title) ?? []
      if (times === undefined || csv.kind !== 'series') continue
      const median = result.series[csv.names[0]!]!.bands[2]!.flatMap((value) => value ?? [])
      const rise = Math.max(...median) / median[0]!
      expect(Math.abs(Number(times.replaceAll(',', '')) / rise - 1)).toBeLessThan(0.06)
      named++
    }
  }
  expect(named).toBeGreaterThan(10)
})

test('nothing is over while orders take twice as long as at the start', () => {
  const result = syntheticResult()
  const waits = result.series['leadTime']!
  const longer = waits.bands.map((band) => band.map((value, week) => (week < 5 ? 4 : Math.max(9, value ?? 0))))
  const late = { ...result, series: { ...result.series, leadTime: { ...waits, bands: longer } } }
  const leads = threeSentences(late, findAll(late)).map(({ lead }) => lead)
  expect(leads).toContain('Output recovers; waiting does not.')
})

/** t a year that the mean of the runs carries in all series of a family that are `isIn`, in the weeks given. */
function yearly(
  result: Result,
  family: string,
  [from, to]: readonly number[],
  isIn: (name: string) => boolean,
): number {
  const weekly = Object.entries(result.series).flatMap(([name, { family: own, means }]) =>
    own === family && isIn(name) ? [means!.slice(from, to)] : [],
  )
  return (365.25 / 7) * weekly.reduce((all, weeks) => all + weeks.reduce<number>((a, b) => a + b!, 0) / weeks.length, 0)
}

test('what goes into a station of the chain goes out of it, and titles say by how much it changed', () => {
  let told = 0
  for (const result of results.values()) {
    const figures = CHARTS.find(({ id }) => id === 'chain-flows')!.build(result, findAll(result))
    expect(figures.length).toBeGreaterThan(0)
    const start = result.scenario.controlSpans[0]?.[0]
    const weeks = result.dates.length
    const span = start === undefined ? [Math.max(0, weeks - 52), weeks] : [start, Math.min(weeks, start + 52)]
    const ribbons = ribbonsOf(chainIn(result, { from: span[0]!, to: span[1]! })!)
    const through = (end: 'from' | 'to', id: string): number =>
      ribbons.filter((one) => one[end] === id).reduce((sum, { value }) => sum + value, 0)
    for (const id of ['plants-home', 'plants-outside', 'oxides-home', 'oxides-outside'])
      expect(through('from', id) / through('to', id)).toBeCloseTo(1, 6)
    // Magnets count as the usual recipe has them: leaner ones take less.
    for (const id of ['magnets-home', 'magnets-outside'])
      expect(Math.abs(through('from', id) / through('to', id) - 1)).toBeLessThan(0.1)
    const used = ribbons.filter(({ to }) => /^(?:users|sector)-/.test(to)).reduce((sum, { value }) => sum + value, 0)
    expect(used / yearly(result, 'flowUsed', span, () => true)).toBeCloseTo(1, 1)
    const [, oxide] = /(\d[\d.]*)% less oxide/.exec(figures.at(-1)!.title) ?? []
    if (oxide === undefined || start === undefined) continue
    const out = (from: number, to: number): number =>
      yearly(result, 'flowAcross', [from, to], (name) => /oxides|leaked/.test(name))
    expect(
      Math.abs(Number(oxide) - 100 * (1 - out(start, span[1]!) / out(Math.max(0, start - 52), start))),
    ).toBeLessThan(0.5)
    told++
  }
  expect(told).toBeGreaterThan(3)
})
