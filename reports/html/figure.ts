/** One figure: finding, unit, legend, picture in two widths, how to read it, table, download, source. */
import type { Figure, LegendItem, Panel, Variant } from '../charts/chart.ts'
import { html, Markup } from './markup.ts'
import { draw } from './svg.ts'
import { renderTable } from './table.ts'

/** Widths of one panel on the desktop and on the phone, px. */
const FULL = { wide: 860, narrow: 328 }
/** One picture serves both: half a page and a phone are about as wide. */
const HALF = { wide: 348, narrow: 348 }
const MULTIPLE = { wide: 272, narrow: 156 }

function widthsOf(figure: Figure): { wide: number; narrow: number } {
  return figure.panels.length > 1 ? MULTIPLE : figure.size === 'half' ? HALF : FULL
}

/** `run`: the run behind the picture, named below it. */
export async function renderFigure(figure: Figure, run: string): Promise<Markup> {
  const widths = widthsOf(figure)
  const panels: Markup[] = []
  for (const panel of figure.panels) panels.push(await renderPanel(panel, widths, figure.panels.length > 1))
  const hidden = `${figure.id}-alt`
  return html`<figure class="card ${figure.size}" id="figure-${figure.id}">
<h3>${figure.title}</h3>
<p class="unit">${figure.unit}</p>
${legend(figure.legend)}
<div class="${figure.panels.length > 1 ? 'panels many' : 'panels'}" role="img" aria-labelledby="${hidden}">${panels}</div>
<p class="alt" id="${hidden}">${figure.alt}</p>
<p class="how">${figure.howToRead}</p>
<div class="more"><details><summary>Show the data as a table</summary>${renderTable(figure.table)}${figure.observed ? html`<div class="words">${renderTable(figure.observed)}</div>` : null}</details><button type="button" class="download" data-figure="${figure.id}">Download CSV</button></div>
<figcaption>${sourceLine(figure, run)}</figcaption>
</figure>
`
}

function legend(items: readonly LegendItem[]): Markup {
  return html`<ul class="legend">${items.map(
    (item) =>
      html`<li data-tone="${item.tone}"><svg class="key" viewBox="0 0 22 12" aria-hidden="true">${key(item)}</svg>${item.label}</li>`,
  )}</ul>`
}

function key(item: LegendItem): Markup {
  const paint = new Markup(`var(--${item.tone})`)
  switch (item.mark) {
    case 'line':
      return html`<path d="M0 6H22" stroke="${paint}" stroke-width="3"/>`
    case 'dash':
      return html`<path d="M0 6H22" stroke="${paint}" stroke-width="2" stroke-dasharray="5 3"/>`
    case 'band50':
      return html`<rect width="22" height="12" fill="${paint}" opacity=".46"/>`
    case 'band90':
      return html`<rect width="22" height="12" fill="${paint}" opacity=".18"/>`
    case 'box':
      return html`<rect x=".5" y=".5" width="21" height="11" rx="2" fill="${paint}" stroke="var(--rule)"/>`
    case 'square':
      return html`<path d="M6.5 1.5h9v9h-9z" fill="${paint}"/>`
    case 'triangle':
      return html`<path d="M11 1l5.5 10h-11z" fill="${paint}"/>`
    case 'diamond':
      return html`<path d="M11 .5l5.5 5.5-5.5 5.5L5.5 6z" fill="${paint}"/>`
    case 'circle':
    case 'dot':
      return html`<circle cx="11" cy="6" r="4.5" fill="${paint}"/>`
    case 'ring':
      return html`<circle cx="11" cy="6" r="4" fill="none" stroke="${paint}" stroke-width="2"/>`
  }
}

async function renderPanel(panel: Panel, widths: { wide: number; narrow: number }, one: boolean): Promise<Markup> {
  const narrow = await variant(
    panel,
    { width: widths.narrow, narrow: true },
    widths.wide === widths.narrow ? 'one' : 'narrow',
  )
  const wide =
    widths.wide === widths.narrow ? null : await variant(panel, { width: widths.wide, narrow: false }, 'wide')
  const heading = panel.title === null ? null : html`<p class="panel-title">${panel.title}</p>`
  const note =
    panel.note === null || panel.note === ''
      ? one
        ? html`<p class="note">&#160;</p>`
        : null
      : html`<p class="note">${panel.note}</p>`
  const readOut = panel.cursor ? html`<p class="read-out" data-panel="${panel.id}"></p>` : null
  return html`<div class="panel" data-panel="${panel.id}">${heading}${note}<div class="swap">${wide}${narrow}</div>${readOut}</div>`
}

async function variant(panel: Panel, size: Variant, name: 'wide' | 'narrow' | 'one'): Promise<Markup> {
  const { svg, plot } = await draw(panel.spec(size), size)
  const rectangle = [plot.x, plot.y, plot.width, plot.height].map((value) => Math.round(value * 10) / 10).join(' ')
  const unique = uniqueIds(svg, `${panel.id}-${name}`)
  return html`<div class="v-${name}" data-plot="${rectangle}">${new Markup(unique)}</div>`
}

/** Vega counts its ids through the life of the process; here they count within their picture, the same in every page. */
export function uniqueIds(svg: string, prefix: string): string {
  const places = new Map<string, number>()
  return svg.replace(/\b(id="|url\(#)([A-Za-z0-9_]+)/g, (_, before: string, id: string) => {
    const place = places.get(id) ?? places.size + 1
    places.set(id, place)
    return `${before}${prefix}-${place}`
  })
}

/** Sources named in full below a figure; the table has them all. */
const MOST_SOURCES = 2

function sourceLine(figure: Figure, run: string): Markup {
  const sources = [...new Set((figure.observed?.rows ?? []).map((row) => row[row.length - 1] ?? ''))]
  const more = sources.length - MOST_SOURCES
  const named = sources.slice(0, MOST_SOURCES).join('; ')
  const observed =
    sources.length === 0 ? '' : `. Observed: ${named}${more > 0 ? `; and ${more} more, with the table` : ''}`
  return html`Source: ${run}${observed}.`
}
