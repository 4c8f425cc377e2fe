/** What a study measures: outcomes of the scenario by name, and weekly series at one date. */
import { firstRestriction, scalarsOf } from '../../outcomes/scalars.ts'
import { isDate, nearestDate } from '../../scenario/text/dates.ts'
import { nearest } from '../../scenario/text/nearest.ts'
import { shorten } from '../../scenario/text/problem.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { seriesOf } from '../../outcomes/series.ts'
import { weekOfDate } from '../../numbers/units.ts'

export interface Quantity {
  readonly name: string
  readonly label: string
  readonly unit: string
  /** Place in `scalarsOf`, or of a series in `seriesOf` with its week. */
  readonly at: { readonly scalar: number } | { readonly series: number; readonly week: number }
  /** What stands for a wait that outlasts the horizon; undefined where the outcome is no wait. */
  readonly waitsUntil?: number
}

export type Sought = { readonly quantity: Quantity } | { readonly problem: string }

/** `at`: a date, or a week by number; needed by series only. */
export function quantityOf(scenario: Scenario, name: string, at: string | undefined): Sought {
  const scalars = scalarsOf(scenario)
  const scalar = scalars.findIndex((spec) => spec.name === name)
  if (scalar >= 0) {
    const { label, unit, waits } = scalars[scalar]
    const rest = scenario.weeks - Math.max(0, firstRestriction(scenario))
    return { quantity: { name, label, unit, at: { scalar }, ...(waits === true ? { waitsUntil: rest } : {}) } }
  }
  const all = seriesOf(scenario)
  const series = all.findIndex((spec) => spec.name === name)
  if (series < 0) {
    const near = nearest(
      name,
      [...scalars, ...all].map((spec) => spec.name),
    )
    return { problem: `--outcome ${shorten(name)}: no outcome or series of ${scenario.name}${hint(near)}` }
  }
  if (at === undefined)
    return {
      problem: `--outcome ${name}: is a weekly series; expected --at with a date or a week, e.g. --at ${scenario.start}`,
    }
  const week = /^\d+$/.test(at) ? Number(at) : isDate(at) ? weekOfDate(scenario.start, at) : NaN
  if (!(week >= 0 && week < scenario.weeks))
    return {
      problem: `--at ${shorten(at)}: expected a date or a week within the ${scenario.weeks} weeks from ${scenario.start}${hint(nearestDate(at))}`,
    }
  const { label, unit } = all[series] as { label: string; unit: string }
  return {
    quantity: {
      name: `${name}@${at}`,
      label: `${label}, ${/^\d+$/.test(at) ? `week ${at}` : at}`,
      unit,
      at: { series, week },
    },
  }
}

const hint = (near: string | undefined): string => (near === undefined ? '' : `; did you mean ${near}?`)

/** NaN where it did not happen. */
export function valueOf({ at }: Quantity, scalars: Float64Array, record: Float64Array, weeks: number): number {
  return 'scalar' in at ? scalars[at.scalar] : record[at.series * weeks + at.week]
}
