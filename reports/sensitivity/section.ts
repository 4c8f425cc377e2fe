/** A sensitivity study as a section of a report: of its own page, and of the report of a run. */
import type { SensitivityResult } from '../../sim/studies/sensitivity/result.ts'
import { html } from '../html/markup.ts'
import type { ReportSection } from '../section.ts'
import type { StudyPage } from '../study.ts'
import { plain } from '../words/names.ts'
import { fixed, uncapital } from '../words/numbers.ts'
import { shareFigure } from './share-chart.ts'
import { tornadoFigure } from './tornado-chart.ts'
import { outcomeRemarks, studyFinding, studySentence } from './words.ts'

/** Outcomes drawn at full size; those beyond them are folded away. */
const IN_VIEW = 3

/** `reported`: checksum of the scenario whose report this is for. */
export function sensitivitySection(result: SensitivityResult, reported = result.scenario.hash): ReportSection {
  const draw = result.method === 'morris' ? tornadoFigure : shareFigure
  const figures = result.outcomes
    .map((outcome, place) => draw(result, outcome, place >= IN_VIEW))
    .filter((figure) => figure !== null)
  const remarks = [
    ...(reported === result.scenario.hash
      ? []
      : [`This study ran the scenario with other settings than this report: ${result.command}`]),
    ...result.notes,
    ...outcomeRemarks(result.outcomes),
  ]
  return {
    id: 'sensitivity',
    title: `What the outcomes hang on: ${uncapital(studyFinding(result))}`,
    short: 'What it hangs on',
    lede: html`<p class="lede">${studySentence(result)}</p>`,
    figures,
    after: html`<ul class="plain">${remarks.map((one) => html`<li>${one}</li>`)}</ul>`,
    downloads: {},
    source: `${result.scenario.name}, ${result.runs} runs, seed ${result.seed}; chokepoint sensitivity`,
  }
}

export function sensitivityPage(result: SensitivityResult): StudyPage {
  return {
    kicker: `Sensitivity study · ${plain(result.scenario.title)}`,
    section: sensitivitySection(result),
    facts: [
      ['Method', result.method === 'morris' ? 'Morris screening' : 'Sobol indices'],
      ['Runs', fixed(result.runs, 0)],
      ['Quantities', String(result.varied.length)],
      ['Seed', String(result.seed)],
      ['Engine', result.engine],
    ],
    engine: result.engine,
    command: result.command,
    run: `${result.method}${result.seed}`,
  }
}
