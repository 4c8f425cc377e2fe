/** Small multiples: one fan per panel, same height, same or own vertical axis. */
import type { Result } from '../../sim/studies/batch/result.ts'
import type { NamedSeries } from '../reading.ts'
import { linearScale, looseScale, type Scale } from './axis.ts'
import type { Panel } from './chart.ts'
import { bandRows, extent, fanLayers, observedLayers, observedRows, timeChart } from './layers.ts'
import type { Tone } from './theme.ts'

export interface Multiple {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly series: NamedSeries
  readonly hue: Tone
}

export interface MultipleOptions {
  readonly factor?: number
  readonly unit: string
  /** The same vertical axis in all panels. */
  readonly shared: boolean
  /** Start the axes near the lowest value instead of at zero. */
  readonly loose?: boolean
  readonly format?: (value: number) => string
}

/** A panel is a third of a page: more points than this are not seen. */
const POINTS = 60
const HEIGHT = 118
const HEIGHT_NARROW = 104

export function multiples(result: Result, items: readonly Multiple[], options: MultipleOptions): readonly Panel[] {
  const factor = options.factor ?? 1
  const drawn = items.map((item) => ({
    rows: bandRows(item.series, factor, Number.NEGATIVE_INFINITY, POINTS),
    observed: observedRows(result, item.series.name, factor),
  }))
  const whole = extent(
    drawn.map((one) => one.rows),
    drawn.map((one) => one.observed),
  )
  return items.map((item, i) => {
    const { rows, observed } = drawn[i] ?? { rows: [], observed: [] }
    const [low, high] = options.shared ? whole : extent([rows], [observed])
    const scale: Scale = options.loose ? looseScale(low, high, 3) : linearScale(0, high, 3)
    return {
      id: item.id,
      title: item.title,
      note: item.note,
      spec: ({ width, narrow }) =>
        timeChart(result, [...fanLayers(rows, item.hue), ...observedLayers(observed, 20)], {
          width,
          height: narrow ? HEIGHT_NARROW : HEIGHT,
          scale,
          narrow: true,
          labels: narrow ? 3 : 4,
          ...(options.format ? { format: options.format } : {}),
        }),
      cursor: {
        series: [{ name: item.series.name, label: '', tone: item.hue }],
        scale,
        factor,
        unit: options.unit,
      },
    }
  })
}
