import { clamp, exp, sum } from '../numbers/math.ts'
import { normal } from '../numbers/random.ts'
import { PRODUCERS } from '../world/products.ts'
import type { World } from '../world/world.ts'
import { defineAgent } from './agent.ts'

/** An investor sees published sales of listed producers, their share prices and the news. */
export const investor = defineAgent({
  kind: 'investor',
  purpose:
    'Buys and sells shares of listed producers on expected earnings, on momentum and on news; moves their price.',
  params: {
    fundamental: {
      unit: 'share / week',
      doc: 'How fast prices close the gap to the value of earnings it expects.',
      default: 0.12,
      min: 0,
      max: 1,
      spread: 0.4,
      source: 'assumed; share prices follow rare-earth prices (Müller et al. 2016)',
      grade: 'D',
    },
    momentum: {
      unit: 'share',
      doc: "Part of last weeks' return it extrapolates.",
      default: 0.2,
      min: 0,
      max: 0.9,
      spread: 0.4,
      source: 'assumed',
      grade: 'D',
    },
    alarm: {
      unit: 'share',
      doc: 'Return bid up in the week of alarming news.',
      default: 0.03,
      min: 0,
      max: 0.5,
      source: 'announcements alone do little (Müller et al. 2016); 2-9 % days in 2025',
      grade: 'C',
    },
    memory: {
      unit: 'share / week',
      doc: 'How fast expected tonnes follow what is sold: prices are posted every day, tonnes are reported by the quarter.',
      default: 0.2,
      min: 0.005,
      max: 1,
      spread: 0.5,
      source: 'assumed',
      grade: 'D',
    },
    forward: {
      unit: 'dimensionless',
      doc: 'Part of a change of earnings, over usual ones, by which investors think that a company is worth more.',
      default: 0.45,
      min: 0,
      max: 5,
      source: 'assumed, 0.2-0.8; profit of Northern +1,900 % and share price about twice in 2025',
      grade: 'D',
    },
    margin: {
      unit: 'share of sales',
      doc: 'Earnings of a producer at the prices with which the scenario begins.',
      default: 0.13,
      min: 0.01,
      max: 0.9,
      source: 'margins of listed Chinese producers 2018-24, 5-20 %; assumed for all',
      grade: 'C',
    },
    oreShare: {
      unit: 'share of sales',
      doc: 'Cost of bought ore of a Chinese producer at the start; the rest of its costs does not move with prices.',
      default: 0.27,
      min: 0,
      max: 0.9,
      source:
        'Northern buys concentrate of Baogang at a quarterly price that follows oxides (SMM, 2023-25); share assumed',
      grade: 'D',
    },
    noise: {
      unit: 'share / week',
      doc: 'Standard deviation of weekly returns for other reasons, half of its variance common to all producers.',
      default: 0.04,
      min: 0,
      max: 0.3,
      source: 'weekly volatility of mining shares, 30 to 40 % a year',
      grade: 'C',
    },
  },
  state: {},
  act: {
    value(self, world) {
      const { news } = world
      if (sum(self.active) === 0 || world.week < 0) return
      let outside = 0
      for (let p = 0; p < PRODUCERS.length; p++) {
        const change = returnOf(self, world, p)
        news.lastReturn[p] += RETURN_GAIN * (clamp(change, -MOST_REMEMBERED, MOST_REMEMBERED) - news.lastReturn[p])
        news.shareIndex[p] *= exp(clamp(change, -LARGEST_RETURN, LARGEST_RETURN))
        if (p >= FIRST_OUTSIDE) outside += news.shareIndex[p] / (PRODUCERS.length - FIRST_OUTSIDE)
      }
      news.outsideShareIndex = outside
      world.flows.updates += self.count
    },
  },
})

/** What investors have in common moves the price as much as the average of those who act. */
function meanOf(column: Float64Array, active: Float64Array): number {
  let weighted = 0
  for (let i = 0; i < column.length; i++) weighted += active[i] * column[i]
  return weighted / sum(active)
}

/** Producers from this place on are listed outside China; they dig their own ore. */
const FIRST_OUTSIDE = 3
/** Weight of this week's return in the one that is extrapolated, and the largest that is; assumed, 0.3-0.7 and 0.1-0.3 a week. */
const RETURN_GAIN = 0.5
const MOST_REMEMBERED = 0.2
/** Largest return of a week, logarithmic; assumed, 0.2-0.5. */
const LARGEST_RETURN = 0.3
/** Widest gap between worth and price that is acted on, share; assumed, 0.3-1. */
const WIDEST_GAP = 0.5
/** Part of the cost of bought ore that follows its price; the rest is under contract; assumed, 0.5-1. */
const ORE_MOVES = 0.7
/** Place of what moves all producers alike in the stream of luck. */
const ALL = 99

interface Investors {
  readonly count: number
  readonly active: Float64Array
  readonly fundamental: Float64Array
  readonly momentum: Float64Array
  readonly alarm: Float64Array
  readonly memory: Float64Array
  readonly forward: Float64Array
  readonly margin: Float64Array
  readonly oreShare: Float64Array
  readonly noise: Float64Array
}

/** What a producer earns over what it earned at the start: sales less costs, most of which do not move. */
function earningsOver(sales: number, oreCost: number, margin: number, oreShare: number): number {
  const fixed = 1 - margin - oreShare
  return (sales - fixed - oreShare * (1 - ORE_MOVES + ORE_MOVES * oreCost)) / margin
}

/** Nobody takes earnings beyond so many times the usual ones for lasting; assumed, 3-6. */
const PEAK = 4

/** What a company is worth over what it was worth at usual earnings: never less than nothing, however large its losses. */
export function valueOf(earnings: number, forward: number): number {
  return (1 + exp(1 + forward * (Math.min(earnings, PEAK) - 1))) / (1 + exp(1))
}

/** Return of this week: all investors' pull, and luck. */
function returnOf(self: Investors, world: World, p: number): number {
  const { news, streams, tick } = world
  let pull = 0
  for (let i = 0; i < self.count; i++) {
    const ore = p < FIRST_OUTSIDE ? self.oreShare[i] : 0
    const earnings = earningsOver(news.posted[p] * news.expectedVolume[p], news.expectedOre[p], self.margin[i], ore)
    pull +=
      self.active[i] *
      (self.fundamental[i] *
        clamp(valueOf(earnings, self.forward[i]) / news.shareIndex[p] - 1, -WIDEST_GAP, WIDEST_GAP) +
        self.momentum[i] * news.lastReturn[p] +
        self.alarm[i] * news.alarm)
  }
  news.expectedVolume[p] += meanOf(self.memory, self.active) * (news.volume[p] - news.expectedVolume[p])
  news.expectedOre[p] += QUARTERLY * (news.oreCost[p] - news.expectedOre[p])
  const luck = Math.sqrt(1 / 2) * (normal(streams.investor, ALL, tick) + normal(streams.investor, p, tick))
  return pull / sum(self.active) + meanOf(self.noise, self.active) * luck
}
/** Ore prices are set for a quarter: they follow with its weight. */
const QUARTERLY = 1 / 13
