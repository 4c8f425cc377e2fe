/** What stands above a history's chart: scored windows as labelled spans, policy events as numbered ticks that do not collide. */
import type { Spec } from '../charts/chart.ts'
import { type EventTick, numberLayers, ROW, rowsOf, ruleLayers } from '../charts/event-ticks.ts'
import { textWidth } from '../charts/text-width.ts'
import { tone } from '../charts/theme.ts'
import type { Split } from './names.ts'

export interface WindowSpan {
  readonly split: Split
  /** Weeks on the axis of the chart. */
  readonly from: number
  readonly to: number
}

const FONT_SIZE = 11
/** Heights above the plot, px: the span of a window, its label, the lowest row of event numbers. */
const SPAN = -7
const LABEL = -18
const FIRST_ROW = -32

/** Room that the strip needs above the plot, px. */
export function stripHeight(events: readonly EventTick[], perWeek: number): number {
  const rows = Math.max(-1, ...rowsOf(events, perWeek)) + 1
  return rows === 0 ? 30 : -FIRST_ROW + rows * ROW
}

/** Behind everything: held-out windows shaded, events as thin lines. */
export function backgroundLayers(windows: readonly WindowSpan[], events: readonly EventTick[]): readonly Spec[] {
  const heldOut = windows.filter((window) => window.split === 'held_out')
  return [
    ...(heldOut.length === 0
      ? []
      : [
          {
            data: { values: heldOut.map(({ from, to }) => ({ week: from, end: to })) },
            mark: { type: 'rect', color: tone('shade'), opacity: 1 },
            encoding: { x2: { field: 'end' } },
          },
        ]),
    ...ruleLayers(events, 7 - LABEL),
  ]
}

/** Above the plot: spans with "fitted" or "held out" where there is room, and the numbers of events. */
export function stripLayers(
  windows: readonly WindowSpan[],
  events: readonly EventTick[],
  perWeek: number,
): readonly Spec[] {
  return [...windows.flatMap((window) => spanLayers(window, perWeek)), ...numberLayers(events, perWeek, -FIRST_ROW)]
}

function spanLayers({ split, from, to }: WindowSpan, perWeek: number): readonly Spec[] {
  const text = split === 'fit' ? 'fitted' : 'held out'
  const fits = textWidth(text, FONT_SIZE) <= (to - from) * perWeek
  const data = { values: [{ week: from, end: to, text }] }
  return [
    {
      data,
      mark: {
        type: 'rule',
        color: tone('muted'),
        strokeWidth: 3,
        ...(split === 'held_out' ? { strokeDash: [5, 3] } : {}),
      },
      encoding: { x2: { field: 'end' }, y: { value: SPAN } },
    },
    ...(fits
      ? [
          {
            data,
            mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: FONT_SIZE, color: tone('muted') },
            encoding: { y: { value: LABEL }, text: { field: 'text', type: 'nominal' } },
          },
        ]
      : []),
  ]
}
