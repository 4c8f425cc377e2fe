/** One date for all time charts: a line and dots in every picture, values with intervals below it. */
import { longDate } from '../words/dates.ts'
import { number, span } from '../words/numbers.ts'
import type { PanelPayload, Payload } from './payload.ts'

const SVG = 'http://www.w3.org/2000/svg'

interface Plot {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

/** Height of a value in the plot, px from its top; null where the chart has no such axis. */
function heightOf(value: number, panel: PanelPayload, plot: Plot): number | null {
  if (!panel.scale) return null
  const [low, high] = panel.scale.domain
  const place =
    panel.scale.type === 'log'
      ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
      : (value - low) / (high - low)
  return plot.y + plot.height * (1 - Math.max(0, Math.min(1, place)))
}

/** Adds the cursor to one picture; the returned function moves it to a week. */
function attach(holder: Element, panel: PanelPayload, payload: Payload): ((week: number) => void) | null {
  const svg = holder.querySelector('svg')
  const numbers = (holder.getAttribute('data-plot') ?? '').split(' ').map(Number)
  const [x, y, width, height] = numbers
  if (!svg || x === undefined || y === undefined || width === undefined || height === undefined) return null
  const plot = { x, y, width, height }
  const group = element('g', { class: 'cursor' })
  const line = element('line', { y1: y, y2: y + height, stroke: 'var(--ink)', 'stroke-width': 1 })
  group.append(line)
  const dots = panel.series.map((series) => {
    const dot = element('circle', { r: 4, fill: `var(--${series.tone})`, stroke: 'var(--card)', 'stroke-width': 1.5 })
    if (panel.scale) group.append(dot)
    return dot
  })
  svg.append(group)
  const last = Math.max(1, payload.dates.length - 1)
  return (week) => {
    const at = x + (width * week) / last
    line.setAttribute('x1', String(at))
    line.setAttribute('x2', String(at))
    panel.series.forEach((series, i) => {
      const median = (payload.series[series.name]?.[2]?.[week] ?? 0) * panel.factor
      const top = heightOf(median, panel, plot)
      const dot = dots[i]
      if (!dot || top === null) return
      dot.setAttribute('cx', String(at))
      dot.setAttribute('cy', String(top))
    })
  }
}

function words(series: PanelPayload['series'][number], panel: PanelPayload, payload: Payload, week: number): string[] {
  const at = (q: number): string => number((payload.series[series.name]?.[q]?.[week] ?? 0) * panel.factor)
  const unit = panel.unit === '%' ? '%' : ''
  return [`${at(2)}${unit}`, `(${span(at(0), at(4))})`]
}

function readOut(holder: Element, panel: PanelPayload, payload: Payload, week: number): void {
  const name = holder.getAttribute('data-name')
  holder.replaceChildren(
    ...(name === null ? [] : [name]),
    ...panel.series.map((series) => {
      const [value = '', interval = ''] = words(series, panel, payload, week)
      const item = document.createElement('span')
      const strong = document.createElement('b')
      strong.className = `ink-${series.tone}`
      strong.textContent = value
      item.append(series.label === '' ? '' : `${series.label} `, strong, ` ${interval}`)
      return item
    }),
  )
}

export function startCursor(payload: Payload): void {
  const slider = document.querySelector<HTMLInputElement>('#date')
  const output = document.querySelector('#date-text')
  if (!slider || !output) return
  const moves: ((week: number) => void)[] = []
  for (const holder of document.querySelectorAll('.panel [data-plot]')) {
    const id = holder.closest('.panel')?.getAttribute('data-panel') ?? ''
    const panel = Object.hasOwn(payload.panels, id) ? payload.panels[id] : undefined
    const move = panel ? attach(holder, panel, payload) : null
    if (!move) continue
    moves.push(move)
    followPointer(holder, slider, payload)
  }
  const texts = [...document.querySelectorAll('.read-out')]
  const show = (): void => {
    const week = Number(slider.value)
    const date = longDate(payload.dates[week] ?? '')
    output.textContent = date
    slider.setAttribute('aria-valuetext', date)
    for (const move of moves) move(week)
    for (const text of texts) {
      const id = text.getAttribute('data-panel') ?? ''
      const panel = Object.hasOwn(payload.panels, id) ? payload.panels[id] : undefined
      if (panel) readOut(text, panel, payload, week)
    }
  }
  let waiting = false
  slider.addEventListener('input', () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      show()
    })
  })
  slider.value = String(payload.week)
  show()
}

/** Pressing or dragging on a chart moves the date there. */
function followPointer(holder: Element, slider: HTMLInputElement, payload: Payload): void {
  const go = (event: PointerEvent): void => {
    const svg = holder.querySelector('svg')
    const [x = 0, , width = 1] = (holder.getAttribute('data-plot') ?? '').split(' ').map(Number)
    if (!svg) return
    const box = svg.getBoundingClientRect()
    const inside = ((event.clientX - box.left) * svg.viewBox.baseVal.width) / box.width
    const week = Math.round(((inside - x) / width) * (payload.dates.length - 1))
    slider.value = String(Math.max(0, Math.min(payload.dates.length - 1, week)))
    slider.dispatchEvent(new Event('input'))
  }
  holder.addEventListener('pointerdown', (event) => go(event as PointerEvent))
  holder.addEventListener('pointermove', (event) => {
    const pointer = event as PointerEvent
    if (pointer.pointerType === 'mouse' && pointer.buttons === 1) go(pointer)
  })
}
