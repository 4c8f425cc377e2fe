/** Time grows with the length of a text, not with its square; what is said of it fits a screen. */
import { describe, expect, test } from 'vitest'
import { parseObservations } from '../../sim/studies/batch/observations.ts'
import { parseFragment } from '../../sim/studies/live/fragment.ts'
import { nearest } from '../../sim/scenario/text/nearest.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import { TEST_KINDS } from '../scenario/kinds.ts'
import { messages, parse } from '../scenario/parse-text.ts'
import { GROWING } from './hostile-texts.ts'
import { CSV_HEAD, GROWING_CSV, impossibleCorrelations } from './hostile-tables.ts'

const SMALL = 5
const TIMES = 16
/** Processor time of a text that is TIMES as long: TIMES for a reader that is linear, TIMES² for one that takes the square. */
const MOST_TIMES_AS_LONG = 80
/** Below this, milliseconds, the collector of garbage says more than the text. */
const TOO_SHORT = 40
/** Twenty problems, each with a path and three clipped parts at worst; most are far shorter. */
const LONGEST_MESSAGE = 20_000

/** Milliseconds of processor time, the better of two: waiting for other processes does not count. */
function time(run: () => unknown): number {
  return Math.min(
    ...[1, 2].map(() => {
      const started = process.cpuUsage()
      run()
      const { user, system } = process.cpuUsage(started)
      return (user + system) / 1_000
    }),
  )
}

/** What the collector of garbage takes falls now here, now there: the best of so many tries counts. */
const TRIES = 4

function expectLinear(run: (n: number) => unknown): void {
  let times = Infinity
  for (let k = 0; k < TRIES && times >= MOST_TIMES_AS_LONG; k++) {
    const long = time(() => run(SMALL * TIMES))
    if (long < TOO_SHORT) return
    const short = time(() => run(SMALL))
    times = long / Math.max(1, short)
  }
  expect(times).toBeLessThan(MOST_TIMES_AS_LONG)
}

const quantities = () => ({ outcomes: new Map([['lostOutput', 't']]), series: new Map([['quotePrice.Dy', 'USD/kg']]) })
const read = (text: string): string => messages(parse(text, {}, { kinds: TEST_KINDS, quantities }))

describe('a scenario', () => {
  test.each(Object.entries(GROWING))('%s', (_name, make) => {
    const texts = new Map([SMALL, SMALL * TIMES].map((n) => [n, make(n)]))
    expectLinear((n) => read(texts.get(n)!))
    const said = read(texts.get(SMALL * TIMES)!)
    expect(said.length).toBeLessThan(LONGEST_MESSAGE)
    if (said !== '') expect(said).toMatch(/^a\.yaml:\d+:\d+: /)
  })

  test('that deletes thousands of keys which nothing sets', () => {
    const base = (n: number) => Array.from({ length: n * 40 }, (_, i) => `key-number-${i}: 1\n`).join('')
    const over = (n: number) => Array.from({ length: n * 40 }, (_, i) => `kye-number-${i}: null\n`).join('')
    const files = new Map(
      [SMALL, SMALL * TIMES].map((n) => [n, [`extends: b.yaml\nschema: 1\nname: x\n${over(n)}`, base(n)]]),
    )
    expectLinear((n) => messages(parse(files.get(n)![0]!, { 'b.yaml': files.get(n)![1]! })))
  })

  test('300 correlations that cannot be together are told in a moment', () => {
    expect(messages(parse(impossibleCorrelations(300)))).toContain('cannot be beside the other correlations')
    const few = time(() => parse(impossibleCorrelations(3)))
    expect(time(() => parse(impossibleCorrelations(300)))).toBeLessThan(TOO_SHORT + 10 * few)
  })
})

describe('a file of observations', () => {
  const run = {
    series: [{ name: 'quotePrice.Dy', family: 'quotePrice', label: '', unit: 'USD/kg', of: {} }],
    start: '2025-01-06',
    weeks: 156,
  }
  test.each(Object.entries(GROWING_CSV))('%s', (_name, make) => {
    const texts = new Map([SMALL, SMALL * TIMES].map((n) => [n, `${CSV_HEAD}\n${make(n)}`]))
    expectLinear((n) => parseObservations(texts.get(n)!, 'o.csv', run))
    const { problems } = parseObservations(texts.get(SMALL * TIMES)!, 'o.csv', run)
    expect(formatProblems(problems).length).toBeLessThan(LONGEST_MESSAGE)
  })
})

test('a name of a million letters has no nearest', () => {
  expect(nearest('x'.repeat(1e6), [`${'x'.repeat(1e6)}y`])).toBeUndefined()
})

test('a link with thousands of parts is read part by part', () => {
  const controls = Array.from({ length: 500 }, (_, i) => ({ key: `a.${i}`, kind: 'number', min: 0, max: 1 }) as const)
  expectLinear((n) => parseFragment(`#live${'&a.499=1'.repeat(n * 200)}`, controls))
})
