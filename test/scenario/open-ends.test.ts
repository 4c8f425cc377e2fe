/** Whatever can be drawn must be allowed: what is said of tails that reach further than what they draw. */
import { expect, test } from 'vitest'
import { createDraws } from '../../sim/world/uncertainty.ts'
import { VALID } from './kinds.ts'
import { messages, parse, scenarioOf } from './parse-text.ts'

const drawing = (distribution: string): string =>
  messages(
    parse(
      VALID.replace(
        /mine\.cashCost: \{distribution: logNormal.*\n/,
        `mine.cashCost: {distribution: ${distribution}, source: Assumed, grade: D}\n`,
      ),
    ),
  )

test.each([
  ['normal, mean: 4000, sd: 900', 'missing min and max', 'expected min: 0, max: 60000'],
  ['normal, mean: 4000, sd: 900, min: 100', 'missing max', 'expected max: 60000'],
  ['normal, mean: 4000, sd: 900, max: 9000', 'missing min', 'expected min: 0'],
  ['logNormal, median: 4200, sigma: 0.3', 'missing max', 'expected max: 60000'],
  ['logNormal, median: 4200, sigma: 0.3, max: 70000', 'given 70000', 'from 0 to 60000'],
  ['logNormal, median: 4200, sigma: 0.3, min: -2, max: 0', 'given max 0', 'a max above 0'],
])('%s is refused with what to write', (distribution, given, expected) => {
  expect(drawing(distribution)).toContain(given)
  expect(drawing(distribution)).toContain(expected)
})

test.each([
  'normal, mean: 4000, sd: 0.001, min: 50000, max: 60000',
  'logNormal, median: 4200, sigma: 0.3, max: 60000',
  'logNormal, median: 4200, sigma: 0.01, min: 9000, max: 60000',
])('%s is drawn exactly, however little lies there', (distribution) => {
  expect(drawing(distribution)).toBe('')
})

test('a draw that is no number, or beyond what the distribution can give, ends the run with its path and number', () => {
  const valid = scenarioOf(parse(VALID))
  const path = 'mine.cashCost'
  const scenario = { ...valid, uncertainties: { [path]: valid.uncertainties[path]! } }
  const at = (p: number) => createDraws(scenario, 1, { columns: [path], rows: 9, point: () => Float64Array.of(p) })
  expect(() => at(NaN)(7, 7)).toThrow('mine.cashCost: draw 7 is NaN')
  const beyond = { source: 'x', paths: [path], draws: [[60_100]] }
  const draws = createDraws({ ...scenario, posterior: beyond }, 1, {
    columns: [],
    rows: 9,
    point: () => new Float64Array(0),
  })
  expect(() => draws(3, 3)).toThrow('mine.cashCost: draw 3 is 60100, expected a number from 0 to 60000')
})
