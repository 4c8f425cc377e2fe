/**
 * Shows a part of the weeks of a drawn time chart. Every mark is the one that was drawn, moved and stretched along the time axis
 * alone, so that heights stay what they were; the ticks of the time axis are drawn anew. The whole period gives back the very
 * same picture.
 */
import { timeTicks } from '../words/dates.ts'
import type { Period } from './period.ts'
import { element, paintOf, type Plot } from './plot.ts'

/** Room for a tick's label, px. */
const LABEL = 74
/** Attributes that zooming sets. */
const TOUCHED = ['transform', 'vector-effect', 'display', 'x2', 'clip-path'] as const
type Saved = Readonly<Record<(typeof TOUCHED)[number], string | null>>

export interface Zoomable {
  zoom(period: Period): void
}

export function zoomable(svg: SVGSVGElement, plot: Plot, dates: readonly string[], id: string): Zoomable {
  // What stands beside groups is the background and the frame of the picture, not a mark.
  const marks = [...svg.querySelectorAll<SVGElement>('path, line, text')].filter(
    (mark) => !mark.closest('.ax, .cursor') && !mark.parentElement?.querySelector(':scope > g'),
  )
  const axes = [...svg.querySelectorAll<SVGElement>('.ax')].filter((axis) => isTimeAxis(axis))
  const ticks = axes.flatMap((axis) => [...axis.querySelectorAll<SVGElement>('text, line')].filter(isTick))
  const groups = [...new Set(marks.map((mark) => mark.parentElement as unknown as SVGElement))]
  const saved = new Map<SVGElement, Saved>()
  for (const one of [...marks, ...ticks, ...groups])
    saved.set(one, Object.fromEntries(TOUCHED.map((name) => [name, one.getAttribute(name)])) as Saved)
  const added: SVGElement[] = []

  function restore(): void {
    for (const one of added.splice(0)) one.remove()
    for (const [one, attributes] of saved)
      for (const name of TOUCHED) {
        const value = attributes[name]
        if (value === null) one.removeAttribute(name)
        else if (one.getAttribute(name) !== value) one.setAttribute(name, value)
      }
  }

  return {
    zoom(period) {
      restore()
      const { from, to, last } = period
      if (from === 0 && to === last) return
      const stretch = last / (to - from)
      const start = (plot.width * from) / last
      const place = (x: number): number => (x - start) * stretch
      added.push(clip(svg, plot, id))
      for (const group of groups)
        if (!group.querySelector(':scope > text')) group.setAttribute('clip-path', `url(#${id})`)
      for (const mark of marks) move(mark, place, stretch, plot.width)
      for (const tick of ticks) tick.setAttribute('display', 'none')
      const [axis] = axes
      if (axis) added.push(...newTicks(axis, ticks, period, plot.width, dates))
    },
  }
}

/** Its labels stand in the middle below their ticks, or it has vertical lines. */
function isTimeAxis(axis: SVGElement): boolean {
  const text = axis.querySelector('text')
  return text !== null && paintOf(text, 'text-anchor') !== 'end'
}

/** The line along the axis stays. */
function isTick(part: SVGElement): boolean {
  return part.tagName === 'text' || Number(part.getAttribute('x2') ?? 0) === 0
}

const NUMBERS = /^translate\((-?[\d.]+),(-?[\d.]+)\)$/

function move(mark: SVGElement, place: (x: number) => number, stretch: number, width: number): void {
  const [, x, y] = NUMBERS.exec(mark.getAttribute('transform') ?? '') ?? []
  if (mark.tagName === 'path' && x === undefined) {
    mark.setAttribute('transform', `matrix(${stretch} 0 0 1 ${place(0)} 0)`)
    mark.setAttribute('vector-effect', 'non-scaling-stroke')
    return
  }
  const at = place(Number(x ?? 0))
  const isAway = at < -1 || at > width + 1
  if (mark.tagName !== 'line' && isAway) mark.setAttribute('display', 'none')
  mark.setAttribute('transform', `translate(${at},${y ?? 0})`)
  const length = Number(mark.getAttribute('x2') ?? 0)
  if (mark.tagName === 'line' && length !== 0) mark.setAttribute('x2', String(length * stretch))
}

/** Nothing is drawn beside the plot; above and below it is room for what stands out. */
function clip(svg: SVGSVGElement, plot: Plot, id: string): SVGElement {
  const shape = element('clipPath', { id })
  shape.append(element('rect', { x: 0, y: -plot.y, width: plot.width, height: plot.height + 2 * plot.y }))
  svg.prepend(shape)
  return shape
}

function newTicks(
  axis: SVGElement,
  old: readonly SVGElement[],
  { from, to }: Period,
  width: number,
  dates: readonly string[],
): SVGElement[] {
  const words = old.find((one) => one.tagName === 'text')
  const line = old.find((one) => one.tagName === 'line')
  const [, , y = '16'] = NUMBERS.exec(words?.getAttribute('transform') ?? '') ?? []
  return timeTicks(dates.slice(from, to + 1), Math.max(2, Math.floor(width / LABEL))).flatMap(({ week, label }) => {
    const at = (width * week) / (to - from)
    return [
      [line, `translate(${at},0)`, ''],
      [words, `translate(${at},${y})`, label],
    ].flatMap(([pattern, transform, text]) => {
      if (!(pattern instanceof SVGElement)) return []
      const copy = pattern.cloneNode(true) as SVGElement
      copy.setAttribute('transform', transform as string)
      copy.removeAttribute('display')
      if (text !== '') {
        copy.setAttribute('text-anchor', 'middle')
        copy.textContent = text as string
      }
      // Beside it: their group paints both.
      pattern.parentElement?.append(copy)
      return [copy]
    })
  })
}
