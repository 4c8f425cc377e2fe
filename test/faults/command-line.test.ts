/** The same refusals through the real command: exit code, streams, nothing written. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { schemaText } from '../../sim/cli/commands/schema.ts'

const BIN = fileURLToPath(new URL('../../bin/chokepoint.js', import.meta.url))
const BASELINE = fileURLToPath(new URL('../../scenarios/baseline.yaml', import.meta.url))
/** Without what it extends: one file that stands alone. */
const TEXT = readFileSync(BASELINE, 'utf8').replace(/^extends:.*\n/m, '')
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chokepoint-cli-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function chokepoint(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 20_000,
  })
  return { status, stdout, stderr }
}
/** The baseline with a change, as `s.yaml`. */
function write(from: string | RegExp, to: string): void {
  writeFileSync(join(folder, 's.yaml'), TEXT.replace(from, to))
}

describe('validate', () => {
  test('says OK on stdout', () => {
    const { status, stdout, stderr } = chokepoint('validate', BASELINE)
    expect([status, stderr]).toEqual([0, ''])
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
  ])('%s ends with exit code 2 and its place', (_name, from, to, message) => {
    write(from, to)
    const { status, stdout, stderr } = chokepoint('validate', 's.yaml')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(readdirSync(folder)).toEqual(['s.yaml'])
  })
  test('a missing file and a good one: both are reported, exit code 2', () => {
    const { status, stdout, stderr } = chokepoint('validate', 'missing.yaml', BASELINE)
    expect([status, stderr]).toEqual([2, 'missing.yaml:1:1: no such file\n'])
    expect(stdout).toMatch(/^OK baseline/)
  })
  test('settings are checked as the file is', () => {
    const { status, stderr } = chokepoint('validate', BASELINE, '--set', 'weeks=5', '--set', 'sead=1')
    expect(status).toBe(2)
    expect(stderr).toMatch(/^--set:1:7: weeks: given 5; .*\n--set:2:1: sead: unknown key sead; did you mean seed\?\n$/)
  })
})

describe('run', () => {
  test('refuses a bad scenario before it writes anything', () => {
    write(/^weeks:.*$/m, 'weeks: -3')
    const { status, stderr } = chokepoint('run', 's.yaml')
    expect(status).toBe(2)
    expect(stderr).toContain('s.yaml:')
    expect(readdirSync(folder)).toEqual(['s.yaml'])
  })
})

describe('schema, describe, init', () => {
  test('schema prints what the editors read', () => {
    expect(chokepoint('schema').stdout).toBe(schemaText('json'))
    expect(chokepoint('schema', '--format', 'markdown').stdout).toBe(schemaText('markdown'))
  })
  test('describe names every kind of agent', () => {
    const { status, stdout } = chokepoint('describe', BASELINE)
    expect(status).toBe(0)
    expect(stdout).toMatch(/\n {2}manufacturer +\d+ in \d+ groups/)
  })
  test('init writes a scenario that is valid, once', () => {
    writeFileSync(join(folder, 'baseline.yaml'), TEXT)
    expect(chokepoint('init', 'my-variant').status).toBe(0)
    expect(chokepoint('validate', 'my-variant.yaml')).toMatchObject({ status: 0, stderr: '' })
    expect(chokepoint('init', 'my-variant')).toMatchObject({ status: 2, stdout: '' })
    expect(chokepoint('init', '../x').status).toBe(2)
    expect(readdirSync(folder).sort()).toEqual(['baseline.yaml', 'my-variant.yaml'])
  })
})
