/** Table of skill: scores of every series in every window, fitted and held-out windows apart, each with its overall row. */
import type { HindcastResult } from '../../sim/studies/hindcast/result.ts'
import { html, type Markup } from '../html/markup.ts'
import { longDate } from '../words/dates.ts'
import { elementName, plain } from '../words/names.ts'
import { capital, fixed, percent, signedPercent } from '../words/numbers.ts'
import { renderTable } from '../html/table.ts'
import type { SeriesScore } from './findings.ts'
import { seriesName, type Split, splitName } from './names.ts'
import { scoreName, windowTitle } from './words.ts'

const COLUMNS = ['Series', 'n', 'CRPS', 'Naive', 'Skill', 'In 50%', 'In 90%', 'Peak', 'Peak date', 'Own error']

export function renderSkill(result: HindcastResult): Markup {
  return html`<section id="skill"><h2>Skill: is it better than knowing nothing?</h2>
<ul class="plain">
<li><b>CRPS</b> is the distance of the runs from the observed figure, smaller for runs that are near it and near each other; taken on logarithms (0.1 is about 10%), for shares as they are.</li>
<li><b>Skill</b> is one less the model’s CRPS over that of a naive forecast, which stays at the last figure known before the window and spreads as prices usually do: 1 is perfect, 0 is as good, below 0 is worse.</li>
<li><b>In 50%, in 90%</b> is coverage: the share of the n figures inside the central half and nine tenths of the forecast, which is the runs with the model’s own error added; right bands hold 50% and 90%.</li>
<li><b>Peak</b> is the height of the simulated peak against the observed one, <b>peak date</b> how many weeks later (+) or earlier (−) it comes: medians, where a window has three figures or more.</li>
<li><b>Own error</b> is the model’s own error, estimated from fitted windows and added to every run before scoring: a standard deviation on the scale of CRPS.</li>
</ul>
<div class="scroll skills" tabindex="0" role="region" aria-label="Table: skill by window and series"><table><caption>Scores by window and series.</caption><thead><tr>${COLUMNS.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>${(['fit', 'held_out'] as const).map((split) => body(result, split))}</table></div>
<button type="button" class="download" data-figure="skill">Download CSV</button>
${elements(result)}${unscored(result)}</section>`
}

function body(result: HindcastResult, split: Split): Markup {
  const own = result.skill.filter((score) => score.split === split)
  if (own.length === 0) return html``
  const windows = [...new Set(own.map((score) => score.window))]
  return html`<tbody>${windows.map((window) => {
    const scores = own.filter((score) => score.window === window)
    const [first] = scores
    return html`<tr class="group"><th scope="colgroup" colspan="${COLUMNS.length}">${first === undefined ? '' : windowTitle(result, first)} <span>${splitName(split)}</span></th></tr>${scores.map((score) => row(scoreName(result, score), cellsOf(score)))}`
  })}${overall(result, split)}</tbody>`
}

const row = (name: string, cells: readonly string[]): Markup =>
  html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`

function cellsOf(score: SeriesScore): readonly string[] {
  return [
    fixed(score.n, 0),
    fixed(score.crps, 2),
    orNone(score.naiveCrps, (value) => fixed(value, 2)),
    orNone(score.skill, (value) => fixed(value, 2)),
    percent(100 * score.cover50),
    percent(100 * score.cover90),
    orNone(score.peakError, (value) => signedPercent(100 * value)),
    orNone(score.peakWeeks, signedWeeks),
    fixed(score.discrepancy, 2),
  ]
}

function overall(result: HindcastResult, split: Split): Markup {
  const { skill, cover50, cover90, n } = result.overall[split]
  const share = (value: number): string => orNone(value, (one) => percent(100 * one))
  const cells = [
    fixed(n, 0),
    '',
    '',
    orNone(skill, (value) => fixed(value, 2)),
    share(cover50),
    share(cover90),
    '',
    '',
    '',
  ]
  return html`<tr class="overall"><th scope="row">All ${split === 'fit' ? 'fitted' : 'held-out'} windows</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`
}

/** Skill over all series of an element: whether the model is better on some than on others. */
function elements({ elements: rows }: HindcastResult): Markup {
  if (rows.length === 0) return html``
  const show = (skill: number | null): string => orNone(skill, (value) => fixed(value, 2))
  return html`<div class="elements">${renderTable({
    caption: 'Skill by element, over all its series.',
    columns: ['Element', 'Fitted', 'Held out'],
    rows: rows.map((row) => [capital(elementName(row.element)), show(row.fit), show(row.held_out)]),
  })}</div>`
}

/** Figures that no score counts, and why. */
function unscored(result: HindcastResult): Markup {
  if (result.unscored.length === 0) return html``
  return html`<div class="unscored">${renderTable({
    caption: 'Observed figures of the windows that are not scored.',
    columns: ['Series', 'Date', 'Window', 'Why'],
    rows: result.unscored.map(({ history, window, series, date, why }) => {
      const of = result.histories.find(({ name }) => name === history)
      const label = of?.series.find(({ name }) => name === series)?.label ?? ''
      const title = of?.windows.find(({ id }) => id === window)?.title ?? window
      return [seriesName(series, label), longDate(date), plain(title), why]
    }),
  })}</div>`
}

/** A score that does not exist is a dash, never a zero. */
function orNone(value: number | null, format: (value: number) => string): string {
  return value === null || !Number.isFinite(value) ? '–' : format(value)
}

function signedWeeks(weeks: number): string {
  const text = `${fixed(weeks, Number.isInteger(weeks) ? 0 : 1)} ${Math.abs(weeks) === 1 ? 'week' : 'weeks'}`
  return weeks > 0 ? `+${text}` : text
}
