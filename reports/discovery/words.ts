/** Scenario discovery in sentences: the rule, how much it covers, and whether chance does as well. */
import type { DiscoveryResult, Range } from '../../sim/studies/sensitivity/discovery.ts'
import { plain, unitName } from '../words/names.ts'
import { list, number, percent, plural, ratio } from '../words/numbers.ts'
import { quantityName, withUnit } from '../words/quantities.ts'

/** "Dysprosium, peak quote over the start is above 4 times start". */
export function badText({ outcome: { label, side, limit, unit } }: DiscoveryResult): string {
  return `${plain(label)} ${side} ${number(limit)} ${unitName(unit)}`
}

export function rangeText(range: Range): string {
  const { low, high, unit } = range
  if (low === null) return `below ${withUnit(high ?? 0, unit)}`
  return high === null ? `above ${withUnit(low, unit)}` : `${withUnit(low, unit)} to ${withUnit(high, unit)}`
}

/** "Manufacturers: target stock on top of the lead time: below 3.57 weeks". */
export const ruleText = (range: Range): string => `${quantityName(range)}: ${rangeText(range)}`

export function discoveryTitle(result: DiscoveryResult): string {
  const { box, inside, hits, runs } = result
  if (result.byChance) return `${badText(result)}: no combination of uncertainties tells these runs apart`
  const factors = inside.density / (hits / runs)
  return `${badText(result)}: ${ratio(factors)} times as likely as in all runs where ${box.length === 1 ? 'the rule holds' : `all ${box.length} parts of the rule hold`}`
}

/** "15 of 18 runs inside the rule are bad, 5 of 82 outside it". */
export function countTitle({ inside, hits, runs }: DiscoveryResult): string {
  return `${inside.hits} of ${plural(inside.runs, 'run', 'runs')} inside the rule are bad, ${hits - inside.hits} of ${runs - inside.runs} outside it`
}

export function discoverySentence(result: DiscoveryResult): string {
  const { inside, hits, runs, distinct, chance, shuffles, leftOut } = result
  const all = percent((100 * hits) / runs)
  const byChance = `As good a rule comes out of ${percent(100 * chance)} of ${shuffles} shuffles of the outcome.`
  const left = leftOut > 0 ? ` ${leftOut} runs in which it is not defined are left out.` : ''
  const few =
    distinct < runs
      ? ` The runs hold only ${distinct} different draws of what is uncertain, so that chance does better than the shuffles say.`
      : ''
  if (result.byChance) return `It happens in ${all} of all ${runs} runs. ${byChance}${few}${left}`
  return `It happens in ${percent(100 * inside.density)} of the runs in which all of these hold, and in ${all} of all ${runs} runs. The rule covers ${percent(100 * inside.coverage)} of the bad runs with ${percent(100 * inside.support)} of all. ${byChance}${few}${left}`
}

export function discoveryAlt(result: DiscoveryResult): string {
  return `${discoveryTitle(result)}. ${list(result.box.map(ruleText))}. ${discoverySentence(result)}`
}
