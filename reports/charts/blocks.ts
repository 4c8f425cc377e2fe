/** A chart of lines one below the other, each block of them under its heading, with one scale along the foot. */
import { type Scale, valueAxis } from './axis.ts'
import type { Spec } from './chart.ts'
import { CONFIG, tone } from './theme.ts'

/** Room for the labels of the scale, px. */
const FOOT = 26

export interface Blocks {
  /** Of all blocks, px. Fields `x` and `y` of the layers are values of the scale and px from the top. */
  readonly height: number
  readonly scale: Scale
  readonly format: (value: number) => string
  readonly headings: readonly { readonly x: number; readonly y: number; readonly text: string }[]
  readonly fontWeight: number
  readonly narrow: boolean
}

export function blocksSpec(
  { height, scale, format, headings, fontWeight, narrow }: Blocks,
  layers: readonly Spec[],
): Spec {
  // Twice: a halo in the colour of the card keeps words readable where marks pass behind them.
  const heading = (ink: Spec): Spec => ({
    data: { values: headings },
    mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: narrow ? 11.5 : 12.5, fontWeight, ...ink },
    encoding: { text: { field: 'text', type: 'nominal' } },
  })
  return {
    height: height + FOOT,
    padding: { left: 8, top: 4, right: 8, bottom: 2 },
    encoding: {
      x: {
        field: 'x',
        type: 'quantitative',
        scale: { domain: scale.domain, nice: false, zero: false },
        axis: { ...valueAxis(scale, format), labelFlush: true },
      },
      y: { field: 'y', type: 'quantitative', scale: { domain: [height, 0], nice: false, zero: false }, axis: null },
    },
    layer: [
      ...layers,
      heading({ color: tone('card'), stroke: tone('card'), strokeWidth: 4, strokeJoin: 'round' }),
      heading({ color: tone('ink') }),
    ],
    config: CONFIG,
  }
}

/** The upright line at zero. */
export const ZERO: Spec = {
  data: { values: [{ x: 0 }] },
  mark: { type: 'rule', color: tone('axis'), strokeWidth: 1.5 },
  encoding: { y: { value: 0 }, y2: { value: 'height' } },
}
