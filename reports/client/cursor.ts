/** One date for all time charts: a line and dots in every picture, values with intervals below it. */
import { longDate } from '../words/dates.ts'
import type { PageData, PanelPayload } from './payload.ts'
import type { Period, PeriodControl } from './period.ts'
import { element, type Plot, plotOf } from './plot.ts'
import { type TimeChart, followPointer } from './time-pointer.ts'
import type { Tip } from './tip.ts'
import { valuesAt } from './values.ts'
import { zoomable } from './zoom.ts'

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
function attach(svg: SVGSVGElement, plot: Plot, panel: PanelPayload, payload: PageData) {
  const group = element('g', { class: 'cursor' })
  const line = element('line', { y1: plot.y, y2: plot.y + plot.height, stroke: 'var(--ink)', 'stroke-width': 1 })
  group.append(line)
  const dots = panel.series.map((series) => {
    const dot = element('circle', { r: 4, fill: `var(--${series.tone})`, stroke: 'var(--card)', 'stroke-width': 1.5 })
    if (panel.scale) group.append(dot)
    return dot
  })
  svg.append(group)
  return (week: number, { from, to }: Period): void => {
    const at = plot.x + (plot.width * (week - from)) / (to - from)
    line.setAttribute('x1', String(at))
    line.setAttribute('x2', String(at))
    panel.series.forEach((series, i) => {
      const median = (payload.series[series.name]?.[2]?.[week] ?? Number.NaN) * panel.factor
      const top = heightOf(median, panel, plot)
      const dot = dots[i]
      if (dot) dot.style.visibility = Number.isNaN(median) ? 'hidden' : ''
      if (!dot || top === null || Number.isNaN(median)) return
      dot.setAttribute('cx', String(at))
      dot.setAttribute('cy', String(top))
    })
  }
}

function readOut(holder: Element, panel: PanelPayload, payload: PageData, week: number): void {
  const name = holder.getAttribute('data-name')
  holder.replaceChildren(
    ...(name === null ? [] : [name]),
    ...valuesAt(panel, payload, week).map(({ label, value, interval, tone }) => {
      const item = document.createElement('span')
      const strong = document.createElement('b')
      strong.className = `ink-${tone}`
      strong.textContent = value
      item.append(label === '' ? '' : `${label} `, strong, ` ${interval}`)
      return item
    }),
  )
}

export function startCursor(payload: PageData, period: PeriodControl, tip: Tip): void {
  const slider = document.querySelector<HTMLInputElement>('#date')
  const output = document.querySelector('#date-text')
  if (!slider || !output) return
  const panelOf = (id: string | null): PanelPayload | undefined =>
    id !== null && Object.hasOwn(payload.panels, id) ? payload.panels[id] : undefined
  const goTo = (week: number): void => {
    slider.value = String(week)
    slider.dispatchEvent(new Event('input'))
  }
  const moves: ((week: number, period: Period) => void)[] = []
  document.querySelectorAll('.panel [data-plot]').forEach((holder, place) => {
    const panel = panelOf(holder.closest('.panel')?.getAttribute('data-panel') ?? null)
    const svg = holder.querySelector('svg')
    const plot = plotOf(holder)
    if (!panel || !svg || !plot) return
    const picture = zoomable(svg, plot, payload.dates, `zoom-${place}`)
    period.onChange((now) => picture.zoom(now))
    moves.push(attach(svg, plot, panel, payload))
    const chart: TimeChart = { holder, svg, plot, panel }
    followPointer(chart, payload, period, tip, goTo)
  })
  const texts = [...document.querySelectorAll('.read-out')]
  const show = (): void => {
    const week = Number(slider.value)
    const date = longDate(payload.dates[week] ?? '')
    output.textContent = date
    slider.setAttribute('aria-valuetext', date)
    for (const move of moves) move(week, period.current())
    for (const text of texts) {
      const panel = panelOf(text.getAttribute('data-panel'))
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
  period.onChange(({ from, to }) => {
    // The slider keeps its week where the period holds it.
    slider.min = String(from)
    slider.max = String(to)
    show()
  })
  slider.value = String(payload.week)
  show()
}
