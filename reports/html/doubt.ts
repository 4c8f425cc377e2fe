/** Doubt in view: four facts in plain words, each with a link to what stands behind it; and the table of the second. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { type Doubt, doubtOf, scoreSeries } from '../doubt.ts'
import { CONDITION } from '../condition.ts'
import { longDate } from '../words/dates.ts'
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
    ...weighed(result),
    ...observed(doubt, result.condition?.until),
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

function weighed({ condition, run }: Result): readonly (readonly [string, string, string])[] {
  if (condition === undefined) return []
  const { effective, figures, until } = condition
  const words = `runs’ worth: ${number(run.replicates)} weighed by ${number(figures.length)} figures up to ${longDate(until)}`
  return [[number(Math.floor(effective)), words, `#${CONDITION}`]]
}

function observed(
  { observed, inside, compared, persistenceNearer }: Doubt,
  until: string | undefined,
): readonly (readonly [string, string, string])[] {
  const later = until === undefined ? '' : 'later '
  if (observed === 0) return [['0', `${later}observed values to hold this scenario against`, '#against-observations']]
  return [
    [`${inside} of ${observed}`, `${later}observed values inside the 90% band`, '#against-observations'],
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
    return html`<section id="against-observations"><h2>Against what was observed</h2><p class="lede">No observed values ${result.condition === undefined ? 'are set against this scenario' : `after ${longDate(result.condition.until)} are known, and those before it were used`}, so nothing here shows whether it would have been right.</p></section>`
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
<p class="lede">${result.condition === undefined ? '' : `Values up to ${longDate(result.condition.until)} were used and prove nothing. Of later ones, `}${inside} of ${plural(observed, 'observed value', 'observed values')} lie inside the band that holds nine in ten of the runs, where nine in ten should. ${compared === 0 ? 'No series has enough values to be held against the guess that nothing changes.' : `Of ${plural(compared, 'series', 'series')} with enough values, ${persistenceNearer} would have been told better by the guess that nothing changes after the first observation.`}</p>
<details class="fold"><summary>Series by series</summary>${renderTable({ caption: 'Misses in the unit of the series, over observations after the first.', columns, rows })}</details></section>`
}

function nameOf(of: Readonly<Record<string, string>>): string {
  const names = Object.entries(of).map(([dimension, id]) =>
    dimension === 'element' ? elementName(id) : dimension === 'sector' ? sectorName(id) : regionName(id),
  )
  return names.length === 0 ? '' : `, ${names.join(', ')}`
}
