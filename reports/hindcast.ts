/** HindcastResult to one self-contained HTML file. Pure: the same result and assets give the same bytes. */
import type { HindcastResult, History } from '../sim/studies/hindcast/result.ts'
import type { Assets } from './assets.ts'
import type { Figure } from './charts/chart.ts'
import type { Payload } from './client/payload.ts'
import { seriesFigure } from './hindcast/chart.ts'
import { findHindcast, type HindcastFindings } from './hindcast/findings.ts'
import { renderScoreboard } from './hindcast/scoreboard.ts'
import { scoreboardCsv, skillCsv } from './hindcast/score-tables.ts'
import { renderSkill } from './hindcast/skill.ts'
import { HINDCAST_STYLE } from './hindcast/style.ts'
import { renderHindcastTiles } from './hindcast/tiles.ts'
import {
  hindcastHeadline,
  hindcastLimits,
  hindcastSentences,
  hindcastStandfirst,
  missSentence,
} from './hindcast/words.ts'
import { renderFigure } from './html/figure.ts'
import { html, type Markup } from './html/markup.ts'
import { renderShell } from './html/shell.ts'
import { longDate } from './words/dates.ts'
import { plain } from './words/names.ts'
import { fixed, plural } from './words/numbers.ts'

interface DrawnHistory {
  readonly history: History
  readonly id: string
  readonly figures: readonly Figure[]
}

export async function renderHindcast(result: HindcastResult, assets: Assets): Promise<string> {
  const found = findHindcast(result)
  const run = await runId(result)
  const drawn = result.histories.map((history, i) => ({
    history,
    id: `history-${i + 1}`,
    figures: history.series.map((series, place) => seriesFigure(result, history, series, place)),
  }))
  const sections: Markup[] = []
  for (const one of drawn) sections.push(await renderHistory(one, result, run))
  const title = hindcastHeadline(result, found)
  return renderShell(
    {
      title,
      body: body(result, found, title, drawn, sections, run),
      payload: payloadOf(result, drawn, run),
      style: HINDCAST_STYLE,
    },
    assets,
  )
}

/** Letters of the digest of the whole result: tells two runs apart, also on paper. */
async function runId(result: HindcastResult): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(result))))
  return [...bytes.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function body(
  result: HindcastResult,
  found: HindcastFindings,
  title: string,
  drawn: readonly DrawnHistory[],
  sections: readonly Markup[],
  run: string,
): Markup {
  return html`<div class="notice quiet script-only"><button type="button" id="theme" class="script-only">Dark view</button></div>
<div class="page">
${contents(drawn)}
<main>
<header>
<p class="kicker">Hindcast report · the model against history</p>
<h1>${title}</h1>
<p class="standfirst">${hindcastStandfirst(result)}</p>
<ul class="facts"><li><b>Runs</b> ${fixed(result.replicates, 0)}</li><li><b>Seed</b> ${String(result.seed)}</li><li><b>Engine</b> ${result.engine}</li><li><b>Run</b> ${run}</li></ul>
</header>
<section id="summary"><h2>In two minutes</h2>
<ul class="points">${hindcastSentences(result, found).map((one) => html`<li><b>${one.lead}</b> ${one.text}</li>`)}</ul>
${renderHindcastTiles(result, found)}
</section>
${renderScoreboard(result, found)}
${renderSkill(result)}
${sections}
${limits(result, found)}
${manifest(result, run)}
<footer>Chokepoint ${result.engine}. Every number on this page is computed from the runs named above.</footer>
</main>
</div>`
}

function contents(drawn: readonly DrawnHistory[]): Markup {
  const links = [
    ['summary', 'In two minutes'],
    ['scoreboard', 'Scoreboard'],
    ['skill', 'Skill'],
    ...drawn.map(({ id, history }) => [id, plain(history.title)]),
    ['limits', 'What it cannot do'],
    ['manifest', 'How it was made'],
  ]
  return html`<nav class="contents" aria-label="Contents"><ul>${links.map(([id = '', name = '']) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>`
}

async function renderHistory(drawn: DrawnHistory, result: HindcastResult, run: string): Promise<Markup> {
  const { history, id, figures } = drawn
  const source = `${plain(history.name)}, ${result.replicates} runs, seed ${result.seed}, run ${run}`
  const cards: Markup[] = []
  for (const figure of figures) cards.push(await renderFigure(figure, source))
  const windows = history.windows.map(
    (window) =>
      html`<li><b>${window.split === 'fit' ? 'Fitted' : 'Held out'}</b> ${longDate(history.dates[window.from] ?? '')} to ${longDate(history.dates[window.to] ?? '')}: ${window.title}</li>`,
  )
  const events =
    history.events.length === 0
      ? null
      : html`<p class="lede">Policy events, by their numbers in the charts:</p><ol class="events">${history.events.map((event) => html`<li><b>${longDate(event.date)}</b> ${event.title}</li>`)}</ol>`
  return html`<section id="${id}" class="history"><h2>${plain(history.title)}</h2>
<ul class="plain">${windows}</ul>${events}
<div class="cards">${cards}</div></section>
`
}

function limits(result: HindcastResult, found: HindcastFindings): Markup {
  const items = [...found.misses.map(missSentence), ...hindcastLimits(result, found)]
  return html`<section id="limits"><h2>What it cannot do</h2><ul class="plain">${items.map((item) => html`<li>${item}</li>`)}</ul></section>`
}

function manifest(result: HindcastResult, run: string): Markup {
  const rows: readonly (readonly [string, string])[] = [
    ['Engine', result.engine],
    ['Runs, seed', `${plural(result.replicates, 'run', 'runs')} of each scenario, seed ${result.seed}`],
    ['Histories', result.histories.map((history) => history.name).join(', ')],
    ['Run', run],
  ]
  return html`<section id="manifest"><h2>How it was made</h2>
<p class="lede">The same engine, scenarios and seed give the same numbers, byte for byte, for any number of threads.</p>
<dl class="manifest">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<pre class="command" tabindex="0"><code>${result.command}</code></pre></section>`
}

function payloadOf(result: HindcastResult, drawn: readonly DrawnHistory[], run: string): Payload {
  const figures = drawn.flatMap((one) => one.figures)
  return {
    run,
    dates: [],
    week: 0,
    series: {},
    panels: {},
    downloads: {
      scoreboard: scoreboardCsv(result),
      skill: skillCsv(result),
      ...Object.fromEntries(figures.map((figure) => [figure.id, figure.csv])),
    },
  }
}
