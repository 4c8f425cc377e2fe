/** Scenario discovery as a section of a report: of its own page, and of the report of the run in which it searched. */
import type { DiscoveryResult } from '../../sim/studies/sensitivity/discovery.ts'
import { html } from '../html/markup.ts'
import type { ReportSection } from '../section.ts'
import type { StudyPage } from '../study.ts'
import { plain } from '../words/names.ts'
import { fixed } from '../words/numbers.ts'
import { boxFigure } from './box-chart.ts'
import { discoverySentence, discoveryTitle, ruleText } from './words.ts'

export function discoverySection(result: DiscoveryResult): ReportSection {
  const found = !result.byChance
  const figure = found ? boxFigure(result) : null
  return {
    id: 'discovery',
    title: discoveryTitle(result),
    short: 'When it goes wrong',
    lede: html`<p class="lede">${discoverySentence(result)}</p>${found ? html`<ul class="points">${result.box.map((one) => html`<li>${ruleText(one)}</li>`)}</ul>` : null}`,
    figures: figure === null ? [] : [figure],
    after: null,
    downloads: {},
    source: `${result.scenario.name}, ${result.runs} runs, run ${result.scenario.digest.slice(0, 12)}; chokepoint discover`,
  }
}

export function discoveryPage(result: DiscoveryResult): StudyPage {
  return {
    kicker: `Scenario discovery · ${plain(result.scenario.title)}`,
    section: discoverySection(result),
    facts: [
      ['Runs', fixed(result.runs, 0)],
      ['Bad runs', fixed(result.hits, 0)],
      ['Engine', result.engine],
    ],
    engine: result.engine,
    command: result.command,
    run: result.scenario.digest.slice(0, 12),
  }
}
