import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { checksums, chokepoint, type Ended, newFolder, QUICK } from './command-line.ts'

const REPLICATES = 34
const base = newFolder()
const clean = join(base, 'clean')
const run = (out: string, ...more: string[]) =>
  chokepoint(['run', QUICK, '--replicates', String(REPLICATES), '--no-report', '-o', out, ...more])

let told: Ended

beforeAll(async () => {
  told = await run(clean, '--workers', '2')
  expect(told).toMatchObject({ code: 0 })
})

describe('a batch', () => {
  test('has the same bytes for 1 and 3 threads as without', async () => {
    for (const workers of ['1', '3']) {
      const out = join(base, `workers-${workers}`)
      const args = ['run', QUICK, '--replicates', String(REPLICATES), '--no-report', '-o', out]
      expect(await chokepoint([...args, '--workers', workers], { apart: true })).toMatchObject({ code: 0 })
      expect(checksums(out)).toEqual(checksums(clean))
    }
  })

  test('has the same bytes in another time zone and language', async () => {
    const out = join(base, 'elsewhere')
    const env = { TZ: 'Asia/Kathmandu', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }
    const args = ['run', QUICK, '--replicates', String(REPLICATES), '--no-report', '-o', out]
    expect(await chokepoint(args, { env })).toMatchObject({ code: 0 })
    expect(checksums(out)).toEqual(checksums(clean))
  })

  test('grown from a shorter one has the same bytes as one made at once', async () => {
    const out = join(base, 'grown')
    const args = ['run', QUICK, '-o', out, '--no-report']
    expect(await chokepoint([...args, '--replicates', '15'])).toMatchObject({ code: 0 })
    const grown = await run(out)
    expect(grown.stderr).toContain('10 of 34 replicates are there already')
    expect(checksums(out)).toEqual(checksums(clean))
  })

  test('made again from its own folder has the same bytes', async () => {
    const out = join(base, 'again')
    const { command } = (JSON.parse(readFileSync(join(clean, 'summary.json'), 'utf8')) as { run: { command: string } })
      .run
    expect(await chokepoint([...command.split(' ').slice(1), '--no-report', '-o', out], { cwd: clean })).toMatchObject({
      code: 0,
    })
    expect(checksums(out)).toEqual(checksums(clean))
  })

  test('differs with the seed', async () => {
    const out = join(base, 'seed')
    expect(await run(out, '--seed', '2')).toMatchObject({ code: 0 })
    expect(checksums(out)['chunks/000000.parquet']).not.toBe(checksums(clean)['chunks/000000.parquet'])
  })

  test('holds no clock, no path and no host outside run.log.jsonl', () => {
    expect(readdirSync(clean)).toContain('observations.csv')
    const texts = ['manifest.json', 'scenario.yaml', 'summary.json'].map((name) =>
      readFileSync(join(clean, name), 'utf8'),
    )
    for (const text of texts) expect(text).not.toContain(base)
    expect(JSON.parse(texts[0]!)).not.toHaveProperty('time')
  })
})

describe('the report', () => {
  test('is written and named, and is the same when drawn again from summary.json, in another time zone and language', async () => {
    const out = join(base, 'report')
    const { code, stdout } = await chokepoint(['run', QUICK, '--replicates', '10', '-o', out])
    expect(code).toBe(0)
    expect(stdout).toContain(`report   ${join(out, 'report.html')}`)
    const before = checksums(out)
    const env = { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }
    expect((await chokepoint(['report', out], { env })).stdout).toBe(`${join(out, 'report.html')}\n`)
    expect(checksums(out)).toEqual(before)
  })
})

