import { expect, test } from 'vitest'
import { asConstants } from '../../scripts/constants.mjs'

test('a variable of a module that is never written to again becomes a constant', () => {
  expect(asConstants('var GAIN = 0.14;\nfunction f(x) {\n  return x.GAIN === GAIN;\n}\n')).toContain(
    'const GAIN = 0.14',
  )
})

test.each([
  'n = 2;',
  'n += 1;',
  'n ??= 1;',
  'n++;',
  '--n;',
  '[n, m] = [1, 2];',
  '({ n } = { n: 3 });',
  'for (n of [1, 2]) f(n);',
  'for (n in {}) f(n);',
])('a variable with %s somewhere stays one', (write) => {
  expect(asConstants(`var n = 1;\nfunction f() {\n  ${write}\n}\n`)).toContain('var n = 1')
})

test('a variable that is declared before it has a value stays one', () => {
  expect(asConstants('var n;\nn = 1;\n')).toBe('var n;\nn = 1;\n')
})
