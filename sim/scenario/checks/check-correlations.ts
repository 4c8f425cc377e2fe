/** Rank correlations: both ends are drawn, no pair twice, and all together are coefficients that some distribution has. */
import { cholesky, NotPositiveDefinite } from '../../numbers/statistics/cholesky.ts'
import { normalCorrelations, pearsonOfSpearman, type RankPair } from '../../numbers/statistics/normal-correlations.ts'
import { type CrossCheck, nearestName, report } from './cross-check.ts'
import { isOfAbsentEvent, isSettled } from './check-hindcast.ts'
import { oneOf, quoteKey } from '../text/problem.ts'
import type { RawScenario } from '../shape/raw-scenario.ts'

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
    nearest: nearestName(check, path, drawn),
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
  const matrix = normalCorrelations(columns, pairs)
  const last = firstImpossible(matrix)
  if (last === undefined) return
  const known = columns.slice(0, last + 1)
  const culprit = pairs.findLast(
    ({ between }) => between.includes(columns[last]!) && between.every((path) => known.includes(path)),
  )!
  const other = known.findIndex((path, i) => i !== last && culprit.between.includes(path))
  const possible = possibleCoefficients(matrix, other, last)
  const range = possible.length === 0 ? '' : `, for this pair ${possible[0]} to ${possible.at(-1)}`
  report(check, ['correlations', culprit.id, 'spearman'], {
    given: `${culprit.spearman} between ${culprit.between.join(' and ')}, which cannot be beside the other correlations`,
    expected: `coefficients that are possible together${range}`,
  })
}

/** The first row that cannot be added to those above it. */
function firstImpossible(matrix: readonly (readonly number[])[]): number | undefined {
  try {
    cholesky(matrix)
    return undefined
  } catch (error) {
    if (error instanceof NotPositiveDefinite) return error.pivot
    throw error
  }
}

/**
 * Rank correlations, to the hundredth, that column `last` may have with `other` where its others and the columns before it stay as they
 * are. With `other` moved next to it, the coefficient stands in one entry of its row of the Cholesky factor: what the others leave
 * of its variance must cover the square of that entry.
 */
function possibleCoefficients(matrix: readonly (readonly number[])[], other: number, last: number): readonly number[] {
  const order = [...Array(last).keys()].filter((i) => i !== other).concat(other)
  const lower = cholesky(order.map((i) => order.map((j) => matrix[i]![j]!)))
  const beside = lower.at(-1)!
  const row: number[] = []
  let left = 1
  let middle = 0
  order.slice(0, -1).forEach((i, r) => {
    let rest = matrix[last]![i]!
    for (let k = 0; k < r; k++) rest -= row[k]! * lower[r]![k]!
    const entry = rest / lower[r]![r]!
    row.push(entry)
    left -= entry * entry
    middle += entry * beside[r]!
  })
  return COEFFICIENTS.filter((spearman) => {
    const entry = (pearsonOfSpearman(spearman) - middle) / beside.at(-1)!
    return entry * entry < left
  })
}
const COEFFICIENTS = Array.from({ length: 199 }, (_, k) => (k - 99) / 100)
