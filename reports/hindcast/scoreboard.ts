/** The scoreboard: one line per measure, with a strip that shows observation, median and 90 % of the runs to scale. */
import type { HindcastResult } from '../../sim/studies/hindcast/result.ts'
import { html, type Markup } from '../html/markup.ts'
import { plain } from '../words/names.ts'
import { number, span } from '../words/numbers.ts'
import { type HindcastFindings, type PatternScore, passes, passingNulls, patternsOf } from './findings.ts'
import { patternName, splitName } from './names.ts'

const COLUMNS = [
  'Measure',
  'Observed',
  'Tolerance',
  'Simulated median',
  '90% of runs',
  'To scale',
  'Unit',
  'Split',
  'Passed by a placebo',
  'Verdict',
]

export function renderScoreboard(result: HindcastResult, found: HindcastFindings): Markup {
  return html`<section id="scoreboard"><h2>The scoreboard: ${found.measures.of} of ${found.measures.all} measures pass</h2>
<p class="lede">Each line is a number computed from the runs and held against an observation. It passes when the median run lies in the tolerance, which comes from the error of the observation; “too close” says that more runs may turn the verdict. A measure that a placebo world passes says nothing about the agents: ${result.nulls.map(({ name, words }) => `${name}, ${words}`).join('; ')}. Nothing here is fed back into a run; measures marked “held out” have no part in the fitting of parameters.</p>
<ul class="legend"><li>${KEY_OBSERVED}Observed</li><li>${KEY_MEDIAN}Median run</li><li>${KEY_BAND}90% of runs</li><li>Each strip has its own scale</li></ul>
<div class="scroll board" tabindex="0" role="region" aria-label="Table: scoreboard of patterns"><table><caption>Scoreboard of patterns, with their evidence.</caption><thead><tr>${COLUMNS.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>${patternsOf(result).map(group)}</table></div>
<button type="button" class="download" data-figure="scoreboard">Download CSV</button></section>`
}

function group(measures: readonly PatternScore[]): Markup {
  const [first] = measures
  if (first === undefined) return html``
  const held = measures.filter(passes).length
  const summary = held === measures.length ? 'holds' : `${held} of ${measures.length} pass`
  return html`<tbody><tr class="group"><th scope="colgroup" colspan="${COLUMNS.length}">${patternName(first.id)} <span>${summary}</span></th></tr>${measures.map(row)}</tbody>`
}

function row(measure: PatternScore): Markup {
  const happened = Number.isFinite(measure.median)
  const cells: readonly (string | Markup)[] = [
    number(measure.observed),
    span(number(measure.tolerance[0]), number(measure.tolerance[1])),
    happened ? number(measure.median) : 'did not happen',
    happened ? span(number(measure.low), number(measure.high)) : '',
    strip(measure),
    plain(measure.unit),
    splitName(measure.split),
    nullCell(measure),
    VERDICTS[measure.verdict],
  ]
  return html`<tr${passes(measure) ? null : html` class="missed"`}><th scope="row">${measure.measure}<small>${measure.evidence}. Tolerance: ${measure.reason}</small></th>${cells.map(
    (cell, i) => html`<td data-label="${COLUMNS[i + 1] ?? ''}">${cell}</td>`,
  )}</tr>`
}

/** Names of the null worlds that pass, which the page calls placebos; else how many were tried. */
function nullCell(measure: PatternScore): string {
  const passing = passingNulls(measure)
  if (passing.length > 0) return passing.join(', ')
  return `no, of ${measure.nulls.filter((one) => one.untried === null).length}`
}

const verdict = (name: string, path: string, style: string): Markup =>
  html`<span class="verdict ${style}"><svg viewBox="0 0 12 12" aria-hidden="true"><path d="${path}" fill="none" stroke="currentColor" stroke-width="2"/></svg>${name}</span>`
const VERDICTS: Readonly<Record<PatternScore['verdict'], Markup>> = {
  pass: verdict('pass', 'M1.5 6.5l3 3 6-7', 'pass'),
  miss: verdict('miss', 'M2 2l8 8M10 2l-8 8', 'miss'),
  'too close': verdict('too close', 'M1 7q2.5-4 5-1.5t5-1.5', 'close'),
}

const WIDTH = 132
const HEIGHT = 20
/** Free room at both ends, px. */
const MARGIN = 8
/** Highest over lowest value from which a logarithmic strip tells more, as in the charts. */
const LOG_RANGE = 25

/** Places of values on a strip, px. */
export function stripScale(values: readonly number[]): (value: number) => number {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const log = low > 0 && high / low > LOG_RANGE
  const scale = log ? Math.log : (value: number): number => value
  const length = scale(high) - scale(low)
  return (value) => (length > 0 ? MARGIN + ((scale(value) - scale(low)) / length) * (WIDTH - 2 * MARGIN) : WIDTH / 2)
}

/** Band, median and observed mark; numbers stand beside it, so it is not read aloud. */
function strip({ observed, low, median, high }: PatternScore): Markup {
  const values = [observed, low, median, high].filter((value) => Number.isFinite(value))
  const scale = stripScale(values)
  const x = (value: number): number => Math.round(scale(value) * 10) / 10
  const band = Number.isFinite(median)
    ? html`<rect class="band" x="${x(low)}" y="5" width="${Math.max(2, Math.round((x(high) - x(low)) * 10) / 10)}" height="10" rx="2" fill="var(--blue)" opacity=".35"/><rect class="median" x="${x(median) - 1.5}" y="2" width="3" height="16" fill="var(--blue)"/>`
    : null
  return html`<svg class="strip" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true"><path d="M0 10H${WIDTH}" stroke="var(--rule)"/>${band}<path class="observed" d="M${x(observed)} 4.5l5.5 5.5-5.5 5.5-5.5-5.5z" fill="var(--ink)" stroke="var(--card)" stroke-width="1.2"/></svg>`
}

const key = (drawing: Markup): Markup => html`<svg class="key" viewBox="0 0 22 12" aria-hidden="true">${drawing}</svg>`
const KEY_OBSERVED = key(html`<path d="M11 .5l5.5 5.5-5.5 5.5-5.5-5.5z" fill="var(--ink)"/>`)
const KEY_MEDIAN = key(html`<rect x="9.5" width="3" height="12" fill="var(--blue)"/>`)
const KEY_BAND = key(html`<rect y="1" width="22" height="10" rx="2" fill="var(--blue)" opacity=".35"/>`)
