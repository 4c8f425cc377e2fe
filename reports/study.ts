/** One study as one self-contained HTML file: its section, and how it was made. Pure: the same section gives the same bytes. */
import type { Assets } from './assets.ts'
import { html, type Markup } from './html/markup.ts'
import { renderStudy } from './html/document.ts'
import { renderShell } from './html/shell.ts'
import { downloadsOf, renderStudies } from './index.ts'
import type { ReportSection } from './section.ts'

export interface StudyPage {
  /** The line above the title: kind of study, and of what. */
  readonly kicker: string
  readonly section: ReportSection
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly engine: string
  /** What makes it again. */
  readonly command: string
  /** Letters that tell this run from others, in the names of downloads. */
  readonly run: string
}

export async function renderStudyPage(page: StudyPage, assets: Assets): Promise<string> {
  const { section, run } = page
  const payload = { run, dates: [], week: 0, series: {}, panels: {}, downloads: downloadsOf([section]) }
  return renderShell({ title: section.title, body: await body(page), payload, style: '' }, assets)
}

async function body({ kicker, section, facts, engine, command }: StudyPage): Promise<Markup> {
  return html`<div class="notice quiet script-only"><button type="button" id="theme" class="script-only">Dark view</button></div>
<div class="page">
<nav class="contents" aria-label="Contents"><ul><li><a href="#${section.id}">${section.short}</a></li><li><a href="#manifest">How it was made</a></li></ul></nav>
<main>
<header>
<p class="kicker">${kicker}</p>
<h1>${section.title}</h1>
<ul class="facts">${facts.map(([name, value]) => html`<li><b>${name}</b> ${value}</li>`)}</ul>
</header>
${(await renderStudies([section])).map(renderStudy)}
<section id="manifest"><h2>How it was made</h2>
<p class="lede">The same engine, scenario and seed give the same numbers, byte for byte, for any number of threads.</p>
<pre class="command" tabindex="0"><code>${command}</code></pre></section>
<footer>Chokepoint ${engine}. Every number on this page is computed from the runs named above.</footer>
</main>
</div>`
}
