/** Rank correlations: both ends are drawn, no pair twice, and all together are coefficients that some distribution has. */
import { cholesky } from '../stats/cholesky.ts'
import { normalCorrelations, type RankPair } from '../stats/normal-correlations.ts'
import { type CrossCheck, report } from './cross-check.ts'
import { isOfAbsentEvent, isSettled } from './check-hindcast.ts'
import { nearest } from './nearest.ts'
import { oneOf, quoteKey } from './problem.ts'
import type { RawScenario } from './raw-scenario.ts'

export function checkCorrelations(check: CrossCheck): void {
  const { raw, problems } = check
  const before = problems.length
  const drawn = Object.keys(raw.uncertainties ?? {})
  const seen = new Map<string, string>()
  for (const [id, { between }] of Object.entries(raw.correlations ?? {})) {
    if (between === undefined || between.length !== 2) continue
    between.forEach((path, end) => checkEnd(check, id, path, end, drawn))
    const pair = [...between].sort().join(' ')
    const first = seen.get(pair)
    if (first === undefined) seen.set(pair, id)
    else
      report(check, ['correlations', id, 'between'], {
        given: `the pair of ${first} a second time`,
        expected: 'one coefficient for a pair',
      })
  }
  if (problems.length === before) checkTogether(check)
}

/** Files that extend one with correlations may settle one end: the pair is passed over then, as in `drawnPairs`. */
function checkEnd(check: CrossCheck, id: string, path: string, end: number, drawn: readonly string[]): void {
  const { posterior, design } = check.raw
  const at = ['correlations', id, 'between', String(end)]
  if (drawn.includes(path)) {
    if (posterior?.paths?.includes(path) === true)
      report(check, at, {
        given: `${quoteKey(path)}, which comes from the draws of the posterior`,
        expected: 'an uncertainty that is drawn from its own distribution',
      })
    if (design?.factors?.[path] !== undefined)
      report(check, at, {
        given: `${quoteKey(path)}, which the design crosses`,
        expected: 'an uncertainty that is drawn from its own distribution',
      })
    return
  }
  if (isOfAbsentEvent(check, path) || isSettled(check, path)) return
  report(check, at, {
    given: `${quoteKey(path)}, which is no uncertainty of this scenario`,
    expected: oneOf(drawn),
    nearest: nearest(path, drawn),
  })
}

/** Pairs of which both ends are drawn. */
export function drawnPairs({
  correlations,
  uncertainties,
}: RawScenario): readonly (RankPair & { readonly id: string })[] {
  return Object.entries(correlations ?? {}).flatMap(([id, { between, spearman }]) =>
    between?.every((path) => Object.hasOwn(uncertainties ?? {}, path)) === true && spearman !== undefined
      ? [{ id, between, spearman }]
      : [],
  )
}

/** Names the last pair of the first uncertainty that cannot be added to those before it. */
function checkTogether(check: CrossCheck): void {
  const pairs = drawnPairs(check.raw)
  const columns = [...new Set(pairs.flatMap(({ between }) => between))]
  if (isPossible(columns, pairs)) return
  let count = 1
  while (isPossible(columns.slice(0, count), pairs)) count++
  const known = columns.slice(0, count)
  const culprit = pairs.findLast(
    ({ between }) => between.includes(known.at(-1)!) && between.every((p) => known.includes(p)),
  )!
  const others = pairs.filter(({ id, between }) => id !== culprit.id && between.every((p) => known.includes(p)))
  const possible = COEFFICIENTS.filter((spearman) => isPossible(known, [...others, { ...culprit, spearman }]))
  const range = possible.length === 0 ? '' : `, for this pair ${possible[0]} to ${possible.at(-1)}`
  report(check, ['correlations', culprit.id, 'spearman'], {
    given: `${culprit.spearman} between ${culprit.between.join(' and ')}, which cannot be beside the other correlations`,
    expected: `coefficients that are possible together${range}`,
  })
}
const COEFFICIENTS = Array.from({ length: 199 }, (_, k) => (k - 99) / 100)

function isPossible(columns: readonly string[], pairs: readonly RankPair[]): boolean {
  try {
    cholesky(normalCorrelations(columns, pairs))
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
