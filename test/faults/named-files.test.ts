/** Whatever a scenario names beside it goes through one reader: observations, empirical columns and bases are refused alike. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readNeighbor } from '../../sim/cli/input/read-text-file.ts'
import { type ParseOptions, parseScenario } from '../../sim/scenario/parse.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import { TEST_KINDS, TEST_QUANTITIES, VALID } from '../scenario/kinds.ts'

const REASONS: Readonly<Record<string, string>> = {
  missing: 'no such file',
  folder: 'is a folder, not a file',
  pipe: 'is not a regular file',
  device: 'it lies outside the folder of the scenario',
  outside: 'it lies outside the folder of the scenario',
  circle: 'the link leads in a circle',
  large: 'the file is too large: 9.0 MiB given, at most',
  wide: 'the file is UTF-16; save it as UTF-8',
  latin: 'not valid UTF-8; save the file as UTF-8 (line 2, column 3)',
  zero: 'NUL byte: not a text file (line 1, column 3)',
  picture: 'not a text file',
}
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chokepoint-named-'))
  writeFileSync(join(folder, 'secret'), 'secret: word\n')
  mkdirSync(join(folder, 'in'))
  for (const ending of ['csv', 'yaml']) {
    const at = (name: string): string => join(folder, 'in', `${name}.${ending}`)
    mkdirSync(at('folder'))
    execFileSync('mkfifo', [at('pipe')])
    symlinkSync('/dev/zero', at('device'))
    symlinkSync('../secret', at('outside'))
    symlinkSync(`circle.${ending}`, at('circle'))
    writeFileSync(at('large'), '')
    truncateSync(at('large'), 9 * 2 ** 20)
    writeFileSync(at('wide'), Buffer.from('\ufeffa: 1', 'utf16le'))
    writeFileSync(at('latin'), Buffer.from('a: 1\nb:\xe9', 'latin1'))
    writeFileSync(at('zero'), 'ab\0\n')
    writeFileSync(at('picture'), Buffer.from('89504e470d0a1a0a', 'hex'))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is said of a scenario; its own text is at hand, what it names is on disk. */
function say(text: string): string {
  const path = join(folder, 'in', 'a.yaml')
  const observed: ParseOptions['observed'] = () => ({ problems: [], warnings: [] })
  const read = (name: string) => (name === path ? { text } : readNeighbor(name, join(folder, 'in')))
  const tables = { observed, conditioned: observed }
  const parsed = parseScenario(read, path, { kinds: TEST_KINDS, quantities: () => TEST_QUANTITIES, ...tables })
  return parsed.ok ? '' : formatProblems(parsed.problems).replaceAll(path, 'a.yaml')
}

describe.each(Object.entries(REASONS))('%s', (name, reason) => {
  test.each([
    ['observations', `${VALID}observations: ${name}.csv\n`, `cannot read "${name}.csv": `],
    ['a condition', `${VALID}condition: {on: ${name}.csv}\n`, `cannot read "${name}.csv": `],
    [
      'a column',
      VALID.replace(/mine\.cashCost: \{.*\}/, () => {
        const origin = 'source: s, grade: D'
        return `mine.cashCost: {distribution: empirical, file: ${name}.csv, column: c, ${origin}}`
      }),
      `cannot read "${name}.csv": `,
    ],
    [
      'a series',
      `${VALID}series:\n  own: {sets: demand.wind, file: ${name}.csv, column: c, unit: factor, interpolate: steps, source: s, grade: D}\n`,
      `cannot read "${name}.csv": `,
    ],
    ['a base', `extends: ${name}.yaml\n${VALID}`, `cannot read "${name}.yaml": `],
  ])('as %s is refused where it is named', (_what, text, says) => {
    const said = say(text)
    expect(said).toMatch(/^a\.yaml:\d+:\d+: /)
    expect(said).toContain(says + reason)
    expect(said).not.toContain('secret: word')
  })
})
