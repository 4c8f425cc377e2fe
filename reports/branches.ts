/** Events that may happen: what outcomes come to in each branch, and in all runs together. */
import type { Result } from '../sim/studies/batch/result.ts'
import { html } from './html/markup.ts'
import type { ReportSection } from './section.ts'
import { levelFigure } from './sweep/level-chart.ts'
import { plural } from './words/numbers.ts'

const IN_VIEW = 3

/** Null where every event happens. */
export function branchSection({ branches, scenario, run }: Result): ReportSection | null {
  if (branches === undefined || branches.outcomes.length === 0) return null
  const labels = branches.branches.map(({ name, runs }) => `${name} (${plural(runs, 'run', 'runs')})`)
  const factor = { path: 'branch', unit: '', meaning: '', levels: [...labels.keys()], labels }
  return {
    id: 'branches',
    title: 'What may happen, apart and together',
    short: 'Branches',
    lede: html`<p class="lede">Some events may not happen. Runs stand apart by which of them did: ${labels.slice(0, -1).join('; ')}.</p>`,
    figures: branches.outcomes
      .map((outcome, place) => levelFigure({ factors: [factor] }, outcome, place, place >= IN_VIEW, 'branch'))
      .filter((figure) => figure !== null),
    after: null,
    downloads: {},
    source: `${scenario.name}, ${run.replicates} runs, seed ${run.seed}`,
  }
}
