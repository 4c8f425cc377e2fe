/** What all charts of a study share: one quantity below the other, its name above its marks, a scale along the foot. */
import type { Scale } from '../charts/axis.ts'
import { blocksSpec } from '../charts/blocks.ts'
import type { Spec } from '../charts/chart.ts'
import { tone } from '../charts/theme.ts'
import { fitting } from '../words/quantities.ts'

/** Heights of a name, of its marks and of the room below them, px. */
const NAME = 19
const MARKS = 15
const GAP = 8
/** Letters of a name that fit a picture. */
const LETTERS = { wide: 110, narrow: 46 }

export interface PlacedRow<T> {
  readonly row: T
  /** Middle, top and bottom of the marks, px from the top. */
  readonly y: number
  readonly top: number
  readonly bottom: number
}

/** `layers` draws the marks; fields `x`, `x2`, `y`, `y2` have the scales of the picture. */
export function rowsSpec<T>(
  rows: readonly T[],
  nameOf: (row: T) => string,
  scale: Scale,
  format: (value: number) => string,
  narrow: boolean,
  layers: (placed: readonly PlacedRow<T>[]) => readonly Spec[],
): Spec {
  const step = NAME + MARKS + GAP
  const placed = rows.map((row, r) => {
    const top = r * step + NAME
    return { row, top, bottom: top + MARKS, y: top + MARKS / 2 }
  })
  const height = rows.length * step
  const [left] = scale.domain
  const names = placed.map(({ row, top }) => ({
    x: left,
    y: top - NAME / 2,
    text: fitting(nameOf(row), narrow ? LETTERS.narrow : LETTERS.wide),
  }))
  return blocksSpec({ height, scale, format, headings: names, fontWeight: 400, narrow }, layers(placed))
}

export interface Bar {
  /** What it shows, for the bubble under the pointer: name, colon, value. */
  readonly tip: string
  readonly x: number
  readonly x2: number
  readonly y: number
  readonly y2: number
}

/** Bars of one look. */
export function bars(values: readonly Bar[], look: Spec): readonly Spec[] {
  return values.length === 0
    ? []
    : [
        {
          data: { values },
          mark: { type: 'rect', aria: true, ...look },
          encoding: { x2: { field: 'x2' }, y2: { field: 'y2' }, description: { field: 'tip', type: 'nominal' } },
        },
      ]
}

/** 95 % intervals as lines with ends. */
export function whiskers(values: readonly { readonly x: number; readonly x2: number; readonly y: number }[]): Spec[] {
  const ends = values.flatMap(({ x, x2, y }) => [x, x2].map((end) => ({ x: end, y: y - END, y2: y + END })))
  const look = { color: tone('ink'), strokeWidth: 1.4 }
  return [
    { data: { values }, mark: { type: 'rule', ...look }, encoding: { x2: { field: 'x2' } } },
    { data: { values: ends }, mark: { type: 'rule', ...look }, encoding: { y2: { field: 'y2' } } },
  ]
}
/** Half the height of an end, px. */
const END = 3.5
