import { expect, test } from 'vitest'
import { coverage, SHAPES } from './coverage.ts'

const BATCHES = 300
/** Five standard errors of a share about 0.95. */
const SLACK = 5 * Math.sqrt((0.95 * 0.05) / BATCHES)

test.each(SHAPES.map((data) => [data.name, data] as const))('intervals of a mean of 20 runs hold: %s', (name, data) => {
  // The long run, of 2,000 batches, is docs/comparison.md; 0.91 where most runs lose nothing.
  expect(coverage(data, 'mean', 20, BATCHES)).toBeGreaterThan((name.startsWith('zero') ? 0.91 : 0.94) - SLACK)
})

test('exact ends of quantiles hold whatever the shape', () => {
  for (const data of SHAPES)
    for (const n of [8, 50])
      for (const interval of ['median', 'p90'] as const)
        expect(coverage(data, interval, n, BATCHES), `${data.name} ${interval} ${n}`).toBeGreaterThan(0.95 - SLACK)
})
