/** A conditioned batch in its folder: verified, resumed, merged, weighed again; refused without loss where the weights leave too little. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../sim/cli/command-line.ts'
import type { Result } from '../../sim/studies/batch/result.ts'
import { checksums, newFolder, ROOT } from '../cli/command-line.ts'

vi.mock('../../sim/cli/engine.ts', () => import('../cli/toy-engine.ts'))
vi.mock('../../sim/cli/jobs/pool.ts', () => import('../store/in-process.ts'))

const base = newFolder()
const HEAD = 'series,date,value,low,high,unit,source'
/** Toy values wander by a few units around 100; shares are held to a tenth, so that figures of theirs tell runs apart. */
const SHARES = [
  ...['Japan', 'Europe', 'UnitedStates', 'RestOfWorld'].map((region) => `approved.${region}`),
  ...['evMotors', 'wind', 'defence', 'electronics', 'industrial', 'catalysts', 'ceramics'].map(
    (sector) => `approvedBySector.${sector}`,
  ),
]
const rows = SHARES.map((name) => `${name},2025-02-24,1,,,share,press`)
const FIGURES = join(base, 'figures of mine.csv')
writeFileSync(FIGURES, `${[HEAD, ...rows, 'quotePrice.Nd,2025-03-25,99,,,USD/kg,press'].join('\n')}\n`)

interface End {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function chokepoint(...args: string[]): Promise<End> {
  const said = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.err += String(text)), true))
  await runCommandLine(args)
  vi.restoreAllMocks()
  const code = Number(process.exitCode ?? 0)
  process.exitCode = 0
  return { code, ...said }
}

const SCENARIO = join(ROOT, 'scenarios/steady-state.yaml')
const SHORT = ['--set', 'weeks=13', '--set', 'expect=null', '--no-report']
const run = (folder: string, ...more: string[]): Promise<End> =>
  chokepoint('run', SCENARIO, ...SHORT, ...(more.includes('-n') ? [] : ['-n', '40']), '-o', join(base, folder), ...more)
const conditioned = (folder: string, ...more: string[]): Promise<End> => run(folder, '--condition-on', FIGURES, ...more)
const resultIn = (folder: string): Result =>
  JSON.parse(readFileSync(join(base, folder, 'summary.json'), 'utf8')) as Result
const sums = (folder: string): Record<string, string> => checksums(join(base, folder))
const verify = (folder: string): Promise<End> => chokepoint('verify', join(base, folder))
const chunksOf = (folder: string): string[] =>
  Object.entries(sums(folder)).flatMap(([name, sum]) => (name.startsWith('chunks/') ? [`${name} ${sum}`] : []))

describe('a conditioned run', () => {
  test('says what it goes on from, keeps its figures, and is what its replicates come to', async () => {
    const { code, out } = await conditioned('one', '--until', '2025-03-01')
    expect(code).toBe(0)
    expect(out).toMatch(
      /a forecast from 2025-03-01: runs are weighed by 11 figures of 11 series, and 40 tell as much as 3\d/,
    )
    expect(out).toContain('left out, after 2025-03-01: quotePrice.Nd 2025-03-25')
    expect(readFileSync(join(base, 'one/condition.csv'), 'utf8')).toBe(readFileSync(FIGURES, 'utf8'))
    expect(await verify('one')).toMatchObject({ code: 0 })
    const { condition, run: of, observations } = resultIn('one')
    expect(condition).toMatchObject({ until: '2025-03-01', leftOut: [{ series: 'quotePrice.Nd' }] })
    expect(of.draws!.effective).toBeLessThan(40)
    expect(observations.map(({ series }) => series)).toEqual(
      expect.arrayContaining(['approved.Europe', 'quotePrice.Nd']),
    )
  })
  test('run again, from its own folder, or in shards that are merged has the same bytes', async () => {
    const before = sums('one')
    await conditioned('one', '--until', '2025-03-01')
    expect(sums('one')).toEqual(before)
    const own = join(base, 'one/scenario.yaml')
    await chokepoint('run', own, '--no-report', '-n', '40', '-o', join(base, 'own'))
    expect(sums('own')).toEqual(before)
    for (const shard of ['0/2', '1/2']) await conditioned('shards', '--until', '2025-03-01', '--shard', shard)
    const merged = await chokepoint('merge', join(base, 'shards'), '-o', join(base, 'merged'), '--no-report')
    expect(merged.code).toBe(0)
    expect(sums('merged')).toEqual(before)
  })
  test('has the runs of one that is not, and weighs them', async () => {
    await run('plain')
    expect(chunksOf('plain')).toEqual(chunksOf('one'))
    expect(resultIn('plain').condition).toBeUndefined()
    // Toy runs differ by little: their weights do as well, and quantiles may not.
    expect(resultIn('one').condition!.effective).toBeLessThan(39.9)
  })
  test('touched since is refused', async () => {
    await conditioned('touched')
    writeFileSync(join(base, 'touched/condition.csv'), '\n', { flag: 'a' })
    const { code, err } = await verify('touched')
    expect({ code, err: err.includes('condition.csv is not as it was written') }).toEqual({ code: 1, err: true })
  })
})

