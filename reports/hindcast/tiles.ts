/** Four tiles: patterns, skill, coverage, misses; each with the bar that its figure fills. */
import type { HindcastResult } from '../../sim/studies/hindcast/result.ts'
import type { Tone } from '../charts/theme.ts'
import { html, Markup } from '../html/markup.ts'
import { fixed, percent, percentDigits } from '../words/numbers.ts'
import type { HindcastFindings } from './findings.ts'
import { besideNaive } from './words.ts'

interface Tile {
  readonly title: string
  readonly tone: Tone
  readonly value: string
  readonly unit: string
  /** Filled share of the bar and the place of the diamond, 0 to 1. */
  readonly filled: number
  readonly mark: number | null
  readonly beside: string
  readonly words: string
}

function tilesOf({ overall }: HindcastResult, found: HindcastFindings): readonly Tile[] {
  const { fit, held_out: heldOut } = overall
  const { patterns, measures, heldOutMeasures } = found
  const skill = (value: number): string => (Number.isFinite(value) ? fixed(value, 2) : 'n/a')
  return [
    {
      title: 'Patterns that hold in all their measures',
      tone: 'blue',
      value: String(patterns.of),
      unit: `of ${patterns.all}`,
      filled: patterns.of / Math.max(1, patterns.all),
      mark: null,
      beside: `Measures: ${measures.of} of ${measures.all}`,
      words: `Held out from fitting: ${heldOutMeasures.of} of ${heldOutMeasures.all} measures pass`,
    },
    {
      title: 'Skill against the naive forecast, held out',
      tone: 'orange',
      value: skill(heldOut.skill),
      unit: '1 is perfect',
      filled: heldOut.skill,
      mark: null,
      beside: `Fitted: ${skill(fit.skill)}`,
      words: Number.isFinite(heldOut.skill)
        ? `The error is ${besideNaive(heldOut.skill)} the naive forecast’s; 0 would be as good`
        : 'No held-out window has a naive forecast',
    },
    {
      title: 'Held-out figures inside the 90% forecast band',
      tone: 'purple',
      value: heldOut.n > 0 ? percentDigits(100 * heldOut.cover90) : 'n/a',
      unit: `% of ${heldOut.n}`,
      filled: heldOut.cover90,
      mark: 0.9,
      beside: fit.n > 0 ? `Fitted: ${percent(100 * fit.cover90)} of ${fit.n}` : 'Fitted: none',
      words: `Right bands hold 90% (the diamond); inside the 50% forecast band ${heldOut.n > 0 ? percent(100 * heldOut.cover50) : 'n/a'}`,
    },
    {
      title: 'Measures missed',
      tone: 'rose',
      value: String(found.misses.length),
      unit: `of ${measures.all}`,
      filled: found.misses.length / Math.max(1, measures.all),
      mark: null,
      beside: `Patterns with a miss: ${found.missed} of ${patterns.all}`,
      words: found.misses.length > 0 ? 'Each is named under “What it cannot do”' : 'The scoreboard has no miss',
    },
  ]
}

const WIDTH = 200
const HEIGHT = 20

function bar({ filled, mark, tone }: Tile): Markup {
  const share = Number.isFinite(filled) ? Math.max(0, Math.min(1, filled)) : 0
  const paint = new Markup(`var(--${tone})`)
  const x = mark === null ? 0 : Math.round(mark * WIDTH)
  return html`<svg class="bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"><rect y="4" width="${WIDTH}" height="12" rx="6" fill="var(--grid)"/>${share === 0 ? null : html`<rect y="6" width="${Math.max(3, Math.round(share * WIDTH))}" height="8" rx="3" fill="${paint}" opacity=".85"/>`}${mark === null ? null : html`<path d="M${x} 4l6 6-6 6-6-6z" fill="var(--ink)" stroke="var(--card)"/>`}</svg>`
}

export function renderHindcastTiles(result: HindcastResult, found: HindcastFindings): Markup {
  return html`<ul class="tiles">${tilesOf(result, found).map(
    (
      tile,
    ) => html`<li class="tile t-${tile.tone}"><h3>${tile.title}</h3><p class="value"><b>${tile.value}</b> ${tile.unit}</p>${bar(tile)}<p class="interval">${tile.beside}</p><p class="likely">${tile.words}.</p></li>
`,
  )}</ul>`
}
