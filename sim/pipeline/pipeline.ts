/**
 * Everything between a buyer's order in China and the ship: one store of parcels, each in one named stage, each stage a line in
 * which nobody overtakes unless a rule takes them out of turn.
 *
 *     application → license → (shipments) → port → yard → ship
 *
 * A license is a quantity with a life, not a ticket: many shipments draw it down. Orders wait with the buyer (`lines.backlog`) until a
 * license and the supplier's stock allow a shipment; what has sailed is on the buyer's calendar of arrivals (`lines.arrivals`). The
 * store grows when it is full; no stage ever refuses a parcel.
 */
import { longer } from '../market/longer.ts'

export const STAGES = ['application', 'license', 'port', 'yard'] as const
export const [APPLICATION, LICENSE, PORT, YARD] = [0, 1, 2, 3] as const

export interface Pipeline {
  /** Buying line that the parcel is for. */
  line: Int32Array
  /** t; of a license, what may still be shipped under it. */
  tonnes: Float64Array
  /** Mean week of the orders in it; of an application, its number among those of its line. */
  orderWeek: Float64Array
  /** Times that it has been sent back with questions. */
  round: Int32Array
  /** Week in which it entered its stage. */
  since: Int32Array
  /** First week in which it may leave its stage. */
  due: Float64Array
  /** The parcel behind it in its stage, or the next free row; -1 for none. */
  next: Int32Array
  /** First free row, -1 for none. */
  free: number
  /** First and last parcel of each stage (-1 for none), and their number. */
  readonly first: Int32Array
  readonly last: Int32Array
  readonly count: Int32Array
}

/** Rows with which a pipeline begins: a few hundred buyers with a parcel or two each. */
const FIRST_ROWS = 512

export function createPipeline(): Pipeline {
  const pipeline: Pipeline = {
    line: new Int32Array(0),
    tonnes: new Float64Array(0),
    orderWeek: new Float64Array(0),
    round: new Int32Array(0),
    since: new Int32Array(0),
    due: new Float64Array(0),
    next: new Int32Array(0),
    free: -1,
    first: new Int32Array(STAGES.length).fill(-1),
    last: new Int32Array(STAGES.length).fill(-1),
    count: new Int32Array(STAGES.length),
  }
  grow(pipeline, FIRST_ROWS)
  return pipeline
}

/** Makes room for as many rows; columns are new ones afterwards, so that nobody may hold on to one while parcels are added. */
function grow(pipeline: Pipeline, rows: number): void {
  const before = pipeline.line.length
  pipeline.line = longer(pipeline.line, new Int32Array(rows))
  pipeline.tonnes = longer(pipeline.tonnes, new Float64Array(rows))
  pipeline.orderWeek = longer(pipeline.orderWeek, new Float64Array(rows))
  pipeline.round = longer(pipeline.round, new Int32Array(rows))
  pipeline.since = longer(pipeline.since, new Int32Array(rows))
  pipeline.due = longer(pipeline.due, new Float64Array(rows))
  pipeline.next = longer(pipeline.next, new Int32Array(rows))
  for (let row = before; row < rows; row++) pipeline.next[row] = row + 1 < rows ? row + 1 : pipeline.free
  pipeline.free = before
}

/** Adds a parcel at the end of a stage; returns its row. */
export function enter(
  pipeline: Pipeline,
  stage: number,
  line: number,
  tonnes: number,
  orderWeek: number,
  since: number,
  due: number,
): number {
  if (pipeline.free < 0) grow(pipeline, 2 * pipeline.line.length)
  const row = pipeline.free
  pipeline.free = pipeline.next[row]
  pipeline.line[row] = line
  pipeline.tonnes[row] = tonnes
  pipeline.orderWeek[row] = orderWeek
  pipeline.round[row] = 0
  pipeline.since[row] = since
  pipeline.due[row] = due
  pipeline.next[row] = -1
  if (pipeline.last[stage] < 0) pipeline.first[stage] = row
  else pipeline.next[pipeline.last[stage]] = row
  pipeline.last[stage] = row
  pipeline.count[stage]++
  return row
}

/** Takes a parcel out of its stage; `before` is the one ahead of it, -1 for none. Its row is free from then on. */
export function leave(pipeline: Pipeline, stage: number, row: number, before: number): void {
  const behind = pipeline.next[row]
  if (before < 0) pipeline.first[stage] = behind
  else pipeline.next[before] = behind
  if (behind < 0) pipeline.last[stage] = before
  pipeline.count[stage]--
  pipeline.next[row] = pipeline.free
  pipeline.free = row
}
