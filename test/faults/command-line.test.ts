/** The same refusals through the whole command: exit code, streams, nothing written. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chokepoint as startAnywhere, REAL, ROOT, TOY } from '../cli/command-line.ts'
import { schemaText } from '../../sim/cli/commands/schema.ts'

const BASELINE = join(ROOT, 'scenarios/baseline.yaml')
const CONTROLS = join(ROOT, 'scenarios/export-controls-2025.yaml')
/** Without what it extends: one file that stands alone. */
const TEXT = readFileSync(BASELINE, 'utf8').replace(/^extends:.*\n/m, '')
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chokepoint-cli-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const chokepoint = (...args: string[]) => startAnywhere(args, { program: REAL, cwd: folder })
/** The baseline with a change, as `s.yaml`. */
function write(from: string | RegExp, to: string): void {
  writeFileSync(join(folder, 's.yaml'), TEXT.replace(from, to))
}

describe('validate', () => {
  test('says OK on stdout', async () => {
    const { code, stdout, stderr } = await chokepoint('validate', BASELINE)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^OK baseline: \d+ agents, \d+ elements, \d+ weeks from \d{4}-\d{2}-\d{2}\n$/)
  })
  test.each([
    ['a misspelt key', /^weeks:/m, 'week:', /^s\.yaml:\d+:1: week: unknown key week; did you mean weeks\?\n$/],
    [
      'a wrong type',
      /^seed:.*$/m,
      'seed: "5"',
      /^s\.yaml:\d+:7: seed: given "5"; expected a whole number .*; did you mean 5\?\n$/,
    ],
    ['a duplicate key', /^seed:.*$/m, 'seed: 5\nseed: 6', /^s\.yaml:\d+:1: seed: duplicate key seed; .*\n$/],
    [
      'an unknown element',
      /^elements: \[/m,
      'elements: [Xx, ',
      /^s\.yaml:\d+:12: elements\[0\]: given "Xx"; expected .*\n$/,
    ],
    [
      'a date that does not exist',
      /^start:.*$/m,
      'start: 2025-02-30',
      /^s\.yaml:\d+:8: start: given "2025-02-30"; .*did you mean 2025-02-28\?\n$/,
    ],
    [
      'negative tonnage',
      /capacity: (\d)/,
      'capacity: -$1',
      /^s\.yaml:\d+:\d+: agents\.\w+\.groups\.[\w-]+\.capacity: given -\d+; expected .*\n$/,
    ],
  ])('%s ends with exit code 2 and its place', async (_name, from, to, message) => {
    write(from, to)
    const { code, stdout, stderr } = await chokepoint('validate', 's.yaml')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(readdirSync(folder)).toEqual(['s.yaml'])
  })
  test('a missing file and a good one: both are reported, exit code 2', async () => {
    const { code, stdout, stderr } = await chokepoint('validate', 'missing.yaml', BASELINE)
    expect([code, stderr]).toEqual([2, 'missing.yaml:1:1: no such file\n'])
    expect(stdout).toMatch(/^OK baseline/)
  })
  test('settings are checked as the file is', async () => {
    const { code, stderr } = await chokepoint('validate', BASELINE, '--set', 'weeks=5', '--set', 'sead=1')
    expect(code).toBe(2)
    expect(stderr).toMatch(/^--set:1:7: weeks: given 5; .*\n--set:2:1: sead: unknown key sead; did you mean seed\?\n$/)
  })
})

describe('solve and sweep', () => {
  const solve = (by: string) => ['solve', CONTROLS, '--until', 'mean(totalLostUse) < 1 %', '--by', by]
  test.each([
    [solve('stockpile.groups.*.dais=0..10'), 'did you mean stockpile.groups.*.days?\n'],
    [solve('levers.*.rewievCapacity=1..9'), 'did you mean levers.*.reviewCapacity?\n'],
    [solve('levers.announcement-18.date=2025-02-30..2026-01-05'), 'did you mean 2025-02-28?\n'],
    [['sweep', CONTROLS, '--vary', 'stockpile.groups.*.dais=1,2'], 'did you mean stockpile.groups.*.days?\n'],
    [['sweep', CONTROLS, '--vary', 'levers.truce.date=2025-13-01,2026-01-05'], 'did you mean 2025-12-01?\n'],
  ])('%j: the nearest, as it was typed', async (args, message) => {
    const { code, stdout, stderr } = await chokepoint(...args, '--dry-run')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })
})

