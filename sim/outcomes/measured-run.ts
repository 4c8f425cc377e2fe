/** A run as outcomes see it: its weekly series by name, and the weeks that count. */
import type { Scenario, Treasury } from '../scenario/scenario.ts'
import { sectorsOf } from '../world/products.ts'
import { movingMean, peak } from './reduce-series.ts'
import { firstRestriction } from './restriction.ts'

/** A replicate's series by name, up to the last week that counts. */
export interface Run {
  readonly weeks: number
  /** First week that counts for what is added up. */
  readonly first: number
  /** First week that counts for peaks: of the first control, quota cut or tariff, or `first` where that is later. */
  readonly from: number
  readonly restricted: boolean
  readonly sectors: readonly string[]
  /** Firms outside China by sector. */
  readonly firms: Readonly<Record<string, number>>
  /** Rates of public money, where the scenario says them. */
  readonly treasury?: Treasury
  series(name: string): Float64Array
}

/** `series` gives a whole series of the run by name; `window`: first and last week that count, all when left out. */
export function createRun(
  scenario: Scenario,
  series: (name: string) => Float64Array,
  window: readonly [number, number] = [0, scenario.weeks - 1],
): Run {
  const [first, last] = window
  const restriction = firstRestriction(scenario)
  return {
    weeks: last + 1,
    first,
    // A window before the restriction is meant as it stands.
    from: restriction > last ? first : Math.max(0, restriction, first),
    restricted: restriction >= 0,
    sectors: sectorsOf(scenario),
    firms: firmsOutside(scenario),
    ...(scenario.treasury === undefined ? {} : { treasury: scenario.treasury }),
    series: (name) => series(name).subarray(0, last + 1),
  }
}

function firmsOutside(scenario: Scenario): Record<string, number> {
  const firms: Record<string, number> = {}
  for (const { count, fields } of scenario.agents['manufacturer']?.groups ?? []) {
    const sector = String(fields['sector'])
    if (fields['region'] !== 'China') firms[sector] = (firms[sector] ?? 0) + count
  }
  return firms
}

/** Highest mean of some weeks on end that lie within what counts. */
export function peakOfMeans({ first, from, ...run }: Run, name: string, span: number): number {
  const means = movingMean(run.series(name).subarray(first), span)
  const whole = first === 0 ? 0 : Math.min(span, means.length) - 1
  return peak(means, Math.max(whole, from - first))
}
