/** A live chart: the batch's band, the run as it was, the reader's run and, once there are some, the band of the reader's runs. */
import type { LiveChart } from '../../live/payload.ts'
import { timeTicks } from '../../words/dates.ts'
import { number } from '../../words/numbers.ts'
import { element } from '../plot.ts'

/** The plot within the picture, px of its view box. */
const PLOT = { left: 46, right: 512, top: 8, bottom: 164 }
const DATE_TICKS = 7
/** Where the axis ends, in powers of ten, and into how many parts it is cut. */
const ENDS = [
  [1, 4],
  [1.5, 3],
  [2, 4],
  [3, 3],
  [4, 4],
  [5, 5],
  [6, 3],
  [8, 4],
  [10, 4],
] as const

type Weekly = ArrayLike<number>

export interface Lines {
  readonly base: Weekly | null
  readonly mine: Weekly | null
  /** Lower and upper edge. */
  readonly more: readonly [Weekly, Weekly] | null
}

export type Draw = (lines: Lines) => void

export function createDrawing(svg: SVGSVGElement, chart: LiveChart, dates: readonly string[]): Draw {
  const weeks = dates.length
  const [low = [], , median = [], , high = []] = chart.bands.map((band) => band.map((value) => value ?? Number.NaN))
  const x = (week: number): number => PLOT.left + ((PLOT.right - PLOT.left) * week) / Math.max(1, weeks - 1)
  const axes = svg.appendChild(element('g', {}))
  const paths = Object.fromEntries(
    ['batch', 'batch-median', 'more', 'base', 'mine'].map((name) => {
      return [name, svg.appendChild(element('path', { class: name }))]
    }),
  )
  let top = 0
  return ({ base, mine, more }) => {
    // The axis only grows: a scale that jumps while a lever moves hides what the lever does.
    const highest = Math.max(greatest(high), greatest(base), greatest(mine), greatest(more?.[1] ?? null))
    if (highest > top) {
      const [end, parts] = endOf(highest)
      top = end
      drawAxes(axes, end, parts, dates, x)
    }
    const y = (value: number): number => PLOT.bottom - ((PLOT.bottom - PLOT.top) * value) / top
    const line = (values: Weekly): string => trace(values, x, y)
    const area = (lower: Weekly, upper: Weekly): string => areaBetween(lower, upper, x, y)
    const set = (name: string, d: string): void => paths[name]?.setAttribute('d', d)
    set('batch', area(low, high))
    set('batch-median', line(median))
    set('base', base ? line(base) : '')
    set('mine', mine ? line(mine) : '')
    set('more', more ? area(more[0], more[1]) : '')
  }
}

type Place = (value: number) => number

/** A line through the weeks that have a value, with a gap where one is missing. */
function trace(values: Weekly, x: Place, y: Place): string {
  let d = ''
  let isDrawing = false
  for (let week = 0; week < values.length; week++) {
    const value = values[week] ?? Number.NaN
    if (!Number.isNaN(value)) d += `${isDrawing ? 'L' : 'M'}${x(week).toFixed(1)} ${y(value).toFixed(1)}`
    isDrawing = !Number.isNaN(value)
  }
  return d
}

/** An area for each stretch of weeks that have values. */
function areaBetween(lower: Weekly, upper: Weekly, x: Place, y: Place): string {
  let d = ''
  for (let from = 0, to = 0; from < lower.length; from = to + 1) {
    to = from
    while (to < lower.length && !Number.isNaN(lower[to])) to++
    const stretch = (values: Weekly): number[] => Array.from(values).slice(from, to)
    const there = trace(stretch(lower), (k) => x(from + k), y)
    const back = trace(stretch(upper).reverse(), (k) => x(to - 1 - k), y)
    if (to > from) d += `${there}L${back.slice(1)}Z`
  }
  return d
}

function greatest(values: Weekly | null): number {
  let top = 0
  for (let week = 0; values && week < values.length; week++) if (values[week]! > top) top = values[week]!
  return top
}

/** The least end of an axis that holds the value, and its number of parts. */
function endOf(value: number): readonly [number, number] {
  let power = 1e-6
  while (power * 10 < value) power *= 10
  const [end, parts] = ENDS.find(([step]) => step * power >= value) ?? [10, 4]
  return [end * power, parts]
}

function drawAxes(
  group: SVGElement,
  top: number,
  parts: number,
  dates: readonly string[],
  x: (week: number) => number,
): void {
  const add = (name: string, attributes: Record<string, string | number>, text = ''): void => {
    const made = element(name, attributes)
    made.textContent = text
    group.append(made)
  }
  group.replaceChildren()
  for (let k = 0; k <= parts; k++) {
    const y = PLOT.bottom - ((PLOT.bottom - PLOT.top) * k) / parts
    add('line', { class: k === 0 ? 'axis' : 'grid', x1: PLOT.left, x2: PLOT.right, y1: y, y2: y })
    add('text', { x: PLOT.left - 6, y: y + 4, 'text-anchor': 'end' }, number((top * k) / parts))
  }
  for (const { week, label } of timeTicks(dates, DATE_TICKS)) {
    add('line', { class: 'axis', x1: x(week), x2: x(week), y1: PLOT.bottom, y2: PLOT.bottom + 4 })
    add('text', { x: x(week), y: PLOT.bottom + 18, 'text-anchor': 'middle' }, label)
  }
}
