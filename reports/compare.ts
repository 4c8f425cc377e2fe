/** ComparisonResult to one self-contained HTML file. Pure: the same result and assets give the same bytes. */
import type { ComparisonResult } from '../sim/studies/compare/result.ts'
import type { Assets } from './assets.ts'
import { comparisonDownloads, comparisonFigures, comparisonSource, comparisonTables } from './compare/section.ts'
import { datedOf } from './compare/dated.ts'
import { type ComparisonFindings, findComparison } from './compare/findings.ts'
import { comparisonHeadline, comparisonSentences, comparisonStandfirst, handText } from './compare/words.ts'
import { renderFigure } from './html/figure.ts'
import { html, type Markup } from './html/markup.ts'
import { oddParagraph } from './html/odd.ts'
import { renderShell } from './html/shell.ts'
import { renderTimeline } from './html/timeline.ts'
import { plain } from './words/names.ts'
import { fixed } from './words/numbers.ts'

export async function renderComparison(result: ComparisonResult, assets: Assets): Promise<string> {
  const found = findComparison(result)
  const figures = comparisonFigures(result, found)
  const drawn: Markup[] = []
  for (const figure of figures) drawn.push(await renderFigure(figure, comparisonSource(result)))
  const title = comparisonHeadline(result, found)
  return renderShell(
    {
      title,
      body: body(result, found, title, drawn),
      payload: {
        run: result.policies.map(({ digest }) => digest.slice(0, 4)).join(''),
        dates: [],
        week: 0,
        series: {},
        panels: {},
        downloads: {
          ...Object.fromEntries(figures.map((figure) => [figure.id, figure.csv])),
          ...comparisonDownloads(result, found),
        },
      },
      style: '',
    },
    assets,
  )
}

const CONTENTS = [
  ['summary', 'In two minutes'],
  ['differences', 'Differences'],
  ['tables', 'Cost and robustness'],
  ['policies', 'The policies'],
  ['manifest', 'How it was made'],
] as const

function body(result: ComparisonResult, found: ComparisonFindings, title: string, figures: readonly Markup[]): Markup {
  return html`<div class="notice quiet script-only"><button type="button" id="theme" class="script-only">Dark view</button></div>
<div class="page">
<nav class="contents" aria-label="Contents"><ul>${CONTENTS.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main>
<header>
<p class="kicker">Policy comparison · ${found.baseline}</p>
<h1>${title}</h1>
<p class="standfirst">${comparisonStandfirst(result, found)}</p>
${oddParagraph(result)}
<ul class="facts"><li><b>Policies</b> ${String(found.variants.length)}</li><li><b>Pairs of runs</b> ${fixed(result.replicates, 0)}</li><li><b>Seed</b> ${String(result.seed)}</li><li><b>Engine</b> ${result.engine}</li></ul>
</header>
<section id="summary"><h2>In two minutes</h2>
<ul class="points">${comparisonSentences(result, found).map((one) => html`<li><b>${one.lead}</b> ${one.text}</li>`)}</ul>
</section>
<section id="differences"><h2>Differences, run against run</h2>
<div class="cards">${figures}</div>
${renderTimeline(datedOf(result))}</section>
<section id="tables"><h2>Cost and robustness</h2>
${comparisonTables(result, found)}</section>
<section id="policies"><h2>The policies</h2>
<dl class="manifest">${result.policies.map(
    (policy, p) =>
      html`<div><dt>${plain(policy.title)}${p === 0 ? ' (baseline)' : handText(found.variants[p - 1]!)}</dt><dd>${policy.description}</dd></div>`,
  )}</dl></section>
${manifest(result)}
<footer>Chokepoint ${result.engine}. Every number on this page is computed from the runs named above.</footer>
</main>
</div>`
}

function manifest(result: ComparisonResult): Markup {
  return html`<section id="manifest"><h2>How it was made</h2>
<p class="lede">The same engine, scenarios and seed give the same numbers, byte for byte, for any number of threads.</p>
<dl class="manifest">${result.policies.map(({ name, digest }) => html`<div><dt>${plain(name)}</dt><dd>${digest}</dd></div>`)}</dl>
<pre class="command" tabindex="0"><code>${result.command}</code></pre></section>`
}