describe('the terminal', () => {
  test('shows headline outcomes and the digest', () => {
    expect(told.stdout).toMatch(/digest {3}[0-9a-f]{64}/)
    expect(told.stdout).toMatch(/median +5 % +95 % +unit/)
  })

  test('--json is one document on stdout', async () => {
    const { stdout } = await run(clean, '--json')
    const document = JSON.parse(stdout) as { outcomes: Record<string, object> }
    expect(document).toMatchObject({
      schema: 'chokepoint.run/1',
      scenario: 'quick',
      replicates: REPLICATES,
    })
    expect(Object.keys(Object.values(document.outcomes)[0]!)).toEqual(['unit', 'p05', 'p25', 'p50', 'p75', 'p95'])
    expect(stdout.trim().split('\n')).toHaveLength(1)
  })

  test('has no escape sequences when it is none', () => {
    expect(told.stdout + told.stderr).not.toContain('\u001b')
    expect(told.stderr).toContain('34 of 34 replicates')
  })

  test('--replicate prints one replicate, with --trace its weeks, and writes nothing', async () => {
    const cwd = join(base, 'none')
    mkdirSync(cwd)
    const one = await chokepoint(['run', QUICK, '--replicate', '7'], { cwd })
    expect(one.stdout).toContain('quick, seed 42, replicate 7')
    const trace = await chokepoint(['run', QUICK, '--replicate', '7', '--trace'], { cwd })
    expect(trace.stdout.split('\n')[0]).toMatch(/^week,date,domesticPrice_/)
    const json = await chokepoint(['run', QUICK, '--replicate', '7', '--json'], { cwd })
    expect(JSON.parse(json.stdout)).toMatchObject({ replicate: 7 })
    expect(readdirSync(cwd)).toEqual([])
  })

  test('--dry-run says what would be done and writes nothing', async () => {
    const out = join(base, 'dry')
    expect((await run(out, '--dry-run')).stdout).toContain('replicates  34 in 4 chunks')
    expect(existsSync(out)).toBe(false)
  })
})

describe('wrong usage ends with 2, says why, and writes nothing', () => {
  test.each([
    [[], 'which command?'],
    [['rum', QUICK], 'Did you mean run?'],
    [['run'], 'expected chokepoint run <file..>'],
    [['run', QUICK, '--replicats', '3'], 'did you mean --replicates?'],
    [['run', QUICK, '--replicates', '-3'], '--replicates'],
    [['run', QUICK, '--replicates', '1.5'], 'given 1.5; expected a whole number from 1'],
    [['run', QUICK, '--replicates', '0'], 'given 0; expected'],
    [['run', QUICK, '--seed', '9007199254740993'], '--seed'],
    [['run', QUICK, '--workers', 'many'], 'given many; expected'],
    [['run', QUICK, '-o', 'a', '-o', 'b'], 'is given twice'],
    [['run', QUICK, QUICK], 'same name'],
    [['run', QUICK, '--trace'], '--trace needs --replicate'],
    [['run', 'missing.yaml'], 'missing.yaml:1:1'],
    [['run', QUICK, '--set', 'wekes=200'], 'did you mean weeks?'],
    [['verify', '.'], 'no manifest.json'],
    [['report', '.'], 'no manifest.json'],
    [['export', clean, '--format', 'xls'], 'Choices: "csv"'],
  ])('%j', async (args, message) => {
    const cwd = newFolder()
    const { code, stderr, stdout } = await chokepoint(args, { cwd })
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect({ code, stdout, files: readdirSync(cwd) }).toEqual({ code: 2, stdout: '', files: [] })
  })

  test('an option given twice is named as it was written', async () => {
    const { stderr } = await chokepoint(['run', QUICK, '-w', '1', '-w', '2'])
    expect(stderr).toBe('-w is given twice\n')
  })

  test('another scenario, seed or fewer replicates leave a folder as it is', async () => {
    const before = checksums(clean)
    for (const [more, message] of [
      [['--seed', '5'], 'holds seed 42, not 5'],
      [['--set', 'weeks=14'], 'as it was before it changed'],
    ] as const) {
      const { code, stderr } = await run(clean, ...more)
      expect(stderr).toContain(message)
      expect(code).toBe(2)
    }
    const fewer = await chokepoint(['run', QUICK, '--replicates', '5', '-o', clean])
    expect(fewer.stderr).toContain('holds 34 replicates, more than 5')
    expect(checksums(clean)).toEqual(before)
  })

  test('--force replaces results, and only results', async () => {
    const out = join(base, 'forced')
    mkdirSync(out)
    writeFileSync(join(out, 'notes.txt'), 'mine')
    for (const more of [[], ['--force']]) expect(await run(out, ...more)).toMatchObject({ code: 2 })
    rmSync(join(out, 'notes.txt'))
    expect(await run(out, '--seed', '5')).toMatchObject({ code: 0 })
    writeFileSync(join(out, 'notes.txt'), 'mine')
    expect(await run(out, '--force')).toMatchObject({ code: 0 })
    const { 'notes.txt': notes, ...results } = checksums(out)
    expect(notes).toBeDefined()
    expect(results).toEqual(checksums(clean))
  })
})
