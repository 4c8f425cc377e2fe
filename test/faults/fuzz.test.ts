/** Bytes that nobody chose: whatever comes, the answer is a scenario, or problems with a place. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseObservations } from '../../sim/studies/batch/observations.ts'
import { decode } from '../../sim/cli/input/read-text-file.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { formatProblems, type Problem } from '../../sim/scenario/text/problem.ts'
import { TEST_KINDS, TEST_QUANTITIES, VALID } from '../scenario/kinds.ts'
import { tries } from '../thorough.ts'
import { CSV_CASES } from './corpus-csv.ts'

const RUNS = tries(100, 300)
const RUN = {
  series: [{ name: 'quotePrice.Dy', family: 'quotePrice', label: '', unit: 'USD/kg', of: {} }],
  start: '2025-01-06',
  weeks: 156,
}

/** A text with a few bytes changed, put in, taken out or doubled. */
function mutated(text: string): fc.Arbitrary<Buffer> {
  const whole = Buffer.from(text)
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom(...PIECES).map((one) => Buffer.from(one)),
  )
  const edit = fc.tuple(fc.nat(whole.length), fc.nat(30), piece)
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce(
        (bytes, [at, gone, put]) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)]),
        whole,
      ),
    )
}
/** What means something to a reader. */
const PIECES = [
  ...[
    ':',
    ': ',
    '-',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '#',
    '&a',
    '*a',
    '!t',
    '|',
    '>',
    '%',
    '@',
    '`',
    '?',
    '\n',
    '\r',
    '\t',
  ],
  ...[
    '---\n',
    '<<: ',
    '__proto__',
    'constructor',
    'null',
    '~',
    '.nan',
    '1e999',
    '0x1',
    '-0',
    '2027-02-30',
    '\ufeff',
    '\u202e',
  ],
  ...['\ud83e', '\u0000', '""', ';', '\r\n', '\n\n', '  '],
]

function expectPlaces(problems: readonly Problem[]): void {
  const said = formatProblems(problems)
  expect(said).toMatch(/^[\w.]+:\d+:\d+: /)
  expect(said.split('\n').length).toBeLessThanOrEqual(21)
  expect(said).not.toMatch(/undefined|\[object|TypeError|RangeError/)
}

describe('a mutated file', () => {
  test('of a scenario is read or refused with its place', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(VALID), fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const files = () => decode(Buffer.from(bytes))
        const parsed = parseScenario(files, 'a.yaml', { kinds: TEST_KINDS, quantities: () => TEST_QUANTITIES })
        if (!parsed.ok) expectPlaces(parsed.problems)
      }),
      { numRuns: RUNS },
    )
  })

  test('of observations is read or refused with its place', () => {
    const good = CSV_CASES['quoted-comma']![0] + CSV_CASES['good']![0].split('\n')[1]
    fc.assert(
      fc.property(fc.oneof(mutated(good), fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const file = decode(Buffer.from(bytes))
        if (!('text' in file)) return
        const { observations, problems } = parseObservations(file.text, 'o.csv', RUN)
        if (problems.length > 0) expectPlaces(problems)
        else for (const { value } of observations) expect(value).toBeGreaterThan(0)
      }),
      { numRuns: 3 * RUNS },
    )
  })
})
