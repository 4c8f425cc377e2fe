import { clamp, exp, pow } from '../numbers/math.ts'
import { offerStock } from '../market/selling.ts'
import { CHINA, HOME, OUTSIDE } from '../world/products.ts'
import type { World } from '../world/world.ts'
import { tallyOxides } from '../market/tally.ts'
import { USUAL_GAIN } from '../market/usual.ts'
import { TRACE } from '../numbers/units.ts'
import { defineAgent } from './agent.ts'

/** A recycler sees swarf for sale, scrap it can collect, its plant and the price of what it recovers. */
export const recycler = defineAgent({
  kind: 'recycler',
  purpose: 'Recovers Nd, Pr, Dy, Tb and Sm from swarf and from magnets at the end of their life.',
  params: {
    capacity: {
      unit: 't REO / year',
      doc: 'Oxide that the plant can recover.',
      default: 1_000,
      min: 0,
      max: 200_000,
      shared: true,
      source: 'Chinese swarf plants; company reports outside',
      grade: 'C',
    },
    recovery: {
      unit: 'share',
      doc: 'Oxide recovered from swarf and scrap.',
      default: 0.92,
      min: 0.5,
      max: 1,
      source: 'assumed',
      grade: 'D',
    },
    collection: {
      unit: 'share',
      doc: 'End-of-life magnets collected at the start.',
      default: 0.01,
      min: 0,
      max: 1,
      source: 'recycled share below 1 % (EU, DERA)',
      grade: 'B',
    },
    collectionElasticity: {
      readWith: 'collection',
      unit: 'dimensionless',
      doc: 'Response of collection to price.',
      default: 0.28,
      min: 0,
      max: 2,
      source: 'GLOMBO: scrap collection to price 0.28',
      grade: 'C',
    },
    life: {
      unit: 'years',
      doc: 'Mean life of products with magnets (Weibull, shape 2.5).',
      default: 13,
      min: 3,
      max: 30,
      source: 'assumed; EV motors about 15',
      grade: 'D',
    },
    growth: {
      unit: 'share / year',
      doc: 'Past growth of magnet use, which decides how much comes back.',
      default: 0.08,
      min: 0,
      max: 0.3,
      source: 'Adamas 2024: 8.7 % a year',
      grade: 'C',
    },
    expansion: {
      unit: 'share / year',
      doc: 'Fastest growth of the plant when it is full and prices are high.',
      default: 0.3,
      min: 0,
      max: 2,
      source: 'assumed',
      grade: 'D',
    },
    stockWeeks: { unit: 'weeks', doc: 'Usual stock.', default: 3, min: 1, max: 26, source: 'assumed', grade: 'D' },
  },
  fields: { region: { type: 'region', doc: 'Where it is.', required: true } },
  state: {
    stock: { unit: 't REO', doc: 'Oxide in store.', per: 'element' },
    made: { unit: 't REO', doc: 'Oxide recovered this week.' },
    output: { unit: 't / week', doc: 'Usual output.', per: 'element' },
    place: { unit: 'order', doc: 'Offer this week.', per: 'element' },
    scale: { unit: 'factor', doc: 'Capacity over its start.' },
    returns: { unit: 'share', doc: 'End-of-life magnets over magnet use today.' },
  },
  act: {
    size(self, world) {
      const { goods, opening } = world
      const n = goods.elements
      for (let layer = HOME; layer <= OUTSIDE; layer++) {
        const total = capacityIn(self, layer)
        const made = swarfMade(world, layer)
        for (let i = 0; i < self.count; i++) {
          if (layerOf(self, i) !== layer) continue
          self.scale[i] = 1
          self.returns[i] = returnShare(self.life[i], self.growth[i])
          for (let e = 0; e < n; e++) {
            const scrap = self.collection[i] * self.returns[i] * contained(world, layer, e)
            const t =
              (made[e] + scrap) *
              Math.min(1, total / (sum(made) + TRACE)) *
              ((self.capacity[i] * self.active[i]) / total) *
              self.recovery[i]
            opening.oxideSupply[e * 2 + layer] += t
            opening.recycled[e] += t
            self.output[i * n + e] = t * world.yearsPerTick
            self.stock[i * n + e] = self.output[i * n + e] * self.stockWeeks[i]
          }
        }
      }
    },
    separate(self, world) {
      const { flows, goods } = world
      const n = goods.elements
      for (let i = 0; i < self.count; i++) {
        const layer = layerOf(self, i)
        self.made[i] = 0
        if (self.active[i] === 0) continue
        const size = (self.capacity[i] * self.active[i]) / capacityIn(self, layer)
        let room = self.capacity[i] * self.active[i] * self.scale[i] * world.yearsPerTick
        let offered = 0
        for (let e = 0; e < n; e++) offered += flows.swarf[layer * n + e] * size
        const part = offered > 0 ? Math.min(1, room / offered) : 0
        room -= offered * part
        const scrap = collected(self, world, i) * size * world.yearsPerTick
        let returned = 0
        for (let e = 0; e < n; e++) returned += scrap * contained(world, layer, e)
        const taken = returned > 0 ? Math.min(1, room / returned) : 0
        for (let e = 0; e < n; e++) {
          const at = i * n + e
          const swarf = flows.swarf[layer * n + e] * size * part
          const old = scrap * contained(world, layer, e) * taken
          flows.swarf[layer * n + e] -= swarf
          world.ledger.recycled[e] += old
          flows.recycled[self.region[i]] += old
          self.stock[at] += (swarf + old) * self.recovery[i]
          world.chain.recovered[layer] += old * self.recovery[i] * goods.isCounted[e]
          world.chain.swarfLost[layer] += swarf * (1 - self.recovery[i]) * goods.isCounted[e]
          self.made[i] += (swarf + old) * self.recovery[i]
          world.ledger.lost[e] += (swarf + old) * (1 - self.recovery[i])
          self.output[at] += USUAL_GAIN * ((swarf + old) * self.recovery[i] - self.output[at])
        }
        if (world.week >= 0) self.scale[i] *= 1 + self.growth[i] * world.yearsPerTick
      }
    },
    submit(self, world) {
      const n = world.goods.elements
      for (let i = 0; i < self.count; i++)
        for (let e = 0; e < n; e++) {
          const at = i * n + e
          const market = e * 2 + layerOf(self, i)
          self.place[at] = offerStock(
            world,
            market,
            self.stock[at],
            self.output[at],
            self.output[at] * self.stockWeeks[i],
            world.goods.opening[market] * CASH_SHARE,
            1,
          )
        }
    },
    settle(self, world) {
      for (let k = 0; k < self.place.length; k++)
        if (self.place[k] >= 0) self.stock[k] -= world.auctions.offers.filled[self.place[k]]
      world.flows.updates += self.count
    },
    invest(self, world) {
      // A price twice the usual, or a law that brings scrap, lets it grow at its fastest.
      const nd = world.goods.idOf('Nd')
      for (let i = 0; i < self.count; i++) {
        if (self.active[i] === 0) continue
        const market = nd * 2 + layerOf(self, i)
        const dear = clamp(world.auctions.expected[market] / world.goods.opening[market] - 1, 0, 1)
        const byLaw = market % 2 === OUTSIDE && world.policy.values.recyclingMandate[0] > 0 ? 1 : 0
        self.scale[i] *= 1 + self.expansion[i] * Math.max(dear, byLaw) * world.yearsPerTick
      }
    },
    holdings(self, world) {
      for (let k = 0; k < self.stock.length; k++) world.ledger.held[k % world.goods.elements] += self.stock[k]
    },
  },
  followed: {
    answers: ['output', 'stockWeeks'],
    add(self, { goods }, i, tally) {
      tally.output += self.made[i]
      tallyOxides(tally, self.stock, self.output, i * goods.elements, goods.elements)
    },
  },
})

