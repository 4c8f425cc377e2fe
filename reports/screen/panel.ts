/** The first screen: question, presets, answer, doubt, three charts, levers. Complete without a script but for what moves. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { FREE, UNCHANGED } from '../../sim/studies/live/point-key.ts'
import type { LiveSetup } from '../../sim/studies/live/setup.ts'
import type { Screen, ScreenLever } from '../../sim/studies/live/screen.ts'
import type { Whose } from '../../sim/studies/live/whose.ts'
import { renderDoubt } from '../html/doubt.ts'
import { html, type Markup } from '../html/markup.ts'
import { renderTimeline } from '../html/timeline.ts'
import { longDate } from '../words/dates.ts'
import { leverName } from '../words/lever-names.ts'
import { leverValue } from '../words/lever-values.ts'
import { oneLine, plain, unitName } from '../words/names.ts'
import { plural, span } from '../words/numbers.ts'
import { type Answer, answerOf, helpOf, INVITATION, policiesOf, short } from './answer.ts'
import { STYLES, WHO, type Who } from './chart.ts'
import { renderEvents } from './events.ts'
import { valueText } from './measure-words.ts'
import { comparePairs, type Paired } from './paired.ts'
import type { Measure, View } from './views.ts'

const LEGEND: Readonly<Record<Who, string>> = { none: 'no control', was: 'as it was', held: 'held', yours: 'yours' }
const HANDS: readonly (readonly [Whose, string])[] = [
  ['yours', 'Yours: governments outside China'],
  ['beijing', 'Beijing’s'],
  ['nature', 'Nature’s'],
]

export interface ScreenPanel {
  readonly result: Result
  readonly setup: LiveSetup
  readonly screen: Screen
  readonly views: readonly View[]
  /** Static pictures of the first view. */
  readonly pictures: readonly Markup[]
}

export function renderScreen(panel: ScreenPanel): Markup {
  const { result, screen, views, pictures } = panel
  const [view] = views
  if (view === undefined) return html``
  const { scenario } = result
  return html`<section id="live" class="screen" aria-labelledby="live-title">
<p class="kicker">${scenario.title}</p>
<div class="screen-head"><h1 id="live-title">${scenario.controlSpans.length > 0 ? 'Export controls: who is hit, and what would help?' : 'Who is hit, and what would help?'}</h1>
<label class="script-only">For <select id="live-view">${views.map(({ region, name }) => html`<option value="${region}">${name}</option>`)}</select></label></div>
${renderPresets(screen)}
${renderAnswer(openingAnswer(panel, view))}
${renderHelp(panel, view)}
${renderDoubt(result)}
${legend()}
<div class="screen-charts">${view.measures.map((measure, m) => renderChart(panel, measure, m, pictures[m] ?? null))}</div>
<p id="live-status" class="script-only" role="status">${INVITATION}</p>
${renderLevers(screen, scenario.start, result.dates.at(-1) ?? scenario.start)}
${renderTools(panel)}
</section>
`
}

function renderPresets({ presets }: Screen): Markup {
  const button = (name: string, title: string, doc: string): Markup =>
    html`<button type="button" data-policy="${name}" aria-pressed="${name === '' ? 'true' : 'false'}" title="${oneLine(doc)}">${plain(title)}</button>`
  return html`<div class="presets script-only" role="group" aria-label="Policies to try">${button('', 'As it was', 'The scenario as it is.')}${presets.map(({ name, title, description }) => button(name, title, description))}</div>`
}

function renderAnswer({ lead, text }: Answer): Markup {
  return html`<p id="live-answer" aria-live="polite"><b>${lead}</b> <span>${text}</span></p>`
}

function renderHelp({ screen, setup }: ScreenPanel, { measures }: View): Markup | null {
  const help = helpOf(
    measures,
    policiesOf(screen.presets).map(({ name, title }) => ({
      title,
      paired: measures.map((measure) => pairedOf(screen, setup.seed, measure, UNCHANGED, name)),
    })),
  )
  return help === null ? null : html`<p id="live-help"><b>${help.lead}</b> <span>${help.text}</span></p>`
}

/** Before anything is moved: what the controls do. */
function openingAnswer({ screen, setup }: ScreenPanel, { measures }: View): Answer {
  const [was, none] = [screen.points[UNCHANGED], screen.points[FREE]]
  if (was === undefined || none === undefined)
    return { lead: 'Nothing restricts exports here.', text: 'Move a lever, and the answer comes with its interval.' }
  const paired = measures.map((measure) => pairedOf(screen, setup.seed, measure, FREE, UNCHANGED))
  return answerOf({ subject: 'The controls', against: 'without them', measures, paired, since: screen.crisis.date })
}

/** One setting against another in one measure. */
export function pairedOf(screen: Screen, seed: number, measure: Measure, from: string, to: string): Paired | null {
  const place = screen.series.indexOf(measure.series)
  const [was, is] = [screen.points[from]?.means[place], screen.points[to]?.means[place]]
  return was === undefined || is === undefined ? null : comparePairs(measure, was, is, screen.groups, seed)
}

