/** Headline and standfirst: the finding of the whole run, for every kind of result. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { falls, type Findings, type PriceFinding, type SectorFinding } from '../findings.ts'
import { quantile } from '../reading.ts'
import { type Claim, claim, join, MANY, ofRuns, type Said, said, typically } from './claim.ts'
import { monthYear } from './dates.ts'
import { waitingInterval } from './interval.ts'
import { elementName, sectorMakers } from './names.ts'
import { capital, duration, horizon, list, percent, percentDigits, plural, ratio, runs } from './numbers.ts'

/** What the batch comes to, in one sentence. The tiles below draw the same figures. */
export function headline(found: Findings): Claim {
  const { price, sector } = found
  const typical = typically(found.runs)
  if (!price && !sector) return claim`This run reports neither prices nor shortfalls`
  const rise = price
    ? claim`${elementName(price.element)} outside China reaches ${peakSaid(price)}\u00a0times its start`
    : null
  const loss = sector
    ? claim`${sectorMakers(sector.sector)} lose ${lossSaid(sector)} of output in their worst quarter`
    : null
  const end = price && falls(price) ? price.end : null
  if (price && end && price.strength === 'none')
    return upper(
      claim`${elementName(price.element)} outside China ends at ${ratio(end.p50)}\u00a0times its start ${typical}${loss ? claim`, and ${loss}` : ''}`,
    )
  if (rise === null) return upper(claim`${loss ?? ''} ${typical}`)
  if (loss === null) return upper(claim`${rise} ${typical}`)
  return sector?.strength === 'strong'
    ? upper(claim`${rise}, and ${loss} ${typical}`)
    : upper(claim`${rise}; hardest hit, ${loss} ${typical}`)
}

const peakSaid = ({ element, ratio: peak }: PriceFinding): Said => said(`peakQuoteRatio.${element}`, peak, 'p50', ratio)
const lossSaid = ({ sector, worst }: SectorFinding): Said =>
  said(`worstQuarterShortfall.${sector}`, worst, 'p50', percent)

const upper = (one: Claim): Claim => ({ ...one, text: capital(one.text) })

/** Below the headline: what is controlled, and the intervals of what the headline says. */
export function standfirst(result: Result, found: Findings): Claim {
  const { price, sector, runs: count } = found
  const claims: Claim[] = []
  if (count > 1 && price) {
    const name = `peakQuoteRatio.${price.element}`
    claims.push(
      claim`the peak of ${elementName(price.element)} lies between ${said(name, price.ratio, 'p05', ratio)} and ${said(name, price.ratio, 'p95', ratio)} times its start`,
    )
  }
  if (count > 1 && sector) {
    const name = `worstQuarterShortfall.${sector.sector}`
    claims.push(
      claim`the worst quarter of ${sectorMakers(sector.sector)} costs between ${said(name, sector.worst, 'p05', percentDigits)} and ${said(name, sector.worst, 'p95', percent)} of their output`,
    )
  }
  const whose = count < MANY ? `In the middle 90% of ${plural(count, 'run', 'runs')}` : 'In nine of ten runs'
  const ranges = claims.length === 0 ? claim`` : claim` ${whose} ${join(claims, ', and ')}.`
  return claim`${setting(result, found)}${ranges}`
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
  const { runs: count } = found
  const interval = ofRuns(count, waitingInterval(recovery))
  if (recovered <= 0)
    return `${count === 1 ? 'In the one run users are not' : 'In no run are users'} supplied again within the ${length} horizon.`
  if (median === null)
    return `In ${runs(1 - recovered, count)} users are not supplied again within the ${length} horizon (${interval}).`
  const late = recovered >= 1 ? '' : `; in ${runs(1 - recovered, count)} it takes longer than the ${length} horizon`
  const typical = capital(typically(count))
  if (median < 1) {
    const lasting =
      recovered >= 1
        ? ''
        : `; in ${runs(1 - recovered, count)} they are not supplied again within the ${length} horizon`
    return `${typical} users outside China, taken together, never lose 5% of output in a week${lasting}.`
  }
  return `${typical} users outside China, taken together, are supplied again (less than 5% of output lost for a quarter) within ${duration(median)} ${since} (${interval})${late}.`
}
