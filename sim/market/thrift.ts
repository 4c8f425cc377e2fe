/** How inputs are designed out of products while they are dear or late, and creep back when they are cheap. */
import { clamp, exp, log } from '../numbers/math.ts'
import { CHINA, LAYERS } from '../world/products.ts'
import type { World } from '../world/world.ts'
import type { Auctions } from './auction.ts'
import { landedCost } from './landed-cost.ts'

interface Designers {
  readonly count: number
  readonly active: Float64Array
  readonly region: Float64Array
  readonly thrift: Float64Array
  readonly heavySaving: Float64Array
  readonly intensity: Float64Array
  readonly baseUse: Float64Array
  readonly firstLine: Float64Array
  readonly lastLine: Float64Array
}

/** Logarithm of the rise of the price at which all that can be designed out in a year is: the peak of 2011. */
const TENFOLD = log(10)

/** A wait twice as long as usual counts as this rise of the price, in logarithms; assumed, 0.05-0.3. */
const WAIT_WEIGHT = 0.1
/** The speed at which designs change back, over the one at which inputs are designed out, and the cheapness, share of a tenfold price, at which it is
 *  fastest; assumed, 0.2-0.7 and 0.1-0.4. */
const BACK_SPEED = 0.4
const MOST_BACK = 0.2

/** Use per unit never falls below this share of the start: some uses have no substitute; assumed, 0.2-0.6. */
const LEAST_INTENSITY = 0.35
const MOST_INTENSITY = 1.15

/** What a magnet with Dy and Tb costs more than one without, over what it did when products were designed, in logarithms. */
function premiumOver(auctions: Auctions, heavy: number, plain: number): number {
  const least = LEAST_PREMIUM * auctions.design[heavy]
  const now = Math.max(least, auctions.expected[heavy] - auctions.expected[plain])
  return log(now / Math.max(least, auctions.design[heavy] - auctions.design[plain]))
}
/** Premium below which nobody minds, share of the price of the heavy grade; assumed, 0.02-0.1. */
const LEAST_PREMIUM = 0.05

/** What a buyer expects to pay over what its product was designed for, in logarithms; `cost` is the duty's factor. */
function dearAtDoor({ expected, expectedRise, design }: Auctions, market: number, cost: number): number {
  return cost === 1 ? expectedRise[market] : log((expected[market] * cost) / design[market])
}

/** What heavy magnets cost beyond plain ones this week, by layer, and what it is worth to give them up, share. */
const premium = new Float64Array(LAYERS.length)
const worthwhile = new Float64Array(LAYERS.length)

/** Dear inputs are designed out slowly, cheap ones creep back; heavy magnets give way to standard ones. */
export function thrift(self: Designers, world: World): void {
  const { goods, auctions } = world
  const heavy = goods.idOf('heavyMagnet')
  const standard = goods.idOf('standardMagnet')
  for (let layer = 0; layer < LAYERS.length; layer++) {
    premium[layer] = premiumOver(auctions, heavy * 2 + layer, standard * 2 + layer)
    // What a changed design saves is the premium: nobody works at it for Dy and Tb that cost nothing.
    worthwhile[layer] = Math.min(1, exp(premium[layer]))
  }
  for (let i = 0; i < self.count; i++) if (self.active[i] > 0) design(self, world, i, heavy, standard)
}

/** Changes the designs of one firm. */
function design(self: Designers, world: World, i: number, heavy: number, standard: number): void {
  const { goods, lines, auctions, policy } = world
  const speed =
    self.thrift[i] * world.yearsPerTick * (self.region[i] === CHINA ? 1 : 1 + policy.values.substitutionSupport[0])
  const other = i * goods.count + standard
  for (let l = self.firstLine[i]; l < self.lastLine[i]; l++) {
    const g = lines.good[l]
    const layer = lines.layer[l]
    const dear =
      g === heavy ? premium[layer] : dearAtDoor(auctions, g * 2 + layer, landedCost(world, g, lines.region[l]))
    const late = lines.expectedLead[l] / lines.baseLead[l] - 1
    const pressure = clamp((dear + WAIT_WEIGHT * late) / TENFOLD, -MOST_BACK, 1)
    const at = i * goods.count + g
    const before = self.intensity[at]
    const replaceable = g === heavy && self.baseUse[other] > 0
    const saving = self.heavySaving[i] * (replaceable ? worthwhile[layer] : 0) * world.yearsPerTick
    // Designs change back more slowly than they were changed.
    self.intensity[at] = clamp(
      before - (speed * (pressure > 0 ? pressure : BACK_SPEED * pressure) + saving) * before,
      LEAST_INTENSITY,
      MOST_INTENSITY,
    )
    const saved = before - self.intensity[at]
    if (replaceable) self.intensity[other] += (saved * self.baseUse[at]) / self.baseUse[other]
  }
}
