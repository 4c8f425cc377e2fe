/** Did-you-mean: the nearest name by edit distance. */

/** Names further away than a third of their length are no help. */
const FAR = 3
/** Nobody misspells a name this long, characters; comparing two takes time with the square of it. */
const LONGEST = 200
/** More names than any list of ours has, or a scenario that a person wrote. */
const MOST_CANDIDATES = 5_000

/**
 * The candidate nearest to `given`, or nothing when all are far. Equal distances go to names not yet `taken` (a map that
 * already holds `Gd` can only have meant `Nd`), then to the longer common beginning.
 */
export function nearest(
  given: string,
  candidates: readonly string[],
  taken?: { has(name: string): boolean },
): string | undefined {
  if (given.length > LONGEST || candidates.length > MOST_CANDIDATES) return undefined
  const lower = given.toLowerCase()
  let best: string | undefined
  let bestScore = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const most = Math.max(1, Math.floor(Math.max(candidate.length, given.length) / FAR))
    if (Math.abs(candidate.length - given.length) > most) continue
    const inLowerCase = editDistance(lower, candidate.toLowerCase(), most)
    if (inLowerCase > most) continue
    const distance = Math.min(editDistance(given, candidate, most), inLowerCase + CASE)
    if (distance > most) continue
    const score = distance + (taken?.has(candidate) ? TAKEN : 0) - commonPrefix(given, candidate) * PREFIX
    if (score < bestScore) {
      bestScore = score
      best = candidate
    }
  }
  return best
}

/** A wrong case counts less than a wrong letter; ties are broken by parts too small to outweigh a letter. */
const CASE = 0.3
const TAKEN = 0.45
const PREFIX = 0.001

/** Optimal string alignment: insertion, deletion, substitution and swap of neighbours cost 1 each. Infinity once it is above `most`. */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  let before: number[] = []
  let isFarAbove = false
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    // A swap reaches over one row, no step over two.
    const isFar = least > most
    if (isFar && isFarAbove) return Number.POSITIVE_INFINITY
    isFarAbove = isFar
    before = above
    above = row
  }
  return above[b.length]!
}

function commonPrefix(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}
