/** A box in the space of what is uncertain: ranges of some columns, all others free. */

export interface Restriction {
  readonly column: number
  /** Inside from here on; null for no end. */
  readonly low: number | null
  readonly high: number | null
}

export interface Cases {
  /** `[column][run]`. */
  readonly columns: readonly Float64Array[]
  /** 1 for a run of interest, 0 for the others. */
  readonly hits: Uint8Array
}

export interface Tally {
  readonly runs: number
  readonly hits: number
  /** Hits inside over all hits. */
  readonly coverage: number
  /** Hits inside over runs inside. */
  readonly density: number
  /** Runs inside over all runs. */
  readonly support: number
}

function isInside({ columns }: Cases, box: readonly Restriction[], run: number): boolean {
  return box.every(({ column, low, high }) => {
    const value = columns[column][run]
    return (low === null || value >= low) && (high === null || value <= high)
  })
}

export function tally(cases: Cases, box: readonly Restriction[]): Tally {
  const { hits } = cases
  let runs = 0
  let inside = 0
  let all = 0
  for (let run = 0; run < hits.length; run++) {
    all += hits[run]
    if (!isInside(cases, box, run)) continue
    runs++
    inside += hits[run]
  }
  return describe(runs, inside, hits.length, all)
}

export function describe(runs: number, hits: number, allRuns: number, allHits: number): Tally {
  return {
    runs,
    hits,
    coverage: allHits > 0 ? hits / allHits : 0,
    density: runs > 0 ? hits / runs : 0,
    support: runs / allRuns,
  }
}

/** Harmonic mean of coverage and density: high only when the box holds most of the hits and little else. */
export const balance = ({ coverage, density }: Tally): number =>
  coverage + density > 0 ? (2 * coverage * density) / (coverage + density) : 0

/** The box with one end of a column set. */
export function withEnd(
  box: readonly Restriction[],
  column: number,
  side: 'low' | 'high',
  end: number | null,
): Restriction[] {
  const before = box.find((one) => one.column === column) ?? { column, low: null, high: null }
  const after = { ...before, [side]: end }
  const rest = box.filter((one) => one.column !== column)
  return after.low === null && after.high === null ? rest : [...rest, after].sort((a, b) => a.column - b.column)
}
