/**
 * The peeling of the patient rule induction method (Friedman and Fisher 1999, Statistics and Computing 9, 123): from the box of all
 * runs, again and again the thin slice at one end of one column goes whose loss raises the share of hits most.
 */
import { type Cases, describe, type Restriction, type Tally, withEnd } from './box.ts'

export interface Peel extends Tally {
  readonly box: readonly Restriction[]
}

export interface PeelOptions {
  /** Share of the runs inside that a slice takes. */
  readonly slice: number
  /** Fewest runs that a box may hold. */
  readonly least: number
}

/** Every box on the way, the one of all runs first. */
export function peel(cases: Cases, { slice, least }: PeelOptions): Peel[] {
  const { columns, hits } = cases
  const allHits = hits.reduce((sum, hit) => sum + hit, 0)
  let inside = Array.from(hits, (_, run) => run)
  let box: Restriction[] = []
  const path: Peel[] = [{ box, ...describe(inside.length, allHits, hits.length, allHits) }]
  for (;;) {
    const before = path[path.length - 1]
    if (before.hits === before.runs) return path
    const best = bestCut(columns, hits, inside, before, slice, least)
    if (best === undefined) return path
    const { column, side, end } = best
    inside = inside.filter((run) => (side === 'low' ? columns[column][run] >= end : columns[column][run] <= end))
    box = withEnd(box, column, side, end)
    const inHits = inside.reduce((sum, run) => sum + hits[run], 0)
    path.push({ box, ...describe(inside.length, inHits, hits.length, allHits) })
  }
}

interface Cut {
  readonly column: number
  readonly side: 'low' | 'high'
  readonly end: number
  /** Rise of the share of hits for each run lost: fair to columns of few values, whose slices are thick. */
  readonly gain: number
}

function bestCut(
  columns: readonly Float64Array[],
  hits: Uint8Array,
  inside: readonly number[],
  before: Tally,
  slice: number,
  least: number,
): Cut | undefined {
  let best: Cut | undefined
  columns.forEach((values, column) => {
    const sorted = [...inside].sort((a, b) => values[a] - values[b])
    for (const side of ['low', 'high'] as const) {
      const order = side === 'low' ? sorted : [...sorted].reverse()
      const cut = cutOf(values, hits, order, before, slice, least)
      if (cut !== undefined && (best === undefined || cut.gain > best.gain)) best = { column, side, ...cut }
    }
  })
  return best
}

/** The slice at the beginning of `order`, with all that ties with its last run. */
function cutOf(
  values: Float64Array,
  hits: Uint8Array,
  order: readonly number[],
  before: Tally,
  slice: number,
  least: number,
): Pick<Cut, 'end' | 'gain'> | undefined {
  let lost = Math.max(1, Math.floor(slice * order.length))
  while (lost < order.length && values[order[lost]] === values[order[lost - 1]]) lost++
  const left = order.length - lost
  if (left < least) return undefined
  let lostHits = 0
  for (let k = 0; k < lost; k++) lostHits += hits[order[k]]
  const density = (before.hits - lostHits) / left
  return { end: (values[order[lost - 1]] + values[order[lost]]) / 2, gain: (density - before.density) / lost }
}