function legend(): Markup {
  const key = (who: Who): Markup => {
    const { tone, dash, width } = STYLES[who]
    return html`<svg class="key" viewBox="0 0 30 12" aria-hidden="true"><path d="M0 6H30" stroke="var(--${tone})" stroke-width="${width}" stroke-dasharray="${dash.join(' ')}"/></svg>`
  }
  return html`<ul class="legend screen-legend">${WHO.map((who) => html`<li data-who="${who}">${key(who)}<span>${LEGEND[who]}</span></li>`)}<li class="muted">median; band: 5 to 95% of runs; dots: observed; right edge: means since the first day of the controls</li></ul>`
}

function renderChart(
  { screen, setup, result }: ScreenPanel,
  measure: Measure,
  m: number,
  picture: Markup | null,
): Markup {
  const found = pairedOf(screen, setup.seed, measure, FREE, UNCHANGED)
  const means =
    found === null
      ? ''
      : `Means: no control ${valueText(measure, found.was)}, as it was ${valueText(measure, found.is)}: ${short(measure, found)}.`
  return html`<figure class="screen-chart" id="figure-screen-${m}" data-measure="${m}"><h2>${measure.title}</h2><p class="unit">${measure.unit}; ${plural(result.run.replicates, 'run', 'runs')} as it was</p>
<div class="picture" role="img" aria-labelledby="live-means-${m}">${picture}</div><p class="means" id="live-means-${m}">${means}</p></figure>`
}

function renderLevers({ levers, idle, pairs }: Screen, start: string, end: string): Markup {
  if (levers.length === 0) return html``
  const hands = HANDS.map(([whose, title]) => [title, levers.filter((lever) => lever.whose === whose)] as const)
  const names = idle.map((key) => leverTitle({ key, name: key.slice(1) }))
  return html`<form class="levers script-only" id="live-levers" aria-label="Levers">${hands.map(([title, own]) => (own.length === 0 ? null : html`<fieldset><legend>${title}</legend>${own.map((lever) => renderLever(lever, start, end))}</fieldset>`))}
<p class="note">Ordered by how far their ends move output lost outside China (${plural(pairs, 'pair', 'pairs')} of runs).${names.length === 0 ? '' : ` Tried without any effect: ${names.join(', ')}.`}</p></form>`
}

function leverTitle({ key, name }: Pick<ScreenLever, 'key' | 'name'>): string {
  if (name === null || key === '~.demand') return 'Demand, all sectors'
  return key.startsWith('@') ? leverName(key.slice(1)) : plain(name)
}

function renderLever(lever: ScreenLever, start: string, end: string): Markup {
  const { key, unit, doc, min, max, step, now, from } = lever
  const id = `lever-${key.replace(/[^A-Za-z0-9]/g, '-')}`
  const [low, high] = now.map((value) => leverValue(unit, value))
  const was = span(low!, high!)
  const date =
    from === null
      ? null
      : html`<label>Holds from <input type="date" data-key="${key}.from" data-value="${from}" value="${from}" min="${start}" max="${end}" required></label>`
  return html`<div class="lever" data-lever="${key}"><label for="${id}">${leverTitle(lever)}</label><output for="${id}" data-unit="${unit}" data-was="${was}">${was}</output>
<input type="range" id="${id}" data-key="${key}" data-value="${now[1]}" min="${min}" max="${max}" step="${step}" value="${now[1]}" aria-describedby="${id}-doc">
<details><summary>${unitName(unit)}${from === null ? '' : html` · from <span data-from>${longDate(from)}</span>`} · what is it?</summary><p id="${id}-doc">${doc} As it was: ${was}.</p>${date}<button type="button" data-clear="${key}">As it was</button></details></div>`
}

function renderTools({ result, setup, screen, views }: ScreenPanel): Markup {
  return html`<p class="tools script-only"><button type="button" id="live-undo" disabled>Undo</button> <button type="button" id="live-hold">Hold this to compare</button> <button type="button" id="live-drop" hidden>Drop what is held</button> <button type="button" id="live-reset">Start again</button> <button type="button" id="live-link">Copy link</button> <span id="live-said" role="status"></span></p>
${renderTimeline(result)}
${renderPresetTable(screen, setup.seed, views)}
${renderEvents(setup)}`
}

/** Every preset in the measures of the first view: what paper and a page without script have of the simulator. */
function renderPresetTable(screen: Screen, seed: number, views: readonly View[]): Markup | null {
  const measures = views[0]?.measures ?? []
  if (screen.presets.length === 0) return null
  const rows = screen.presets.map(
    ({ name, title }) =>
      html`<tr><th scope="row">${plain(title)}</th>${measures.map((measure) => {
        const found = pairedOf(screen, seed, measure, '', name)
        return html`<td>${found === null ? 'n/a' : `${valueText(measure, found.is)}: ${short(measure, found)}`}</td>`
      })}</tr>`,
  )
  return html`<details class="fold words"><summary>All policies in a table</summary><div class="scroll" tabindex="0" role="group" aria-label="All policies in a table"><table><caption>Means since ${longDate(screen.crisis.date)}, and the difference from the scenario as it was. ${plural(screen.pairs, 'pair', 'pairs')} of runs.</caption><thead><tr><th scope="col">Policy</th>${measures.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></details>`
}
