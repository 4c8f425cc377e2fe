/** Dated events in charts over time: thin lines from top to bottom, their numbers above the plot in rows that do not collide. */
import type { Spec } from './chart.ts'
import { textWidth } from './text-width.ts'
import { tone } from './theme.ts'

export interface EventTick {
  /** On the axis of the chart. */
  readonly week: number
  /** Its place in the list beside the charts. */
  readonly number: number
}

export interface NumberedEvent extends EventTick {
  readonly date: string
  readonly title: string
}

const FONT_SIZE = 11
/** From one row of numbers to the next, px. */
export const ROW = 12
/** Free room between two numbers of a row, px. */
const GAP = 4

/** What has events: a run, or the runs of a comparison. */
export interface Dated {
  readonly scenario: {
    readonly events: readonly { readonly date: string; readonly week: number; readonly title: string }[]
  }
  readonly dates: readonly string[]
}

/** Events within the run, policy and nature alike, in order of date: the numbers in the charts. */
export function numberedEvents({ scenario, dates }: Dated): readonly NumberedEvent[] {
  return [...scenario.events]
    .filter(({ week }) => week >= 0 && week < dates.length)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map(({ week, date, title }, i) => ({ number: i + 1, week, date, title }))
}

/** Rows of numbers such that none touches another: each goes to the lowest row that has room. */
export function rowsOf(events: readonly EventTick[], perWeek: number): readonly number[] {
  const ends: number[] = []
  return events.map((event) => {
    const half = textWidth(String(event.number), FONT_SIZE) / 2
    const at = event.week * perWeek
    let row = ends.findIndex((end) => at - half >= end + GAP)
    if (row < 0) row = ends.length
    ends[row] = at + half
    return row
  })
}

/** `above`: how far the lines rise above the plot, px. */
export function ruleLayers(events: readonly EventTick[], above: number): readonly Spec[] {
  if (events.length === 0) return []
  return [
    {
      data: { values: events.map(({ week }) => ({ week })) },
      mark: { type: 'rule', color: tone('axis'), strokeWidth: 0.8, opacity: 0.55, strokeDash: [1, 2] },
      encoding: { y: { value: -above }, y2: { value: 'height' } },
    },
  ]
}

/** `first`: height of the lowest row above the plot, px. Numbers in rows beyond `most` are left out; their lines are not. */
export function numberLayers(
  events: readonly EventTick[],
  perWeek: number,
  first: number,
  most = Number.POSITIVE_INFINITY,
): readonly Spec[] {
  const rows = rowsOf(events, perWeek)
  return [...new Set(rows)]
    .filter((row) => row < most)
    .map((row) => ({
      data: {
        values: events.filter((_, i) => rows[i] === row).map(({ week, number }) => ({ week, text: String(number) })),
      },
      mark: { type: 'text', align: 'center', baseline: 'middle', fontSize: FONT_SIZE, color: tone('ink') },
      encoding: { y: { value: -first - row * ROW }, text: { field: 'text', type: 'nominal' } },
    }))
}

/** Between the plot and the middle of the lowest row of numbers, px. */
const LIFT = 8
/** Rows of numbers above the chart of a run: a small one has room for no more. */
const MOST_ROWS = 3

/** The events of a run in a chart whose plot is `perWeek` px a week, and the room that their numbers need above it, px. */
export function eventStrip(
  result: Dated,
  perWeek: number,
): { readonly room: number; readonly layers: readonly Spec[] } {
  const events = numberedEvents(result)
  const rows = Math.min(MOST_ROWS, Math.max(-1, ...rowsOf(events, perWeek)) + 1)
  return {
    room: rows === 0 ? 0 : LIFT + (rows - 1) * ROW,
    layers: [...ruleLayers(events, 0), ...numberLayers(events, perWeek, LIFT, MOST_ROWS)],
  }
}
