/**
 * What the trade makes of a price. A reference follows it within weeks and is re-rated by news; an expectation pulls the reference
 * towards what has been usual for years, the more the further it has run away; and all that is designed (products, plants) is
 * designed for the price of the last five years.
 */
import { clamp, exp, log } from '../numbers/math.ts'
import { HOME, OUTSIDE } from '../world/products.ts'
import type { World } from '../world/world.ts'
import type { Auctions } from './auction.ts'

/** Weight of this week's price in the reference: about seven weeks; assumed, 0.07-0.2 (0.4 cycles). */
const REFERENCE_GAIN = 0.14
/** Weight of this week's reference in what it has been lately: about twenty weeks; assumed, 0.03-0.1. */
const LATELY_GAIN = 0.05
/** A steeper trend is not believed, logarithm; assumed, 0.3-0.8. */
const STEEPEST = 0.5
/** Weight of this week's price in what is called normal: about three years. */
const NORMAL_GAIN = 1 / 156
/** Weight of this week's price in what lines and plants are designed for: five years, the life of a model; assumed, 3-8 years. */
const DESIGN_GAIN = 1 / 260
/** Pull of the expectation to normal, share of the logarithmic gap, and the gap at which the pull has doubled; assumed, 0.05-0.12 and 0.3-0.8. */
const WORTH_PULL = 0.08
const WORTH_BEND = 0.5
/** The gap beyond which nobody believes in normal any more, in logarithms (2.7 times); assumed, 0.7-1.5. */
const FURTHEST = 1

/** Use that can wait is gone when a good costs this many times what it was designed for; 1.2-1.7, identified by 2020-22. */
const KINK = log(1.3)

export function moveExpectations(auctions: Auctions, m: number): void {
  const { price, reference, rerating, normal, design, expected, lately, trend } = auctions
  reference[m] *= exp(REFERENCE_GAIN * log(price[m] / reference[m]) + rerating[m])
  rerating[m] = 0
  normal[m] += NORMAL_GAIN * (price[m] - normal[m])
  design[m] += DESIGN_GAIN * (price[m] - design[m])
  const away = clamp(log(normal[m] / reference[m]), -FURTHEST, FURTHEST)
  const bend = away / WORTH_BEND
  expected[m] = reference[m] * exp(WORTH_PULL * away * (1 + bend * bend))
  lately[m] += LATELY_GAIN * (reference[m] - lately[m])
  trend[m] = clamp(log(reference[m] / lately[m]), -STEEPEST, STEEPEST)
  noteRises(auctions, m)
}

/** What was paid abroad this week, by whatever channel, enters what buyers there reckon with; at home everybody pays the price. */
export function notePaid({ auctions, flows }: World): void {
  const { paid, reference } = auctions
  for (let g = 0; g < flows.paidTonnes.length; g++) {
    paid[g * 2 + HOME] = reference[g * 2 + HOME]
    const m = g * 2 + OUTSIDE
    if (flows.paidTonnes[g] > 0)
      paid[m] *= exp(REFERENCE_GAIN * log(flows.paidValue[g] / flows.paidTonnes[g] / paid[m]))
  }
}

/** Thousands of lines ask for these logarithms in a week. */
function noteRises({ reference, expected, design, rise, expectedRise }: Auctions, m: number): void {
  rise[m] = log(reference[m] / design[m])
  expectedRise[m] = log(expected[m] / design[m])
}

/** Logarithm of a price over the one designed for, up to the kink: what makes users wait. */
const waits = (rise: number): number => (rise < KINK ? rise : KINK)
/** ... and beyond it: what makes them do without. */
const goesWithout = (rise: number): number => (rise > KINK ? rise - KINK : 0)
/** Fall of use for a rise of the logarithm of the price beyond the kink; assumed, 0.01-0.06. */
const BEYOND_KINK = 0.03

/** Use over use at the price designed for, when the logarithm of the price is `rise` above that; `elasticity` of what can wait. */
export function useAt(rise: number, elasticity: number): number {
  return 1 - elasticity * waits(rise) - BEYOND_KINK * goesWithout(rise)
}

/** Prices have been where they are. */
export function forgetTrends(auctions: Auctions): void {
  auctions.lately.set(auctions.reference)
  auctions.trend.fill(0)
}

/** Starts all views at the opening prices. */
export function settleViews(auctions: Auctions): void {
  auctions.reference.set(auctions.expected)
  auctions.paid.set(auctions.expected)
  auctions.normal.set(auctions.expected)
  auctions.design.set(auctions.expected)
  forgetTrends(auctions)
  for (let m = 0; m < auctions.markets; m++) noteRises(auctions, m)
}
