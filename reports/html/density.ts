/** What the runs drew of one uncertainty, as a picture in a table cell: bars for the draws, a line for the prior. */
import type { Density } from '../../sim/studies/batch/result.ts'
import { number } from '../words/numbers.ts'
import { html, type Markup } from './markup.ts'

/** Of the picture and of its bars, px. */
const WIDTH = 132
const BARS = 30
const HEIGHT = 45

export function renderDensity(density: Density | undefined): Markup {
  if (density === undefined) return html``
  const { from, to, drawn, prior } = density
  const shares = [sharesOf(drawn), sharesOf(prior ?? [])] as const
  const highest = Math.max(...shares.flat())
  const y = (share: number): number => round(BARS * (1 - share / highest))
  const x = (bin: number): number => round((WIDTH * bin) / drawn.length)
  const bars = shares[0].map((share, bin) => `M${x(bin)} ${BARS}V${y(share)}H${x(bin + 1)}V${BARS}`).join('')
  const line = shares[1].map((share, bin) => `${bin === 0 ? 'M0 ' : 'V'}${y(share)}H${x(bin + 1)}`).join('')
  const words = `Drawn from ${number(from)} to ${number(to)}`
  return html`<svg width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words}"><path d="${bars}" fill="var(--blue)" opacity=".45"/><path d="M0 ${BARS}H${WIDTH}" stroke="var(--axis)"/>${
    line === '' ? null : html`<path d="${line}" fill="none" stroke="var(--ink)"/>`
  }<g font-size="11" fill="var(--muted)"><text y="${HEIGHT - 2}">${number(from)}</text><text x="${WIDTH}" y="${HEIGHT - 2}" text-anchor="end">${number(to)}</text></g></svg>`
}

function sharesOf(counts: readonly number[]): readonly number[] {
  const all = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => (all > 0 ? count / all : 0))
}

const round = (value: number): number => Math.round(value * 10) / 10
