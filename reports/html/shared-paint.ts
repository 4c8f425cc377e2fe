/**
 * Ticks and labels of a group say what they have in common once, by the group: a tenth of a page. Marks of data keep their own paint, by
 * which the page's script tells them apart.
 */

/** Presentation attributes that children inherit, and that mean the same on the group. Opacity does not: it is of the group as a whole. */
const INHERITED = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'font-size',
  'font-weight',
  'text-anchor',
]
const ATTRIBUTES = String.raw`(?: [\w-]+="[^"]*")*`
const LINE = String.raw`<line${ATTRIBUTES} stroke="var\(--(?:axis|grid)\)"${ATTRIBUTES}\/>`
const MARK = String.raw`(?:${LINE}|<text${ATTRIBUTES}>[^<]*<\/text>)`
/** A group of at least two ticks or labels and nothing else. */
const GROUP = new RegExp(`<g(${ATTRIBUTES})>((?:${MARK}){2,})</g>`, 'g')

/** `svg` as slim writes it. */
export function sharePaint(svg: string): string {
  return svg.replace(GROUP, (whole, own: string, inner: string) => {
    const marks = [...inner.matchAll(new RegExp(MARK, 'g'))].map(([mark]) => mark)
    const shared = INHERITED.map((name) => said(marks[0] ?? '', name)).filter(
      (one) => one !== null && !own.includes(nameIn(one)) && marks.every((mark) => openTag(mark).includes(one)),
    ) as string[]
    if (shared.length === 0) return whole
    const rest = marks.map((mark) => shared.reduce((text, one) => text.replace(one, ''), mark))
    return `<g${own}${shared.join('')}>${rest.join('')}</g>`
  })
}

const openTag = (mark: string): string => /^<\w+(?: [\w-]+="[^"]*")*/.exec(mark)?.[0] ?? ''
const said = (mark: string, name: string): string | null =>
  new RegExp(` ${name}="[^"]*"`).exec(openTag(mark))?.[0] ?? null
const nameIn = (attribute: string): string => attribute.slice(0, attribute.indexOf('"'))
