/** A sweep as a section of a report: of its own page, and of the report of its runs. */
import type { SweepResult } from '../../sim/studies/sweep/result.ts'
import { html } from '../html/markup.ts'
import { oddParagraph } from '../html/odd.ts'
import type { ReportSection } from '../section.ts'
import type { StudyPage } from '../study.ts'
import { plain } from '../words/names.ts'
import { fixed } from '../words/numbers.ts'
import { levelFigure } from './level-chart.ts'
import { isMap, mapFigure } from './map-chart.ts'
import { sweepSentence } from './words.ts'

/** Outcomes drawn at full size; those beyond them are folded away. */
const IN_VIEW = 4

export function sweepSection(result: SweepResult): ReportSection {
  const { outcomes, notes, scenario, replicates, seed } = result
  return {
    id: 'sweep',
    title: 'Level by level',
    short: 'Level by level',
    lede: html`${oddParagraph(result)}<p class="lede">${sweepSentence(result)}</p>`,
    figures: outcomes
      .map((outcome, place) => (isMap(result) ? mapFigure : levelFigure)(result, outcome, place, place >= IN_VIEW))
      .filter((figure) => figure !== null),
    after: html`<ul class="plain">${notes.map((one) => html`<li>${one}</li>`)}</ul>`,
    downloads: {},
    source: `${scenario.name}, ${replicates} runs a level, seed ${seed}; chokepoint sweep`,
  }
}

export function sweepPage(result: SweepResult): StudyPage {
  const { scenario, engine, command, seed, replicates, factors, outcomes } = result
  return {
    kicker: `Sweep · ${plain(scenario.title)}`,
    section: sweepSection(result),
    facts: [
      ['Levels', fixed(outcomes[0]?.levels.length ?? 0, 0)],
      ['Runs at each', fixed(replicates, 0)],
      ['Quantities', String(factors.length)],
      ['Seed', String(seed)],
      ['Engine', engine],
    ],
    engine,
    command,
    run: `sweep${seed}`,
  }
}
