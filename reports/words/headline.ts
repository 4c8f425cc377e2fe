/** Headline and standfirst: the finding of the whole run, for every kind of result. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { falls, type Findings } from '../findings.ts'
import { quantile } from '../reading.ts'
import { monthYear } from './dates.ts'
import { waitingInterval } from './interval.ts'
import { elementName, sectorMakers } from './names.ts'
import { capital, duration, horizon, list, percent, percentDigits, plural, ratio, runs } from './numbers.ts'

/** A median peak below this many times the start is near it. */
const NEAR = 1.05

export function headline(found: Findings): string {
  const { price, sector } = found
  if (!price && !sector) return 'This run reports neither prices nor shortfalls'
  const name = price ? capital(elementName(price.element)) : ''
  const rise = price ? `${ratio(price.ratio.p50)}\u00a0times its starting price` : ''
  const loss = sector ? percent(sector.worst.p50) : ''
  const makers = sector ? sectorMakers(sector.sector) : ''
  const dear = price !== null && price.strength === 'strong'
  const short = sector !== null && sector.strength === 'strong'
  if (dear && short)
    return `${name} outside China peaks at ${rise}, and ${makers} lose ${loss} of output in their worst quarter`
  if (dear && sector)
    return `${name} outside China peaks at ${rise}, yet no sector loses more than ${loss} of output in its worst quarter`
  if (dear) return `${name} outside China peaks at ${rise}`
  if (short && price)
    return `${capital(makers)} lose ${loss} of output in their worst quarter, though ${elementName(price.element)} outside China never passes ${rise}`
  if (short) return `${capital(makers)} lose ${loss} of output in their worst quarter`
  return quietHeadline(found, name, rise, loss)
}

function quietHeadline(found: Findings, name: string, rise: string, loss: string): string {
  const what = found.controlled
    ? 'The controls move the market little'
    : 'Without export controls the market stays calm'
  const facts: string[] = []
  if (found.price) {
    const near = found.price.ratio.p50 < NEAR
    facts.push(
      `${elementName(found.price.element)} outside China ${near ? 'stays near its starting price' : `peaks at ${rise}`}`,
    )
  }
  if (found.sector) facts.push(`no sector loses more than ${loss} of output in its worst quarter`)
  const end = found.price && falls(found.price) ? found.price.end : null
  if (end && found.price?.strength === 'none')
    return `${name} outside China ends at ${ratio(end.p50)}\u00a0times its starting price${facts[1] === undefined ? '' : `; ${facts[1]}`}`
  const calm = found.price?.strength !== 'slight' && found.sector?.strength !== 'slight'
  if (calm) return `${what}: ${facts.join(' and ')}`
  return found.price
    ? `${name} outside China peaks at ${rise}${facts[1] === undefined ? '' : `; ${facts[1]}`}`
    : capital(facts.join(' and '))
}

/** Below the headline: what is controlled, and the intervals of what the headline says. */
export function standfirst(result: Result, found: Findings): string {
  const { price, sector } = found
  const claims: string[] = []
  if (price)
    claims.push(
      `the peak of ${elementName(price.element)} lies between ${ratio(price.ratio.p05)} and ${ratio(price.ratio.p95)} times its start`,
    )
  if (sector)
    claims.push(
      `the worst quarter of ${sectorMakers(sector.sector)} costs between ${percentDigits(sector.worst.p05)} and ${percent(sector.worst.p95)} of their output`,
    )
  const ranges = claims.length === 0 ? '' : ` In nine of ten runs ${claims.join(', and ')}.`
  return `${setting(result, found)}${ranges}`
}

function setting(result: Result, found: Findings): string {
  const length = horizon(result.scenario.weeks)
  const begin = monthYear(result.scenario.start)
  if (!found.controlled) {
    const count = (kind: 'policy' | 'shock'): number =>
      result.scenario.events.filter((event) => event.kind === kind).length
    const dated = [
      ...(count('policy') > 0 ? [plural(count('policy'), 'policy event', 'policy events')] : []),
      ...(count('shock') > 0 ? [plural(count('shock'), 'shock', 'shocks')] : []),
    ]
    const tail = dated.length === 0 ? '' : `; the scenario has ${list(dated)}`
    return `No export licence is required over the ${length} horizon from ${begin}${tail}.`
  }
  const names = result.scenario.controlledElements.map(elementName)
  const goods = names.length > 7 ? `${names.length} rare earths` : list(names)
  const from = `From ${monthYear(controlDate(result, found))} exports need licences`
  return goods === ''
    ? `${from}, within a ${length} horizon.`
    : `${from}: over the ${length} horizon, at one time or another, those of ${goods}.`
}

/** The dated event that starts the first control, or the week it falls in. */
function controlDate(result: Result, found: Findings): string {
  const week = found.controlStart ?? 0
  const event = result.scenario.events.find((one) => one.kind === 'policy' && one.week === week)
  return event?.date ?? result.dates[week] ?? result.scenario.start
}

/** When shortages are over; null where the run does not say or there is no control to recover from. */
export function recoveryClause(result: Result, found: Findings): string | null {
  const { recovery, recovered } = found
  if (!recovery || !found.restricted) return null
  const since = found.controlled ? 'after the control' : 'after the first restriction'
  const length = horizon(result.scenario.weeks)
  const median = quantile(recovery, 0.5)
  if (recovered <= 0) return `In no run are users supplied again within the ${length} horizon.`
  if (median === null)
    return `In ${runs(1 - recovered)} users are not supplied again within the ${length} horizon (90% of runs: ${waitingInterval(recovery)}).`
  const late = recovered >= 1 ? '' : `; in ${runs(1 - recovered)} it takes longer than the ${length} horizon`
  if (median < 1)
    return `In the median run the market never leaves its normal range (90% of runs: ${waitingInterval(recovery)})${late}.`
  return `Users outside China are supplied again (less than 5% of output lost for a quarter) ${duration(median)} ${since} in the median run (90% of runs: ${waitingInterval(recovery)})${late}.`
}
