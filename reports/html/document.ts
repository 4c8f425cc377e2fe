/** The page of a run: its sections in order. */
import type { Result } from '../../sim/studies/batch/result.ts'
import type { Assets } from '../assets.ts'
import type { SectionId } from '../charts/chart.ts'
import type { Payload } from '../client/payload.ts'
import type { Findings } from '../findings.ts'
import { longDate } from '../words/dates.ts'
import { headline, standfirst } from '../words/headline.ts'
import { fixed, plural } from '../words/numbers.ts'
import { threeSentences } from '../words/sentences.ts'
import { renderAssumptions } from './assumptions.ts'
import { renderExpectations } from './expectations.ts'
import type { RenderedScreen } from '../screen/render.ts'
import { SCREEN_STYLE } from '../screen/style.ts'
import { renderDoubt, renderScores } from './doubt.ts'
import { renderLimits } from './limits.ts'
import { renderManifest } from './manifest.ts'
import { html, type Markup } from './markup.ts'
import { renderNotice } from './notice.ts'
import { renderShell } from './shell.ts'
import { renderTiles, tilesOf } from './tiles.ts'
import { renderTimeline } from './timeline.ts'

export interface SectionContent {
  readonly id: SectionId
  readonly title: string
  /** Short name in the list of contents. */
  readonly short: string
  readonly figures: readonly Markup[]
  readonly folded: readonly Markup[]
  readonly foldedTitle: string
}

/** A section of another study. */
export interface StudyContent {
  readonly id: string
  readonly title: string
  readonly short: string
  readonly lede: Markup | null
  readonly figures: readonly Markup[]
  readonly folded: readonly Markup[]
  readonly after: Markup | null
}

export interface Page {
  readonly result: Result
  readonly findings: Findings
  readonly sections: readonly SectionContent[]
  readonly studies: readonly StudyContent[]
  /** The simulator at the top of the page; null leaves it out. */
  readonly screen: RenderedScreen | null
  readonly payload: Payload
  /** Panel whose values stand beside the date slider. */
  readonly leadPanel: { readonly id: string; readonly name: string } | null
}

export function renderDocument(page: Page, assets: Assets): Promise<string> {
  const title = headline(page.findings).text
  const { screen, payload } = page
  const shell = { title, body: body(page, title), payload, style: SCREEN_STYLE }
  const live = screen === null ? {} : { live: { payload: screen.payload, engine: assets.engineScript } }
  return renderShell({ ...shell, ...live }, assets)
}

function body(page: Page, title: string): Markup {
  const { result, findings, sections, studies } = page
  const tiles = tilesOf(result, findings)
  return html`${renderNotice(result)}
${page.screen?.markup ?? null}
<div class="page">
${contents([...(page.screen === null ? [] : [{ id: 'live', short: 'Try a policy' }]), { id: 'summary', short: 'In two minutes' }, ...sections, ...studies], result.expectations !== undefined)}
<main>
<header>
<p class="kicker">Scenario report · ${result.scenario.title}</p>
${page.screen === null ? html`<h1>${title}</h1>` : html`<h2 class="headline">${title}</h2>`}
<p class="standfirst">${standfirst(result, findings).text}</p>
${page.screen === null ? renderDoubt(result) : null}
${facts(result)}
</header>
<section id="summary"><h2>In two minutes</h2>
<ul class="points">${threeSentences(result, findings).map((one) => html`<li><b>${one.lead}</b> ${one.text}</li>`)}</ul>
${renderTiles(tiles)}
</section>
<div class="timed">
${slider(page)}
${sections.map(renderSection)}
${page.screen === null ? renderTimeline(result) : null}
</div>
${studies.map(renderStudy)}
${renderExpectations(result)}
${renderScores(result)}
${renderLimits(result, findings)}
${renderAssumptions(result)}
${renderManifest(result)}
<footer>Chokepoint ${result.run.engine}. Every number on this page is computed from the run named above.</footer>
</main>
</div>`
}

function contents(
  sections: readonly { readonly id: string; readonly short: string }[],
  hasExpectations: boolean,
): Markup {
  const links = [
    ...sections.map((section) => [section.id, section.short]),
    ...(hasExpectations ? [['expectations', 'Expectations']] : []),
    ['against-observations', 'Against observations'],
    ['limits', 'Limits'],
    ['assumptions', 'Assumptions'],
    ['manifest', 'Run manifest'],
  ]
  return html`<nav class="contents" aria-label="Contents"><ul>${links.map(([id = '', name = '']) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>`
}

function facts(result: Result): Markup {
  const { run, scenario } = result
  const agents = Object.values(scenario.agents).reduce((sum, count) => sum + count, 0)
  const rows: readonly (readonly [string, string])[] = [
    ['Scenario', scenario.name],
    ['Runs', fixed(run.replicates, 0)],
    ['Seed', String(run.seed)],
    ['Agents', fixed(agents, 0)],
    ['Engine', run.engine],
    ['From', longDate(scenario.start)],
  ]
  return html`<ul class="facts">${rows.map(([name, value]) => html`<li><b>${name}</b> ${value}</li>`)}</ul>`
}

function slider(page: Page): Markup {
  const last = page.payload.dates.length - 1
  if (last < 1) return html``
  const values =
    page.leadPanel === null
      ? null
      : html`<p class="read-out" data-panel="${page.leadPanel.id}" data-name="${page.leadPanel.name}"></p>`
  return html`<div class="dates"><label for="date"><span>Date in all charts</span><output id="date-text" for="date"></output></label><input type="range" id="date" min="0" max="${last}" step="1" value="${page.payload.week}">${values}${period(last)}</div>`
}

/** Two sliders set the weeks that all time charts show; a drag along a time axis does the same. */
function period(last: number): Markup {
  const end = (id: string, label: string, value: number): Markup =>
    html`<label for="period-${id}"><span>${label}</span></label><input type="range" id="period-${id}" min="0" max="${last}" step="1" value="${value}">`
  return html`<details class="period"><summary>Zoom in time: <span id="period-text">whole period</span></summary><div>${end('from', 'First week shown', 0)}${end('to', 'Last week shown', last)}<p>Or drag along the time axis of any chart.</p><button type="button" id="period-whole" hidden>Whole period</button></div></details>`
}

function renderSection({ id, title, figures, folded, foldedTitle }: SectionContent): Markup {
  return html`<section id="${id}"><h2>${title}</h2>
<div class="cards">${figures}</div>${fold(folded, foldedTitle)}</section>
`
}

function fold(figures: readonly Markup[], title: string): Markup | null {
  return figures.length === 0
    ? null
    : html`<details class="fold"><summary>${title}</summary><div class="cards">${figures}</div></details>`
}

export function renderStudy({ id, title, lede, figures, folded, after }: StudyContent): Markup {
  return html`<section id="${id}"><h2>${title}</h2>
${lede}<div class="cards">${figures}</div>${fold(folded, plural(folded.length, 'more chart', 'more charts'))}${after}</section>
`
}
