/** The model against history as a section of a report: the findings, the series that matter most, every measure in a table. */
import type { HindcastResult } from '../../sim/studies/hindcast/result.ts'
import type { Figure, Table } from '../charts/chart.ts'
import { html } from '../html/markup.ts'
import { renderTable } from '../html/table.ts'
import type { ReportSection } from '../section.ts'
import { plain } from '../words/names.ts'
import { number } from '../words/numbers.ts'
import { seriesFigure } from './chart.ts'
import { findHindcast } from './findings.ts'
import { patternName, splitName } from './names.ts'
import { scoreboardCsv } from './score-tables.ts'
import { drawWords, hindcastSentences, hindcastStandfirst, simulated, unscoredWords } from './words.ts'

/** Series shown of each history, where it has them, in this order; the hindcast's own page has all. */
const TELLING = ['magnetExportsTotal', 'quotePrice.Dy', 'quotePrice.Nd']
const SHOWN = 2
/** Charts of the first history stand in view; the others are folded away. */
const IN_VIEW = 1

export function hindcastSection(result: HindcastResult): ReportSection {
  const found = findHindcast(result)
  return {
    id: 'hindcast',
    title: `Tested against history: ${found.patterns.of} of ${found.patterns.all} patterns hold`,
    short: 'Tested against history',
    lede: html`<p class="lede">${hindcastStandfirst(result)}</p><ul class="points">${hindcastSentences(result, found).map((one) => html`<li><b>${one.lead}</b> ${one.text}</li>`)}</ul>`,
    figures: figuresOf(result),
    after: html`<ul class="plain">${[...drawWords(result), ...unscoredWords(result.unscored)].map((one) => html`<li>${one}</li>`)}</ul><details class="fold words"><summary>Every measure, observed and simulated</summary>${renderTable(measuresTable(result))}<button type="button" class="download" data-figure="scoreboard">Download CSV</button></details>`,
    downloads: { scoreboard: scoreboardCsv(result) },
    source: `${result.replicates} runs of each scenario, seed ${result.seed}, engine ${result.engine}; chokepoint hindcast`,
  }
}

function figuresOf(result: HindcastResult): Figure[] {
  return result.histories.flatMap((history, h) =>
    TELLING.flatMap((name) => history.series.find((series) => series.name === name) ?? [])
      .slice(0, SHOWN)
      .map((series) => ({
        ...seriesFigure(result, { ...history, events: [] }, series, 1),
        folded: h >= IN_VIEW,
        howToRead: `${plain(history.title)}. Bands are the runs as simulated, dots what was observed.`,
      })),
  )
}

function measuresTable({ patterns }: HindcastResult): Table {
  return {
    caption: 'A measure passes when the median run lies in its tolerance; “held out” had no part in fitting.',
    columns: ['Pattern', 'Measure', 'Observed', 'Simulated', 'Unit', 'Split', 'Verdict'],
    rows: patterns.map((one) => [
      patternName(one.id),
      plain(one.measure),
      number(one.observed),
      simulated(one),
      plain(one.unit),
      splitName(one.split),
      one.verdict,
    ]),
  }
}
