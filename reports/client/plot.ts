/** The data rectangle of a picture, as the page states it, and places in it. */

export interface Plot {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const SVG = 'http://www.w3.org/2000/svg'

export function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

/** A mark's own attribute, or that of its group, which says what all its marks have in common. */
export const paintOf = (mark: Element, name: string): string | null =>
  mark.getAttribute(name) ?? mark.parentElement?.getAttribute(name) ?? null

/** Null where the picture has none. */
export function plotOf(holder: Element): Plot | null {
  const [x, y, width, height] = (holder.getAttribute('data-plot') ?? '').split(' ').map(Number)
  return x === undefined || y === undefined || width === undefined || height === undefined
    ? null
    : { x, y, width, height }
}

/** Place of the pointer in the units of the picture. */
export function pointerIn(svg: SVGSVGElement, { clientX, clientY }: PointerEvent): { x: number; y: number } {
  const box = svg.getBoundingClientRect()
  const scale = svg.viewBox.baseVal.width / box.width
  return { x: (clientX - box.left) * scale, y: (clientY - box.top) * scale }
}
