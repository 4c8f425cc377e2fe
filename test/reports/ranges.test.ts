/** What "90% of runs" is worth stands on the page: of how many runs, and of how many draws. */
import { expect, test } from 'vitest'
import { syntheticResult } from './fixture.ts'
import { limitsOf } from '../../reports/html/limits.ts'
import { renderNotice } from '../../reports/html/notice.ts'
import { findAll } from '../../reports/findings.ts'
import { CHARTS } from '../../reports/charts/index.ts'
import { rangeSentence, sharedDraws } from '../../reports/words/ranges.ts'

const plain = syntheticResult({ replicates: 200 })
const draws = { distinct: 45, effective: 17.2 }
const shared = { ...plain, run: { ...plain.run, draws } }

test('a new run falls between the ends of n runs as often as order statistics say', () => {
  // 0.9 (n - 1) / (n + 1): 20 runs 81 %, 200 runs 89 %.
  const of = (replicates: number) => rangeSentence({ series: {}, run: { ...plain.run, replicates } })
  expect(of(20)).toContain('a new run falls inside with 81%')
  expect(of(200)).toContain('these 200 runs; a new run falls inside with 89%')
})

test('runs that share draws are worth as many as are independent', () => {
  expect(sharedDraws(draws, 200)).toBe(
    '200 runs share 45 draws of what is uncertain and tell as much of it as 17 independent ones',
  )
  expect(rangeSentence(shared)).toContain('a run with a draw of its own falls inside with 80%')
})

test('a range of series that some runs lack is of those that have a value', () => {
  const series = { x: { ...Object.values(plain.series)[0]!, measured: [3] } }
  expect(rangeSentence({ run: plain.run, series })).toContain('200 runs, or of those that have a value')
})

test('notice, limits and convergence say that draws are shared, and nothing where they are not', () => {
  const said = (result: typeof plain): string[] => [
    String(renderNotice(result).text),
    limitsOf(result, findAll(result)).join(' '),
    CHARTS.find(({ id }) => id === 'convergence')!.build(result, findAll(result))[0]!.howToRead ?? '',
  ]
  for (const text of said(shared)) expect(text).toContain('45 draws of what is uncertain')
  for (const text of said(plain)) expect(text).not.toContain('of what is uncertain and tell')
  expect(said(shared)[1]).toContain('(95% confidence) for the draws that the runs share')
})
