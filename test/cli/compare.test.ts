/** `compare` and the reports of comparisons through the real command line, on the toy engine, whose luck is all there is. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ComparisonResult } from '../../sim/studies/compare/result.ts'
import { checksums, chokepoint, newFolder, QUICK, REAL, SCENARIO, SCENARIOS } from './command-line.ts'

const work = newFolder()
const at = (name: string): string => join(work, name)
const DEARER = policy('dearer', 0.2)
const DEAREST = policy('dearest', 0.5)

/** A duty on heavy oxides, over few weeks: the toy's values are the same luck under each. */
function policy(name: string, exportTariffHeavy: number): string {
  cpSync(SCENARIOS, work, { recursive: true })
  const event = `{date: 2025-02-03, title: Duty, source: test, set: {exportTariffHeavy: ${exportTariffHeavy}}}`
  writeFileSync(
    at(`${name}.yaml`),
    `extends: quick.yaml\nschema: 1\nname: ${name}\ntitle: ${name}\nlevers:\n  duty: ${event}\n`,
  )
  return at(`${name}.yaml`)
}

const run = (file: string, name: string, ...more: string[]) =>
  chokepoint(['run', file, '-n', '12', '--no-report', '-o', at(name), ...more])
const summaryOf = (folder: string): ComparisonResult =>
  JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as ComparisonResult

beforeAll(async () => {
  expect(await run(QUICK, 'base')).toMatchObject({ code: 0 })
  expect(await run(DEARER, 'faster')).toMatchObject({ code: 0 })
  cpSync(at('base'), at('copy'), { recursive: true })
})

describe('files', () => {
  test('are run into folders of their own, under one seed, and compared', async () => {
    const out = at('files')
    const { code, stdout } = await chokepoint([
      'compare',
      QUICK,
      DEARER,
      DEAREST,
      '-n',
      '12',
      '--seed',
      '9',
      '--no-report',
      '-o',
      out,
    ])
    expect(code).toBe(0)
    expect(stdout).toContain('12 pairs of runs, seed 9; baseline quick')
    expect(readdirSync(out).sort()).toEqual(['dearer', 'dearest', 'manifest.json', 'quick', 'summary.json'])
    const { seed, replicates, policies } = summaryOf(out)
    expect({ seed, replicates }).toEqual({ seed: 9, replicates: 12 })
    for (const { name, digest } of policies)
      expect((await chokepoint(['verify', join(out, name)])).stdout).toContain(digest)
    expect(existsSync(join(out, 'dearer/report.html'))).toBe(false)
  })

  test('stopped and started again, they give the bytes of a comparison that was not', async () => {
    const args = ['compare', QUICK, DEARER, '-n', '20', '-w', '1', '--no-report', '-o']
    await chokepoint([...args, at('whole')])
    const stopped = await chokepoint([...args, at('stopped')], { stop: { signal: 'SIGKILL', when: 'dearer' } })
    expect(stopped.code).toBeNull()
    expect(existsSync(join(at('stopped'), 'summary.json'))).toBe(false)
    expect(await chokepoint([...args, at('stopped')])).toMatchObject({ code: 0 })
    expect(withoutLogs(at('stopped'))).toEqual(withoutLogs(at('whole')))
  })

  test('killed before a part had its manifest, it goes on', async () => {
    const part = join(at('early'), 'dearer')
    mkdirSync(part, { recursive: true })
    writeFileSync(join(part, 'manifest.partial.json.0123456789abcdef.chokepoint-tmp'), '{"schema":')
    const args = ['compare', QUICK, DEARER, '-n', '12', '--no-report', '-q', '-o', at('early')]
    expect(await chokepoint(args)).toMatchObject({ code: 0 })
  })

  test('of one name are refused: both would go into one folder', async () => {
    const { code, stderr } = await chokepoint(['compare', QUICK, QUICK, '-o', at('twins')])
    expect(code).toBe(2)
    expect(stderr).toContain("have the same name 'quick'")
    expect(existsSync(at('twins'))).toBe(false)
  })
})