describe('run', () => {
  test.each([
    [
      ['--set', 'seed=7', '--seed', '9'],
      '--set seed=7: changes nothing, since --seed 9 counts; expected --seed alone\n',
    ],
    [['--set', 'replicates=7', '-n', '2'], '--set replicates=7: changes nothing, since --replicates 2 counts'],
    [['--set', 'design.method=sobol', '--design', 'monteCarlo'], 'since --design monteCarlo counts'],
  ])('refuses what is set and given as an option too: %j', async (args, message) => {
    const { code, stdout, stderr } = await chokepoint('run', BASELINE, '--dry-run', ...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })
  test('refuses a bad scenario before it writes anything', async () => {
    write(/^weeks:.*$/m, 'weeks: -3')
    const { code, stderr } = await chokepoint('run', 's.yaml')
    expect(code).toBe(2)
    expect(stderr).toContain('s.yaml:')
    expect(readdirSync(folder)).toEqual(['s.yaml'])
  })
})

describe('a name that leads nowhere', () => {
  beforeEach(() => {
    mkdirSync(join(folder, 'policies'))
    writeFileSync(join(folder, 'my-policy.yaml'), 'extends: chokepoint/baselin\nschema: 1\nname: a\n')
    writeFileSync(join(folder, 'policies/beside.yaml'), 'extends: besid.yaml\nschema: 1\nname: b\n')
    writeFileSync(join(folder, 'policies/own.csv'), '')
  })
  test.each([
    [['validate', 'my-policy.yml'], 'my-policy.yaml'],
    [['run', 'my-polcy'], 'my-policy'],
    [['describe', 'policies/besides.yaml'], 'policies/beside.yaml'],
    [['compare', 'baseline', 'my-polcy.yaml'], 'my-policy.yaml'],
    [['serve', 'my-policy.yml'], 'my-policy.yaml'],
    [['forecast', 'my-policies.yaml', '-o', 'f.json'], 'my-policy.yaml'],
    [['validate', 'policies/beside.yaml'], 'beside.yaml'],
    [['validate', 'my-policy.yaml'], 'chokepoint/baseline'],
    [['run', 'baseline', '--condition-on', 'policies/ownn.csv'], 'policies/own.csv'],
    [['sweep', 'basline', '--vary', 'weeks=60..70:2'], 'baseline'],
  ])('%j is told %s', async (args, near) => {
    expect(await chokepoint(...args)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(new RegExp(`no such file; did you mean ${near}\\?\\n$`)) as string,
    })
  })
})

describe('schema, describe, init', () => {
  test('schema prints what the editors read', async () => {
    expect((await chokepoint('schema')).stdout).toBe(schemaText('json', new URL('../../', import.meta.url)))
    expect((await chokepoint('schema', '--format', 'markdown')).stdout).toBe(
      schemaText('markdown', new URL('../../', import.meta.url)),
    )
  })
  test('describe names every kind of agent', async () => {
    const { code, stdout } = await chokepoint('describe', BASELINE)
    expect(code).toBe(0)
    expect(stdout).toMatch(/\n {2}manufacturer +\d+ in \d+ groups/)
  })
  test('init writes a scenario that is valid, once', async () => {
    writeFileSync(join(folder, 'baseline.yaml'), TEXT)
    expect((await chokepoint('init', 'my-variant')).code).toBe(0)
    const validated = await chokepoint('validate', 'my-variant.yaml')
    // Without its posterior the baseline draws from priors, which may be remarked on.
    expect(validated).toMatchObject({ code: 0, stderr: expect.stringMatching(/^(.*: warning: .*\n)*$/) as string })
    expect(await chokepoint('init', 'my-variant')).toMatchObject({ code: 2, stdout: '' })
    expect((await chokepoint('init', '../x')).code).toBe(2)
    expect(readdirSync(folder).sort()).toEqual(['baseline.yaml', 'my-variant.yaml'])
  })
  test('init leaves nothing half-written where nothing can be written', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `ulimit -f 0 && exec "${process.execPath}" "${TOY}" init full`], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect([status, readdirSync(folder)]).toEqual([3, []])
    expect(stderr).toMatch(/^chokepoint: .*the file is larger than this process may write\n$/)
  })
})
