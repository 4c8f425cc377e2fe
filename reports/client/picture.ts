/** A figure as one picture that stands alone: title, unit, legend, panels as they are drawn now, source and run. */

const GAP = 6
const TITLE = { size: 17, weight: 600, line: 22, fill: '--ink' }
const WORDS = { size: 13, weight: 400, line: 18, fill: '--muted' }
const SOURCE = { size: 11, weight: 400, line: 15, fill: '--muted' }
const KEY = 26
const BETWEEN = 16
type Style = typeof TITLE

const FONT = 'Inter, system-ui, sans-serif'
const pen = document.createElement('canvas').getContext('2d')

function widthOf(text: string, { size, weight }: Style): number {
  if (pen === null) return text.length * size * 0.6
  pen.font = `${weight} ${size}px ${FONT}`
  return pen.measureText(text).width
}

/** Colors of the page as it stands, light or dark: files know no variables. */
function painted(markup: string): string {
  const style = getComputedStyle(document.documentElement)
  return markup.replace(/var\((--[A-Za-z0-9]+)(?:,\s*([^()]*))?\)/g, (_, name: string, other = '') => {
    return style.getPropertyValue(name).trim() || other
  })
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

function wrapped(text: string, style: Style, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && widthOf(longer, style) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

const word = (text: string, x: number, y: number, { size, weight, fill }: Style): string =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="var(${fill})">${escaped(text)}</text>`

/** A block of text from `y` down: its markup and where it ends. */
function block(text: string, style: Style, y: number, width: number): [string, number] {
  const lines = wrapped(text, style, width)
  const markup = lines.map((line, k) => word(line, 0, y + style.size + k * style.line, style)).join('')
  return [markup, y + lines.length * style.line + GAP]
}

function legendOf(figure: Element, y: number, width: number): [string, number] {
  let [x, top, markup] = [0, y, '']
  const items = [...figure.querySelectorAll('.legend > li')].filter((item) => item.getClientRects().length > 0)
  for (const item of items) {
    const text = item.textContent ?? ''
    const room = KEY + widthOf(text, WORDS) + BETWEEN
    if (x > 0 && x + room > width) [x, top] = [0, top + WORDS.line]
    const key = item.querySelector('svg')?.cloneNode(true) as SVGElement | undefined
    for (const [name, value] of [
      ['x', x],
      ['y', top + 2],
      ['width', 20],
      ['height', 11],
    ] as const)
      key?.setAttribute(name, String(value))
    markup += (key?.outerHTML ?? '') + word(text, x + KEY, top + WORDS.size, WORDS)
    x += room
  }
  return [markup, items.length === 0 ? y : top + WORDS.line + GAP]
}

/** Panels where they stand in the page, each with its heading. */
function panelsOf(holder: Element, y: number): [string, number] {
  const origin = holder.getBoundingClientRect()
  const placed = (one: Element) => {
    const { left, top, width, height } = one.getBoundingClientRect()
    return { x: left - origin.left, y: y + top - origin.top, width, height }
  }
  const isDrawn = (one: Element): boolean => one.getClientRects().length > 0
  const pictures = [...holder.querySelectorAll('svg')].filter(isDrawn).map((svg) => {
    const copy = svg.cloneNode(true) as SVGElement
    for (const cursor of copy.querySelectorAll('.cursor')) cursor.remove()
    for (const [name, value] of Object.entries(placed(svg))) copy.setAttribute(name, String(Math.round(value)))
    return copy.outerHTML
  })
  const headings = [...holder.querySelectorAll('.panel-title, .note')].filter(isDrawn).map((one) => {
    const { x, y: top } = placed(one)
    return word(one.textContent?.trim() ?? '', x, top + WORDS.size, { ...WORDS, size: 12 })
  })
  return [pictures.join('') + headings.join(''), y + origin.height + GAP]
}

/** `source`: what stands below where the figure names none. */
export function pictureOf(figure: Element, source: string): string {
  const holder = figure.querySelector('.panels, .picture')
  if (holder === null) return ''
  const width = Math.round(holder.getBoundingClientRect().width)
  const textOf = (selector: string): string => figure.querySelector(selector)?.textContent?.trim() ?? ''
  const parts: string[] = []
  let y = 0
  const add = ([markup, end]: [string, number]): void => {
    parts.push(markup)
    y = end
  }
  add(block(textOf('h2, h3'), TITLE, y, width))
  add(block(textOf('.unit'), WORDS, y, width))
  add(legendOf(figure, y, width))
  add(panelsOf(holder, y))
  add(block(textOf('.means'), WORDS, y, width))
  add(block(textOf('figcaption') || source, SOURCE, y, width))
  const [whole, height] = [width + 4 * GAP, Math.round(y) + 4 * GAP]
  const frame = `<rect x="${-2 * GAP}" y="${-2 * GAP}" width="${whole}" height="${height}" fill="var(--card)"/>`
  return painted(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${height}" viewBox="${-2 * GAP} ${-2 * GAP} ${whole} ${height}" font-family="${FONT}">${frame}${parts.join('')}</svg>`,
  )
}