interface Plants {
  readonly count: number
  readonly active: Float64Array
  readonly region: Float64Array
  readonly capacity: Float64Array
}
const layerOf = (self: Plants, i: number) => (self.region[i] === CHINA ? HOME : OUTSIDE)

function capacityIn(self: Plants, layer: number): number {
  let total = 0
  for (let i = 0; i < self.count; i++) if (layerOf(self, i) === layer) total += self.capacity[i] * self.active[i]
  return total + TRACE
}

function sum(values: readonly number[]): number {
  let s = 0
  for (const v of values) s += v
  return s
}

/** Oxide in the swarf that a layer's magnet makers leave in a year at the start, by element. */
function swarfMade(world: World, layer: number): number[] {
  const { goods, opening } = world
  return Array.from({ length: goods.elements }, (_, e) => {
    let gross = 0
    let net = 0
    for (let g = goods.elements; g < goods.count; g++)
      net += opening.magnetOutput[g * 2 + layer] * goods.content[g * goods.elements + e]
    gross += opening.oxideUse[e * 2 + layer]
    return Math.max(0, gross - net)
  })
}

/** Oxide that a layer's users take in with new magnets in a year at the start, t. */
function contained(world: World, layer: number, e: number): number {
  const { goods, opening } = world
  let t = 0
  for (let g = goods.elements; g < goods.count; g++)
    t += opening.magnetUse[g * 2 + layer] * goods.content[g * goods.elements + e]
  return t
}

/** Shape of the lives of products (Weibull), and its mean over its scale, gamma(1.4); assumed, 2-3.5. */
const WEIBULL_SHAPE = 2.5
const WEIBULL_MEAN = 0.8873
/** Nothing lives longer, years. */
const OLDEST = 60

/** Magnets that come to the end of their life, over magnets sold today: Weibull lives met by past growth. */
function returnShare(life: number, growth: number): number {
  const scale = life / WEIBULL_MEAN
  let share = 0
  for (let age = 0; age < OLDEST; age++) {
    const dies = exp(-pow(age / scale, WEIBULL_SHAPE)) - exp(-pow((age + 1) / scale, WEIBULL_SHAPE))
    share += dies * pow(1 + growth, -age - 1 / 2)
  }
  return share
}

/** Weeks until a mandate is met in full; assumed, 104-260. */
const MANDATE_WEEKS = 156
/** Most of what comes to the end of its life that is ever collected, share; assumed, 0.7-0.95. */
const MOST_COLLECTED = 0.9
/** Price below which a recycler sells nothing, over that of the start; assumed, 0.1-0.6. */
const CASH_SHARE = 0.3

/** End-of-life magnets that this plant's layer gives up now, share of opening use: mandate and price raise collection. */
function collected(
  self: {
    readonly region: Float64Array
    readonly collection: Float64Array
    readonly collectionElasticity: Float64Array
    readonly returns: Float64Array
  },
  world: World,
  i: number,
): number {
  const layer = self.region[i] === CHINA ? HOME : OUTSIDE
  const market = world.goods.idOf('Nd') * 2 + layer
  const dear = world.auctions.expected[market] / world.goods.opening[market] - 1
  const byPrice = self.collection[i] * (1 + self.collectionElasticity[i] * dear)
  const byLaw =
    layer === OUTSIDE ? world.policy.values.recyclingMandate[0] * clamp(world.week / MANDATE_WEEKS, 0, 1) : 0
  return clamp(Math.max(byPrice, byLaw), 0, MOST_COLLECTED) * self.returns[i]
}
