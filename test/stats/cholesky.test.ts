import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cholesky } from '../../sim/numbers/statistics/cholesky.ts'

test('the factor of a matrix worked out by hand', () => {
  const matrix = [
    [4, 12, -16],
    [12, 37, -43],
    [-16, -43, 98],
  ]
  expect(cholesky(matrix)).toEqual([
    [2, 0, 0],
    [6, 1, 0],
    [-8, 5, 3],
  ])
})

test('gives the factor back that a matrix was made of', () => {
  const entry = fc.double({ min: -2, max: 2, noNaN: true })
  const pivot = fc.double({ min: 0.5, max: 3, noNaN: true })
  const lower = fc
    .integer({ min: 1, max: 6 })
    .chain((n) =>
      fc.tuple(
        ...Array.from({ length: n }, (_, i) =>
          fc.tuple(...Array.from({ length: n }, (_, j) => (j < i ? entry : j === i ? pivot : fc.constant(0)))),
        ),
      ),
    )
  fc.assert(
    fc.property(lower, (given) => {
      const product = given.map((a) => given.map((b) => a.reduce((sum, x, k) => sum + x * b[k]!, 0)))
      cholesky(product).forEach((row, i) => {
        for (const [j, x] of row.entries()) expect(x).toBeCloseTo(given[i]![j]!, 6)
      })
    }),
    { numRuns: 300 },
  )
})

test.each([
  [
    'singular',
    [
      [1, 1],
      [1, 1],
    ],
    'pivot 1 is 0',
  ],
  [
    'indefinite',
    [
      [1, 2],
      [2, 1],
    ],
    'pivot 1 is -3',
  ],
  ['zero', [[0]], 'pivot 0 is 0'],
  ['no number', [[NaN]], 'pivot 0 is NaN'],
])('a matrix that is %s is refused with its pivot', (_what, matrix, reason) => {
  expect(() => cholesky(matrix)).toThrow(`not positive definite: ${reason}`)
})