function withoutLogs(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(checksums(folder)).filter(([path]) => !path.endsWith('run.log.jsonl')))
}

describe('folders', () => {
  test('a run compared with its copy differs by exactly zero everywhere: no clear difference', async () => {
    const out = at('zero')
    const { code, stdout } = await chokepoint(['compare', at('base'), at('copy'), '-o', out, '--json'])
    expect(code).toBe(0)
    const result = summaryOf(out)
    expect(JSON.parse(stdout)).toEqual(result)
    expect(result.policies.map(({ name }) => name)).toEqual(['quick (base)', 'quick (copy)'])
    for (const { policies } of Object.values(result.outcomes)) {
      const { difference } = policies['quick (copy)']!
      expect(difference).toMatchObject({ mean: 0, low: 0, high: 0, verdict: 'none' })
    }
    const text = readFileSync(join(out, 'report.html'), 'utf8')
    expect(text).toContain('no policy makes a clear difference')
  })

  test('a file joins a folder under the folder’s seed and replicates', async () => {
    await run(QUICK, 'seed7', '--seed', '7')
    const out = at('mixed')
    expect(await chokepoint(['compare', at('seed7'), DEARER, '-o', out, '--no-report'])).toMatchObject({ code: 0 })
    expect(summaryOf(out)).toMatchObject({
      seed: 7,
      replicates: 12,
      // Whether twelve runs share a draw is for the seed and the posterior to say.
      notes: expect.arrayContaining([expect.stringContaining('fewer than 20 pairs')]) as string[],
    })
  })

  test('of different sizes are compared over what all have, loudly', async () => {
    await chokepoint(['run', DEARER, '-n', '5', '--no-report', '-o', at('fewer')])
    const { code, stdout } = await chokepoint(['compare', at('base'), at('fewer'), '-o', at('part'), '--no-report'])
    expect(code).toBe(0)
    expect(stdout).toContain('NOTE  quick has 12 replicates; the first 5 of every policy are compared.')
  })

  test('of different seeds are refused, and what to do is said', async () => {
    await run(DEARER, 'other-seed', '--seed', '8')
    const { code, stderr } = await chokepoint(['compare', at('base'), at('other-seed'), '-o', at('no')])
    expect(code).toBe(2)
    expect(stderr).toContain(`${at('other-seed')}: was run with seed 8, the others are with 42; run one of them again`)
    expect(existsSync(at('no'))).toBe(false)
  })

  test('of different periods are refused', async () => {
    await run(DEARER, 'short', '--set', 'weeks=14')
    const { code, stderr } = await chokepoint(['compare', at('base'), at('short'), '-o', at('no')])
    expect(code).toBe(2)
    expect(stderr).toContain('short: runs 14 weeks from 2025-01-06, the baseline')
    expect(stderr).toContain('policies are compared over one period')
  })

  test('of another engine are refused', async () => {
    const { code, stderr } = await chokepoint(['compare', at('base'), DEARER, '-o', at('no')], { program: REAL })
    expect(code).toBe(2)
    expect(stderr).toMatch(/was computed by engine toy, this is \d[^]*renew it with: chokepoint run/)
  })

  test('that are unfinished, damaged or none at all are refused by name', async () => {
    cpSync(at('faster'), at('broken'), { recursive: true })
    writeFileSync(join(at('broken'), 'chunks/000000.parquet'), 'x')
    const broken = await chokepoint(['compare', at('base'), at('broken'), '-o', at('no')])
    expect(broken).toMatchObject({ code: 2 })
    expect(broken.stderr).toContain('chunks/000000.parquet is not as it was written')
    mkdirSync(at('empty'), { recursive: true })
    expect((await chokepoint(['compare', at('base'), at('empty'), '-o', at('no')])).stderr).toContain(
      'no results folder',
    )
    expect((await chokepoint(['compare', at('base'), at('nowhere'), '-o', at('no')])).stderr).toContain('no such file')
    expect(existsSync(at('no'))).toBe(false)
  })

  test('given twice, or one alone, are refused', async () => {
    expect((await chokepoint(['compare', at('base'), at('base')])).stderr).toContain('given twice')
    expect((await chokepoint(['compare', at('base')])).stderr).toContain('at least one variant')
  })

  test('a folder of something else is left alone', async () => {
    mkdirSync(at('mine'), { recursive: true })
    writeFileSync(join(at('mine'), 'thesis.txt'), 'x')
    const { code, stderr } = await chokepoint(['compare', at('base'), at('faster'), '-o', at('mine')])
    expect(code).toBe(2)
    expect(stderr).toContain("is no folder of a comparison (it holds 'thesis.txt')")
    const run = await chokepoint(['compare', at('base'), at('faster'), '-o', at('copy')])
    expect(run).toMatchObject({ code: 2 })
    expect(readdirSync(at('mine'))).toEqual(['thesis.txt'])
  })
})

