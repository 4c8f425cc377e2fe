/** The controls that a live page offers for the policy of a scenario: one card an event, one slider a value. */
import { boundsOf } from '../../numbers/distributions/index.ts'
import { LEVERS, type LeverName, type LeverSpec } from '../../policy/levers.ts'
import type { PolicyEvent, Scenario } from '../../scenario/scenario.ts'
import { dateOfDay, dateOfWeek, dayOfDate, nearestWeek } from '../../numbers/units.ts'
import { SECTORS } from '../../world/products.ts'
import { reach, stepOf } from './slider-range.ts'

export interface EventControls {
  readonly id: string
  readonly title: string
  readonly date: string
  /** Days between which the event may be moved without passing another. */
  readonly earliest: string
  readonly latest: string
  readonly sliders: readonly Slider[]
}

export interface Slider {
  /** `<event>.<lever>` or `<event>.<lever>.<name>`. */
  readonly key: string
  readonly lever: string
  readonly member: string | null
  /** What a member is. */
  readonly by: 'sector' | 'region'
  readonly unit: string
  readonly doc: string
  readonly min: number
  readonly max: number
  readonly step: number
  readonly value: number
  /** What the batch draws in its place; null where every replicate has the value of the file. */
  readonly drawn: readonly [number, number] | null
}

/** Events within the run, in order of date. */
export function eventControls(scenario: Scenario): readonly EventControls[] {
  const end = dateOfWeek(scenario.start, scenario.weeks)
  const events = Object.entries(scenario.levers)
    .filter(([, { date }]) => nearestWeek(scenario.start, date) >= 0 && date < end)
    .sort(([, a], [, b]) => (a.date < b.date ? -1 : 1))
  return events.map(([id, event], i) => ({
    id,
    title: event.title,
    date: event.date,
    earliest: i === 0 ? scenario.start : nextDay(events[i - 1][1].date, 1, event.date),
    latest: i === events.length - 1 ? nextDay(end, -1, event.date) : nextDay(events[i + 1][1].date, -1, event.date),
    sliders: slidersOf(scenario, id, event),
  }))
}

/** A day further, but not past the event's own date: two events may share one. */
function nextDay(date: string, step: 1 | -1, own: string): string {
  const moved = dateOfDay(dayOfDate(date) + step)
  return step > 0 ? (moved > own ? own : moved) : moved < own ? own : moved
}

function slidersOf(scenario: Scenario, id: string, { set }: PolicyEvent): readonly Slider[] {
  return Object.entries(set).flatMap(([lever, value]) => {
    const spec: LeverSpec = LEVERS[lever as LeverName]
    if (spec.type === 'set') return []
    const values =
      typeof value === 'number' ? [[null, value] as const] : Object.entries(value as Record<string, number>)
    return values.map(([member, number]): Slider => {
      const key = [id, lever, ...(member === null ? [] : [member])].join('.')
      const drawn = drawnRange(scenario, `levers.${key}`)
      const max = reach(spec.max, drawn === null ? number : Math.max(number, drawn[1]))
      return {
        key,
        lever,
        member,
        by: spec.type === 'map' && spec.of.includes(SECTORS[0]) ? 'sector' : 'region',
        unit: spec.unit,
        doc: spec.doc,
        min: spec.min,
        max,
        step: stepOf(max - spec.min),
        value: number,
        drawn,
      }
    })
  })
}

function drawnRange({ uncertainties, posterior }: Scenario, path: string): readonly [number, number] | null {
  const p = posterior === undefined ? -1 : posterior.paths.indexOf(path)
  if (posterior !== undefined && p >= 0) {
    const column = posterior.draws.map((draw) => draw[p])
    return [Math.min(...column), Math.max(...column)]
  }
  const prior = uncertainties[path]
  return prior === undefined ? null : boundsOf(prior)
}
