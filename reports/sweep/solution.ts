/** A solution as a section of a report: what was found, and the levels that were tried. */
import type { SolutionResult } from '../../sim/studies/solve/result.ts'
import { html } from '../html/markup.ts'
import { oddParagraph } from '../html/odd.ts'
import type { ReportSection } from '../section.ts'
import type { StudyPage } from '../study.ts'
import { plain } from '../words/names.ts'
import { fixed } from '../words/numbers.ts'
import { levelFigure } from './level-chart.ts'

export function solutionSection(result: SolutionResult): ReportSection {
  const { outcomes, notes, says, scenario, replicates, seed, claim } = result
  return {
    id: 'solution',
    title: `What it takes: ${claim}`,
    short: 'What it takes',
    lede: html`${oddParagraph(result)}${says.map((one) => html`<p class="lede">${one}</p>`)}`,
    figures: outcomes
      .map((outcome, place) => levelFigure(result, outcome, place, false))
      .filter((figure) => figure !== null),
    after: html`<ul class="plain">${notes.map((one) => html`<li>${one}</li>`)}</ul>`,
    downloads: {},
    source: `${scenario.name}, ${replicates} runs a level, seed ${seed}; chokepoint solve`,
  }
}

export function solutionPage(result: SolutionResult): StudyPage {
  const { scenario, engine, command, seed, replicates, outcomes } = result
  return {
    kicker: `Search · ${plain(scenario.title)}`,
    section: solutionSection(result),
    facts: [
      ['Levels tried', fixed(outcomes[0]?.levels.length ?? 0, 0)],
      ['Runs at each', fixed(replicates, 0)],
      ['Seed', String(seed)],
      ['Engine', engine],
    ],
    engine,
    command,
    run: `solution${seed}`,
  }
}
