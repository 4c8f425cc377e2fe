/** What the report cannot tell, from what the Result itself shows. */
import type { OutcomeResult, Result } from '../../sim/studies/batch/result.ts'
import type { Findings } from '../findings.ts'
import { judgedObservations } from '../doubt.ts'
import { sortedValues, spreadAt } from '../reading.ts'
import { countedRuns, estimate, LEAST_RUNS } from '../sureness.ts'
import { weekOf } from '../words/dates.ts'
import { elementName, sectorName } from '../words/names.ts'
import { horizon, list, number, plural, runs, span } from '../words/numbers.ts'
import { rangeSentence } from '../words/ranges.ts'
import { html, type Markup } from './markup.ts'
import { guessesOf } from './notice.ts'

export function renderLimits(result: Result, found: Findings): Markup {
  const items = limitsOf(result, found)
  return html`<section id="limits"><h2>What this report cannot tell you</h2><ul class="plain">${items.map((item) => html`<li>${item}</li>`)}</ul></section>`
}

export function limitsOf(result: Result, found: Findings): readonly string[] {
  const { scenario, run } = result
  const { guessed, all } = guessesOf(result)
  const ranges = plural(scenario.uncertainties.length, 'listed range', 'listed ranges')
  return [
    `Ranges cover ${scenario.uncertainties.length === 0 ? 'random events' : `the ${ranges} and random events`} inside the model, and no more. Anything the model leaves out adds uncertainty that is not shown.`,
    `Policy is as the scenario writes it (${scenario.events.length === 0 ? 'no dated event' : plural(scenario.events.length, 'dated event', 'dated events')}); nobody’s next decision is predicted.`,
    ...(guessed > 0
      ? [
          `${guessed} of ${all} assumptions and ranges are guesses (grade D); better evidence may move every number here.`,
        ]
      : []),
    ...(run.replicates < LEAST_RUNS ? [] : [rangeSentence(result)]),
    ...samplingError(found, run, result.condition?.effective),
    ...lateRuns(result, found),
    ...coverage(result),
    `Only ${list(scenario.elements.map(elementName))} and the sectors ${list(scenario.sectors.map((sector) => `“${sectorName(sector)}”`))} are modelled.`,
  ]
}

/** 95 % confidence interval of the median. `worth`: how many equally weighed runs tell as much. */
export function medianError(of: OutcomeResult, worth?: number): readonly [number, number] | null {
  const found = estimate(sortedValues(of), 0.5, worth)
  return found && [found.low, found.high]
}

function samplingError(found: Findings, { replicates, draws }: Result['run'], worth?: number): readonly string[] {
  if (replicates < LEAST_RUNS)
    return [`${plural(replicates, 'run is', 'runs are')} too few for ranges: read the figures as single stories.`]
  const peak = found.price?.peak
  const error = peak ? medianError(peak, worth) : null
  if (!found.price || !error) return []
  const counted = countedRuns(found.price.peak?.values.length ?? replicates, replicates)
  const given = draws === undefined ? '' : ' for the draws that the runs share'
  return [
    `With ${counted}, the median peak of ${elementName(found.price.element)} itself is known to ${span(number(error[0]), number(error[1]))} US$/kg (95% confidence)${given}; the ends of the 90% ranges are known less well.`,
  ]
}

function lateRuns(result: Result, found: Findings): readonly string[] {
  if (!found.restricted || !found.recovery || found.recovered >= 1) return []
  return [
    `In ${runs(1 - found.recovered, found.runs)} the ${horizon(result.scenario.weeks)} horizon ends before users are supplied again; what comes later is not simulated.`,
  ]
}

function coverage(result: Result): readonly string[] {
  const start = result.dates[0] ?? ''
  let inside = 0
  let count = 0
  for (const observation of judgedObservations(result)) {
    const series = Object.hasOwn(result.series, observation.series) ? result.series[observation.series] : undefined
    const week = Math.round(weekOf(observation.date, start))
    if (!series || !(week >= 0 && week < result.dates.length)) continue
    const at = spreadAt(series, week)
    count++
    if ((observation.high ?? observation.value) >= at.p05 && (observation.low ?? observation.value) <= at.p95) inside++
  }
  if (count === 0)
    return ['No observed values are set against this run, so nothing here shows whether it would have been right.']
  return [
    `Of ${plural(count, 'observed value', 'observed values')} set against the run, ${inside} lie within 90% of the runs; of a right model about 90% would.`,
  ]
}
