/** Everything put into the run, with source and grade: folded, and never left out. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { unitName } from '../words/names.ts'
import { plural } from '../words/numbers.ts'
import { html, type Markup } from './markup.ts'
import { renderDensity } from './density.ts'
import { type PictureTable, renderTable } from './table.ts'
import { guessesOf } from './notice.ts'

export const uncertaintyRows = (result: Result): readonly (readonly string[])[] =>
  result.scenario.uncertainties.map((one) => [one.path, one.distribution, unitName(one.unit), one.grade, one.source])

const assumptionRows = (result: Result): readonly (readonly string[])[] =>
  result.scenario.assumptions.map((one) => [one.path, one.value, unitName(one.unit), one.grade, one.source])

const effectRows = ({ scenario }: Result): readonly (readonly string[])[] =>
  (scenario.withoutEffect ?? []).map(({ path, says }) => [path, says])

const EFFECT_COLUMNS = ['Entry of the scenario', 'Why']
export const UNCERTAINTY_COLUMNS = ['Varied quantity', 'Distribution', 'Unit', 'Grade', 'Source']
const ASSUMPTION_COLUMNS = ['Assumption', 'Value', 'Unit', 'Grade', 'Source']

export function renderAssumptions(result: Result): Markup {
  const { assumptions, uncertainties, events } = result.scenario
  const { guessed, all } = guessesOf(result)
  return html`<section id="assumptions"><h2>Assumptions</h2>
<p class="lede">Each run draws ${plural(uncertainties.length, 'uncertain quantity', 'uncertain quantities')} from the ranges below${fitted(result.scenario)}; ${plural(assumptions.length, 'further value is', 'further values are')} the same in every run. Of all ${all}, ${guessed} are guesses (grade D).</p>
${fold(
  'events',
  `What happens when: ${plural(events.length, 'event', 'events')}`,
  'Events of the scenario.',
  ['Date', 'Kind', 'Event', 'Source'],
  events.map((event) => [event.date, event.kind, event.title, event.source]),
)}
${foldUncertainties(result)}
${fold(
  'without-effect',
  `What changes nothing, or less than it says: ${plural(effectRows(result).length, 'entry', 'entries')}`,
  'Entries of the scenario that something else overrides, or that a range holds back.',
  EFFECT_COLUMNS,
  effectRows(result),
)}
${fold('fixed', `What is the same in every run: ${plural(assumptions.length, 'value', 'values')}`, 'Values set by the scenario or the model.', ASSUMPTION_COLUMNS, assumptionRows(result), true)}
</section>`
}

/** With a small picture of what was drawn, where the run has kept it. */
function foldUncertainties(result: Result): Markup {
  const { uncertainties } = result.scenario
  const summary = `What varies between runs: ${plural(uncertainties.length, 'quantity', 'quantities')}`
  const caption = 'Distributions the runs draw from.'
  if (uncertainties.every(({ density }) => density === undefined))
    return fold('uncertainties', summary, caption, UNCERTAINTY_COLUMNS, uncertaintyRows(result))
  const prior = uncertainties.some(({ density }) => density?.prior !== undefined)
  const [path = '', ...columns] = UNCERTAINTY_COLUMNS
  return fold(
    'uncertainties',
    summary,
    `${caption} Bars: what this batch drew, from the lowest value to the highest.${prior ? ' Line: the distribution before calibration.' : ''}`,
    [path, 'Drawn', ...columns],
    uncertaintyRows(result).map(([name = '', ...cells], i) => [
      name,
      renderDensity(uncertainties[i]?.density),
      ...cells,
    ]),
  )
}

/** Which of the quantities come from a calibration, and which one. */
function fitted({ posterior, uncertainties }: Result['scenario']): Markup {
  if (posterior === undefined) return html``
  const { quantities, draws, source } = posterior
  const which = quantities === uncertainties.length ? 'all' : String(quantities)
  return html`, ${which} of them together, as one of ${plural(draws, 'draw', 'draws')} that a calibration left (${source})`
}

function fold(
  id: string,
  summary: string,
  caption: string,
  columns: readonly string[],
  rows: PictureTable['rows'],
  long = false,
): Markup {
  if (rows.length === 0) return html``
  return html`<details class="${long ? 'fold long words' : 'fold words'}"><summary>${summary}</summary>${renderTable({ caption, columns, rows })}<button type="button" class="download" data-figure="${id}">Download CSV</button></details>`
}
