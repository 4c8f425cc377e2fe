/** What scenario discovery found, as JSON and in words. */
import type { Tally } from './box.ts'

export interface Range {
  readonly path: string
  readonly unit: string
  /** What it is, in a sentence. */
  readonly meaning: string
  readonly low: number | null
  readonly high: number | null
}

export interface TestedRange extends Range {
  readonly quasiP: number
  /** Least and largest draw of all runs. */
  readonly drawn: readonly [number, number]
}

export interface DiscoveryResult {
  readonly schema: 'chokepoint.discovery/1'
  readonly engine: string
  readonly seed: number
  readonly command: string
  readonly scenario: { readonly name: string; readonly title: string; readonly digest: string }
  readonly outcome: {
    readonly name: string
    readonly label: string
    readonly unit: string
    readonly side: 'above' | 'below'
    readonly limit: number
  }
  readonly runs: number
  /** Different draws among the runs: a posterior deals each of its draws to several. */
  readonly distinct: number
  readonly hits: number
  /** Runs in which the outcome is not defined. */
  readonly leftOut: number
  readonly inside: Tally
  readonly box: readonly TestedRange[]
  /** Share of shuffles that gave a box as good. */
  readonly chance: number
  readonly shuffles: number
  /** Chance finds a box as good too often for this one to mean anything. */
  readonly byChance: boolean
  readonly trajectory: readonly (Tally & { readonly box: readonly Range[] })[]
  /** The first runs, at most 1,000: draws in the order of `box`, and the outcome. */
  readonly points: readonly { readonly draws: readonly number[]; readonly value: number }[]
}

/** Shuffles as good in more than one of twenty: no finding. */
const BY_CHANCE = 0.05

export function isByChance(boxLength: number, chance: number): boolean {
  return boxLength === 0 || chance > BY_CHANCE
}

export function discoveryWords(result: DiscoveryResult): string {
  const { outcome, byChance, runs, distinct, hits, leftOut, inside, box, chance, shuffles } = result
  const { label, name, unit, side, limit } = outcome
  const base = `${share(hits / runs)} of all runs`
  const what = `${label} (${name}) is ${side} ${limit} ${unit}`
  if (byChance)
    return [
      `${what} in ${base}; no combination of uncertainties tells these runs apart better than chance does.`,
      `As good a box comes out of ${share(chance)} of ${shuffles} shuffles.`,
    ].join('\n')
  return [
    `${what} in ${share(inside.density)} of the runs where`,
    ...box.map((one, i) => `  ${i === 0 ? '   ' : 'and'} ${rangeText(one)} (quasi-p ${three(one.quasiP)})`),
    `and in ${base}. This covers ${share(inside.coverage)} of such runs with ${share(inside.support)} of all (${inside.runs} of ${runs}).`,
    `As good a box comes out of ${share(chance)} of ${shuffles} shuffles of the outcome.`,
    ...(distinct < runs
      ? [`The runs hold ${distinct} different draws, so that chance does better than the shuffles say.`]
      : []),
    ...(leftOut > 0 ? [`${leftOut} runs without this outcome are left out.`] : []),
  ].join('\n')
}

function rangeText({ path, unit, low, high }: Range): string {
  const range =
    low === null
      ? `below ${three(high!)}`
      : high === null
        ? `above ${three(low)}`
        : `from ${three(low)} to ${three(high)}`
  return `${path} is ${range} ${unit}`.trimEnd()
}

const three = (value: number): string => String(Number(value.toPrecision(3)))
const share = (value: number): string => `${three(100 * value)} %`
