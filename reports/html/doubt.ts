/** Doubt in view: four facts in plain words, each with a link to what stands behind it; and the table of the second. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { type Doubt, doubtOf, scoreSeries } from '../doubt.ts'
import { elementName, regionName, sectorName } from '../words/names.ts'
import { number, plural } from '../words/numbers.ts'
import { html, type Markup } from './markup.ts'
import { guessesOf } from './notice.ts'
import { renderTable } from './table.ts'

export function renderDoubt(result: Result): Markup {
  const doubt = doubtOf(scoreSeries(result))
  const { guessed, all } = guessesOf(result)
  const { replicates, draws } = result.run
  const facts: readonly (readonly [string, string, string])[] = [
    ...observed(doubt),
    [
      plural(replicates, 'run', 'runs'),
      draws === undefined
        ? 'each with its own draw'
        : `worth ${number(Number(draws.effective.toPrecision(2)))}: draws repeat`,
      '#assumptions',
    ],
    [`${guessed} of ${all}`, 'inputs are guesses', '#assumptions'],
  ]
  return html`<ul class="doubt" aria-label="How sure">${facts.map(
    ([figure, words, link]) => html`<li><a href="${link}"><b>${figure}</b> ${words}</a></li>`,
  )}</ul>`
}

function observed({
  observed,
  inside,
  compared,
  persistenceNearer,
}: Doubt): readonly (readonly [string, string, string])[] {
  if (observed === 0) return [['0', 'observed values to hold this scenario against', '#against-observations']]
  return [
    [`${inside} of ${observed}`, 'observed values inside the 90% band', '#against-observations'],
    ...(compared === 0
      ? []
      : [
          [
            `${persistenceNearer} of ${compared}`,
            'series told better by “nothing changes”',
            '#against-observations',
          ] as const,
        ]),
  ]
}

/** Series by series; a sentence where nothing was observed. */
export function renderScores(result: Result): Markup {
  const scores = scoreSeries(result)
  if (scores.length === 0)
    return html`<section id="against-observations"><h2>Against what was observed</h2><p class="lede">No observed values are set against this scenario, so nothing here shows whether it would have been right.</p></section>`
  const rows = scores.map(({ label, of, observed, inside, errors }) => [
    `${label}${nameOf(of)}`,
    `${inside} of ${observed}`,
    errors === null ? 'too few' : number(errors.run),
    errors === null ? 'too few' : number(errors.persistence),
    errors === null ? '' : errors.persistence < errors.run ? 'nothing changes' : 'the runs',
  ])
  const columns = [
    'Series',
    'Inside the 90% band',
    'Mean miss of the median',
    'Mean miss of “nothing changes”',
    'Nearer',
  ]
  const { inside, observed, compared, persistenceNearer } = doubtOf(scores)
  return html`<section id="against-observations"><h2>Against what was observed</h2>
<p class="lede">${inside} of ${plural(observed, 'observed value', 'observed values')} lie inside the band that holds nine in ten of the runs, where nine in ten should. ${compared === 0 ? 'No series has enough values to be held against the guess that nothing changes.' : `Of ${plural(compared, 'series', 'series')} with enough values, ${persistenceNearer} would have been told better by the guess that nothing changes after the first observation.`}</p>
<details class="fold"><summary>Series by series</summary>${renderTable({ caption: 'Misses in the unit of the series, over observations after the first.', columns, rows })}</details></section>`
}

function nameOf(of: Readonly<Record<string, string>>): string {
  const names = Object.entries(of).map(([dimension, id]) =>
    dimension === 'element' ? elementName(id) : dimension === 'sector' ? sectorName(id) : regionName(id),
  )
  return names.length === 0 ? '' : `, ${names.join(', ')}`
}
