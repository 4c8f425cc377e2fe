/** Quotes of single runs, which medians over runs hide: they go somewhere, they do not go up in one week and down in the next. */
import { expect, test } from 'vitest'
import { run, shipped } from '../run-shipped.ts'

/** Week in which the controls of 2025 begin. */
const CONTROLS = 13

/** Correlation of each week's move, in logarithms, with that of the week before. */
function lagged(series: Float64Array): number {
  const moves = Array.from(series.subarray(1), (price, k) => Math.log(price / series[k]!))
  const mean = moves.reduce((a, b) => a + b, 0) / moves.length
  const of = (lag: number) => moves.slice(lag).reduce((sum, move, k) => sum + (move - mean) * (moves[k]! - mean), 0)
  return of(1) / of(0)
}

test.each([0, 1, 2])('weekly quotes under controls do not saw in replicate %i of export-controls-2025', (replicate) => {
  const done = run(shipped('export-controls-2025'), 42, replicate)
  for (const element of ['Dy', 'Tb', 'Y', 'Nd'])
    expect(lagged(done.series(`quotePrice.${element}`).subarray(CONTROLS)), element).toBeGreaterThan(-0.3)
})
