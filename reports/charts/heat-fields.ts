/** What heat maps are made of: fields on a grid of rows and columns, the figure in each, words beside and below them. */
import type { Spec } from './chart.ts'
import { type Tone, tone } from './theme.ts'

export const HEAT_TONES: readonly Tone[] = ['heat0', 'heat1', 'heat2', 'heat3', 'heat4', 'heat5', 'heat6', 'heat7']
/** From this tone on a field is dark enough for light text. */
const DEEP = 5

/** Places along the grid, in columns from the left and rows from the top. */
export interface HeatGrid {
  readonly x: Spec
  readonly y: Spec
}

export interface HeatField {
  readonly column: number
  readonly top: number
  readonly bottom: number
  /** Place in HEAT_TONES. */
  readonly level: number
  readonly text: string
  readonly isItalic: boolean
  /** What the pointer is told. */
  readonly tip: string
}

/** `rows`: with the room below the fields. */
export function heatGrid(columns: number, rows: number): HeatGrid {
  const along = (domain: readonly number[]): Spec => ({
    type: 'quantitative',
    scale: { domain, nice: false, zero: false },
    axis: null,
  })
  return { x: along([0, columns]), y: along([rows, 0]) }
}

export function fieldLayers(fields: readonly HeatField[], { x, y }: HeatGrid, fontSize: number): readonly Spec[] {
  const values = fields.map(({ column, top, bottom, level, tip }) => ({
    ...{ x: column, x2: column + 1, y: top, y2: bottom },
    ...{ level, tip },
  }))
  const rectangles: Spec = {
    data: { values },
    mark: { type: 'rect', stroke: tone('card'), strokeWidth: 2, aria: true },
    encoding: {
      description: { field: 'tip', type: 'nominal' },
      x: { field: 'x', ...x },
      x2: { field: 'x2' },
      y: { field: 'y', ...y },
      y2: { field: 'y2' },
      color: {
        field: 'level',
        type: 'ordinal',
        scale: { domain: HEAT_TONES.map((_, i) => i), range: HEAT_TONES.map(tone) },
        legend: null,
      },
    },
  }
  const figures = [false, true].flatMap((isDeep) =>
    [false, true].map((isItalic) =>
      gridText(
        fields
          .filter((field) => field.level >= DEEP === isDeep && field.isItalic === isItalic && field.text !== '')
          .map(({ column, top, bottom, text }) => ({ x: column + 0.5, y: (top + bottom) / 2, text })),
        { x, y },
        { fontSize, ...(isItalic ? { fontStyle: 'italic' } : {}), color: tone(isDeep ? 'heatTextDeep' : 'heatText') },
      ),
    ),
  )
  return [rectangles, ...figures]
}

/** Words at places of the grid. */
export const gridText = (
  values: readonly { readonly x: number; readonly y: number; readonly text: string }[],
  { x, y }: HeatGrid,
  look: Spec,
): Spec => ({
  data: { values },
  mark: { type: 'text', baseline: 'middle', clip: false, ...look },
  encoding: { x: { field: 'x', ...x }, y: { field: 'y', ...y }, text: { field: 'text', type: 'nominal' } },
})
