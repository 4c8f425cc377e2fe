/** `npm run bench coverage`: how often 95 % intervals hold the truth. */
import { coverage, INTERVALS, SHAPES } from '../stats/coverage.ts'

const RUNS = [8, 10, 20, 50, 200] as const
const BATCHES = 2_000

export function benchCoverage(say: (line: string) => void): void {
  say(`${'%, of 2,000 batches'.padEnd(50)}${RUNS.map((n) => `n = ${n}`.padStart(9)).join('')}`)
  for (const data of SHAPES)
    for (const interval of INTERVALS) {
      const cells = RUNS.map((n) => (100 * coverage(data, interval, n, BATCHES)).toFixed(1).padStart(9))
      say(`${`${data.name}: ${interval}`.padEnd(50)}${cells.join('')}`)
    }
}
