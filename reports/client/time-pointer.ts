/** The pointer on a time chart: what stands there in a bubble, the date where it is pressed, a period where it is dragged along the axis. */
import { longDate } from '../words/dates.ts'
import type { PageData, PanelPayload } from './payload.ts'
import type { PeriodControl } from './period.ts'
import { element, type Plot, pointerIn } from './plot.ts'
import type { Tip } from './tip.ts'
import { valuesAt } from './values.ts'

export interface TimeChart {
  readonly holder: Element
  readonly svg: SVGSVGElement
  readonly plot: Plot
  readonly panel: PanelPayload
}

/** A drag shorter than this is a press, px. */
const PRESS = 6

export function followPointer(
  { holder, svg, plot, panel }: TimeChart,
  payload: PageData,
  period: PeriodControl,
  tip: Tip,
  goTo: (week: number) => void,
): void {
  const weekAt = (x: number): number => {
    const { from, to } = period.current()
    const week = Math.round(from + ((x - plot.x) / plot.width) * (to - from))
    return Math.max(from, Math.min(to, week))
  }
  let brush: { readonly start: number; readonly shape: SVGElement } | null = null

  function tell(event: PointerEvent): void {
    const { x } = pointerIn(svg, event)
    if (x < plot.x - 1 || x > plot.x + plot.width + 1) return tip.hide()
    const week = weekAt(x)
    tip.show(longDate(payload.dates[week] ?? ''), shown(holder, valuesAt(panel, payload, week)), event)
  }

  function endBrush(event: PointerEvent): void {
    if (brush === null) return
    const { x } = pointerIn(svg, event)
    const { start, shape } = brush
    shape.remove()
    brush = null
    if (Math.abs(x - start) > PRESS) period.set(weekAt(start), weekAt(x))
  }

  holder.addEventListener('pointerdown', (raw) => {
    const event = raw as PointerEvent
    const { x, y } = pointerIn(svg, event)
    if (y <= plot.y + plot.height) {
      goTo(weekAt(x))
      return tell(event)
    }
    // Below the plot is the time axis: a drag along it chooses a period.
    holder.setPointerCapture(event.pointerId)
    event.preventDefault()
    const shape = element('rect', { y: plot.y, height: plot.height, fill: 'var(--ink)', opacity: 0.1, class: 'brush' })
    svg.append(shape)
    brush = { start: x, shape }
  })
  holder.addEventListener('pointermove', (raw) => {
    const event = raw as PointerEvent
    if (brush !== null) {
      const { x } = pointerIn(svg, event)
      brush.shape.setAttribute('x', String(Math.max(plot.x, Math.min(brush.start, x))))
      brush.shape.setAttribute('width', String(Math.abs(x - brush.start)))
      return tip.hide()
    }
    if (event.pointerType !== 'mouse') return
    if (event.buttons === 1) goTo(weekAt(pointerIn(svg, event).x))
    tell(event)
  })
  holder.addEventListener('pointerup', (event) => endBrush(event as PointerEvent))
  holder.addEventListener('pointercancel', () => {
    brush?.shape.remove()
    brush = null
  })
  holder.addEventListener('pointerleave', () => {
    if (brush === null) tip.hide()
  })
}

/** Series that a legend has put back are left out. */
function shown<T extends { readonly tone: string }>(holder: Element, values: readonly T[]): readonly T[] {
  const focus = holder.closest('figure')?.getAttribute('data-focus') ?? null
  const own = values.filter(({ tone }) => tone === focus)
  return own.length > 0 ? own : values
}