describe('weighing again', () => {
  test('a finished folder is asked for, and keeps its runs', async () => {
    await run('again')
    const before = chunksOf('again')
    const refused = await conditioned('again')
    expect(refused).toMatchObject({ code: 2 })
    expect(refused.err).toContain("holds these runs of 'steady-state' weighed otherwise (--force keeps them")
    const { code, err } = await conditioned('again', '--force', '-n', '60')
    expect(code).toBe(0)
    expect(err).toContain('40 of 60 replicates are there already')
    expect(chunksOf('again')).toEqual(expect.arrayContaining(before))
    expect(await verify('again')).toMatchObject({ code: 0 })
    expect(await run('again', '--force', '-n', '60')).toMatchObject({ code: 0 })
    expect(Object.keys(sums('again'))).not.toContain('condition.csv')
    expect(await verify('again')).toMatchObject({ code: 0 })
  })
})

describe('weights that leave too little', () => {
  test('end with 2 and keep the runs, which the next command goes on from', async () => {
    const first = await conditioned('few', '-n', '20')
    expect(first).toMatchObject({ code: 2 })
    expect(first.err).toMatch(
      /weighed by 12 figures, 20 runs tell as much as [\d.]+; expected 20 or more: some \d+00 runs/,
    )
    const kept = chunksOf('few')
    expect(kept.length).toBeGreaterThan(0)
    const second = await run('few', '-n', '40')
    expect(second).toMatchObject({ code: 0 })
    expect(second.err).toContain('20 of 40 replicates are there already')
    expect(chunksOf('few')).toEqual(expect.arrayContaining(kept))
    expect(await verify('few')).toMatchObject({ code: 0 })
  })
})

describe('where runs are not weighed', () => {
  const scenario = join(base, 'scenarios/mine.yaml')
  cpSync(join(ROOT, 'scenarios'), join(base, 'scenarios'), { recursive: true })
  cpSync(FIGURES, join(base, 'scenarios/mine.csv'))
  writeFileSync(
    scenario,
    'schema: 1\nname: mine\nextends: steady-state.yaml\nweeks: 13\nexpect: null\ncondition: {on: mine.csv}\n',
  )
  test.each([
    ['compare', scenario, SCENARIO],
    ['sensitivity', scenario],
    ['sweep', scenario, '--vary', 'exporter.stockWeeks=1,2'],
    ['eval', scenario],
  ])('%s refuses a scenario that asks for it', async (...args) => {
    const { code, err } = await chokepoint(...args)
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining('has a condition, and this command counts every'),
    })
  })
  test('discover refuses its folder, one replicate and a dozen are refused', async () => {
    expect(await chokepoint('run', scenario, '--no-report', '-n', '40', '-o', join(base, 'mine'))).toMatchObject({
      code: 0,
    })
    const found = await chokepoint('discover', join(base, 'mine'), '--outcome', 'totalLostUse', '--above', '0.5')
    expect(found).toMatchObject({ code: 2 })
    expect(found.err).toContain('this command counts every run alike')
    expect((await chokepoint('run', scenario, '--replicate', '1')).err).toContain('--replicate runs one')
    expect((await chokepoint('run', scenario, '-n', '12')).err).toContain(
      'given 12 replicates to weigh; expected 20 or more',
    )
  })
})

describe('options', () => {
  test.each([
    [
      ['--until', '2025-03-01'],
      '--until:1:1: changes nothing: runs are not weighed; expected it beside --condition-on',
    ],
    [
      ['--condition-on', join(base, 'none.csv')],
      '--condition-on:1:1: condition.on: cannot read "none.csv": no such file',
    ],
    [
      ['--condition-on', FIGURES, '--until', '2024-12-01'],
      '--until:1:1: condition.until: given 2024-12-01; expected a date of the run',
    ],
    [['--condition-on', FIGURES, '--until', '2025-02-30'], '--until:1:1: condition.until: given "2025-02-30"'],
    [
      ['--condition-on', FIGURES, '--set', 'posterior=null', '--fitted', 'twice'],
      'condition.fitted: given twice, where there is no posterior',
    ],
    [
      ['--condition-on', FIGURES, '--until', '2025-03-01', '--set', 'condition.until=2025-02-09'],
      'changes nothing, since --until 2025-03-01 counts',
    ],
  ])('%j', async (more, says) => {
    const { code, err } = await run('never', ...more)
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(says) })
  })
})