describe('what is compared', () => {
  test('--outcome and --satisfy choose, and say the nearest name of one that is not there', async () => {
    const args = ['compare', at('base'), at('faster'), '--no-report', '-o', at('chosen')]
    const good = await chokepoint([
      ...args,
      '--outcome',
      'peakQueue',
      '--outcome',
      'totalLostUse',
      '--satisfy',
      'peakQueue<0.5',
    ])
    expect(good).toMatchObject({ code: 0 })
    const result = summaryOf(at('chosen'))
    expect(Object.keys(result.outcomes)).toEqual(['peakQueue', 'totalLostUse'])
    expect(result.thresholds).toEqual([{ outcome: 'peakQueue', sign: '<', limit: 0.5, byDefault: false }])
    expect((await chokepoint([...args, '--outcome', 'peakQueu'])).stderr).toContain('did you mean peakQueue?')
    expect((await chokepoint([...args, '--satisfy', 'peakQueue'])).stderr).toContain('expected <, <=, > or >=')
  })

  test('draws of the uncertainties are common to policies that share them', () => {
    const { uncertainties } = summaryOf(at('chosen'))
    expect(uncertainties.common).toBeGreaterThan(10)
    expect(uncertainties.apart).toEqual([])
  })

  test('an uncertainty that one policy has alone is reported', async () => {
    const own = at('own.yaml')
    writeFileSync(
      own,
      `extends: export-controls-2025.yaml\nschema: 1\nname: own\ntitle: Own\nuncertainties:\n  levers.project-vault.stockpileDays.UnitedStates: { distribution: uniform, min: 30, max: 90, source: test, grade: D }\n`,
    )
    const { code, stdout } = await chokepoint(['compare', SCENARIO, own, '-n', '3', '--no-report', '-o', at('owned')])
    expect(code).toBe(0)
    expect(stdout).toContain('NOTE  Only own draws levers.project-vault.stockpileDays.UnitedStates.')
  })
})

test('verify finds what changed in a comparison and in its parts', async () => {
  const out = at('verified')
  await chokepoint(['compare', QUICK, DEARER, '-n', '3', '--no-report', '-o', out])
  expect(await chokepoint(['verify', out])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('2 chunks, complete'),
  })
  writeFileSync(join(out, 'summary.json'), '{}')
  writeFileSync(join(out, 'dearer/chunks/000000.parquet'), 'x')
  const { code, stderr } = await chokepoint(['verify', out])
  expect(code).toBe(1)
  expect(stderr).toContain('summary.json is not as it was written')
  expect(stderr).toContain('dearer: chunks/000000.parquet is not as it was written')
})

describe('report', () => {
  test('puts a comparison into the report of a run that is part of it, or draws its own page again', async () => {
    expect(await chokepoint(['report', at('base'), at('zero'), '--no-live'])).toMatchObject({ code: 0 })
    expect(readFileSync(join(at('base'), 'report.html'), 'utf8')).toContain('Policies compared')
    const own = await chokepoint(['report', at('zero')])
    expect(own.stdout).toBe(`${join(at('zero'), 'report.html')}\n`)
  })

  test('refuses a comparison of other runs', async () => {
    const { code, stderr } = await chokepoint(['report', at('seed7'), at('zero')])
    expect(code).toBe(2)
    expect(stderr).toContain('is a study of other runs')
  })
})
