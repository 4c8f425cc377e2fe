/** Several lines in one chart, named at their right ends where there is room. */
import type { Result } from '../../sim/studies/batch/result.ts'
import type { NamedSeries } from '../reading.ts'
import type { Scale } from './axis.ts'
import type { Panel, Spec } from './chart.ts'
import { bandRows, fanLayers, labelLayers, observedLayers, observedRows, timeChart } from './layers.ts'
import type { Tone } from './theme.ts'

export interface Line {
  readonly label: string
  readonly series: NamedSeries
  readonly hue: Tone
}

export interface LinesOptions {
  readonly id: string
  readonly scale: Scale
  readonly factor?: number
  readonly unit: string
  /** Draw the 50 and 90 % bands of every line. */
  readonly bands: boolean
  readonly format?: (value: number) => string
}

const HEIGHT = 270
const HEIGHT_NARROW = 230
/** Vertical distance of two labels, px. */
const LINE_HEIGHT = 16

export function linesPanel(result: Result, lines: readonly Line[], options: LinesOptions): Panel {
  const factor = options.factor ?? 1
  const drawn = lines.map((line) => ({
    ...line,
    rows: bandRows(line.series, factor),
    observed: observedRows(result, line.series.name, factor),
  }))
  const { scale } = options
  return {
    id: options.id,
    title: null,
    note: null,
    spec: ({ width, narrow }) => {
      const height = narrow ? HEIGHT_NARROW : HEIGHT
      const ends = narrow ? [] : endLabels(result, drawn, scale, height)
      return timeChart(
        result,
        [
          ...drawn.flatMap((line) => fanLayers(line.rows, line.hue, options.bands)),
          ...drawn.flatMap((line) => observedLayers(line.observed)),
          ...ends,
        ],
        {
          width,
          height,
          scale,
          narrow,
          labels: narrow ? 6 : 11,
          ...(options.format ? { format: options.format } : {}),
        },
      )
    },
    cursor: {
      series: lines.map((line) => ({ name: line.series.name, label: line.label, tone: line.hue })),
      scale,
      factor,
      unit: options.unit,
    },
  }
}

/** Labels at the last week, pushed apart until none overlap. */
function endLabels(
  result: Result,
  lines: readonly { label: string; hue: Tone; rows: readonly { q50: number }[] }[],
  scale: Scale,
  height: number,
): readonly Spec[] {
  const perPixel = (scale.domain[1] - scale.domain[0]) / (height - 40)
  const placed = lines
    .map((line) => ({ ...line, at: line.rows[line.rows.length - 1]?.q50 ?? Number.NaN }))
    .filter(({ at }) => !Number.isNaN(at))
    .sort((a, b) => a.at - b.at)
  const gap = LINE_HEIGHT * perPixel
  placed.forEach((label, i) => {
    const below = placed[i - 1]
    if (below && label.at < below.at + gap) label.at = below.at + gap
  })
  const top = placed[placed.length - 1]
  const excess = top ? Math.max(0, top.at - scale.domain[1]) : 0
  for (let i = placed.length - 1, ceiling = Number.POSITIVE_INFINITY; i >= 0 && excess > 0; i--) {
    const label = placed[i]
    if (!label) break
    label.at = Math.min(label.at, scale.domain[1], ceiling)
    ceiling = label.at - gap
  }
  const week = Math.max(1, result.dates.length - 1)
  return placed.flatMap((label) =>
    labelLayers([{ week, value: label.at, text: label.label }], label.hue, { align: 'left', dx: 8, dy: 0 }),
  )
}
