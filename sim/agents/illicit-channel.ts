import { clamp, sum } from '../numbers/math.ts'
import { submit } from '../market/orders.ts'
import { exportWedge } from '../market/fob-price.ts'
import { HOME, OUTSIDE } from '../world/products.ts'
import { TRACE } from '../numbers/units.ts'
import { defineAgent } from './agent.ts'

/** Smugglers and trans-shippers see the spread between the layers and how often a load is lost. */
export const illicitChannel = defineAgent({
  kind: 'illicitChannel',
  purpose: 'Buys oxide at home and sells it abroad outside the licence channel when the spread pays for the risk.',
  params: {
    capacityShare: {
      unit: 'share',
      doc: 'Most that can leak, over normal outside use of an element.',
      default: 0.2,
      min: 0,
      max: 2,
      source: 'illicit share of exports 0.33 in 2008 (chemistryworld.com); assumed for 2025',
      grade: 'D',
    },
    threshold: {
      readWith: 'capacityShare',
      unit: 'share',
      doc: 'Spread over FOB price at which it begins to pay.',
      default: 0.5,
      min: 0,
      max: 10,
      source: 'assumed',
      grade: 'D',
    },
    buildUp: {
      readWith: 'capacityShare',
      unit: 'share / week',
      doc: 'How fast routes open and close.',
      default: 0.04,
      min: 0.001,
      max: 1,
      source: 'assumed',
      grade: 'D',
    },
    transitWeeks: {
      readWith: 'capacityShare',
      unit: 'weeks',
      doc: 'Time on the detour.',
      default: 6,
      min: 1,
      max: 30,
      source: 'assumed',
      grade: 'D',
    },
  },
  state: {
    usual: { unit: 't / week', doc: 'Normal outside use.', per: 'element' },
    activity: { unit: 'share', doc: 'Of what could leak.', per: 'element' },
    moving: { unit: 't REO', doc: 'On the detour.', per: 'element' },
    stock: { unit: 't REO', doc: 'Arrived, to be sold.', per: 'element' },
    buyPlace: { unit: 'order', doc: 'Bid at home.', per: 'element' },
    sellPlace: { unit: 'order', doc: 'Offer abroad.', per: 'element' },
  },
  act: {
    open(self, world) {
      const n = world.goods.elements
      // Who opens later comes on top of those who are there.
      const sharing = sum(self.active)
      for (let i = 0; i < self.count; i++)
        for (let e = 0; e < n; e++)
          self.usual[i * n + e] =
            ((world.opening.oxideUse[e * 2 + OUTSIDE] + world.opening.oxideWanted[e * 2 + OUTSIDE]) *
              world.yearsPerTick) /
            (sharing > 0 ? sharing : self.count)
    },
    submit(self, world) {
      const { auctions, policy, goods } = world
      const n = goods.elements
      const risk = policy.values.enforcement[0]
      for (let i = 0; i < self.count; i++)
        for (let e = 0; e < n; e++) {
          const at = i * n + e
          const home = e * 2 + HOME
          const outside = e * 2 + OUTSIDE
          const fob = auctions.price[home] * exportWedge(world, e)
          // A load that may be seized must earn more.
          const gain = (auctions.price[outside] * (1 - risk)) / fob - 1 - self.threshold[i]
          self.activity[at] += self.buildUp[i] * (clamp(gain, 0, 1) - self.activity[at])
          const wanted = self.active[i] * self.capacityShare[i] * self.usual[at] * self.activity[at]
          // Below this price a load still pays for its risk: it outbids users at home for as long as it does.
          const worth = fob > 0 ? (auctions.price[home] * (1 + gain + self.threshold[i])) / (1 + self.threshold[i]) : 0
          const first = Math.min(worth, auctions.expected[home])
          self.buyPlace[at] =
            wanted > TRACE ? submit(auctions.bids, home, wanted, first, Math.max(worth, first * LEAST_STEP)) : -1
          self.sellPlace[at] =
            self.stock[at] > TRACE
              ? submit(
                  auctions.offers,
                  outside,
                  self.stock[at] * MOST_SOLD,
                  fob * (1 + FIRST_MARGIN * self.threshold[i]),
                  fob * (1 + self.threshold[i]),
                )
              : -1
        }
    },
    settle(self, world) {
      const { auctions, flows, ledger, policy } = world
      const n = world.goods.elements
      for (let i = 0; i < self.count; i++) {
        for (let e = 0; e < n; e++) {
          const at = i * n + e
          const bought = self.buyPlace[at] < 0 ? 0 : auctions.bids.filled[self.buyPlace[at]]
          const sold = self.sellPlace[at] < 0 ? 0 : auctions.offers.filled[self.sellPlace[at]]
          const seized = bought * policy.values.enforcement[0]
          ledger.seized[e] += seized
          flows.leakage += bought - seized
          world.chain.leaked += (bought - seized) * world.goods.isCounted[e]
          world.chain.seized += seized * world.goods.isCounted[e]
          const arrived = self.moving[at] / self.transitWeeks[i]
          self.moving[at] += bought - seized - arrived
          self.stock[at] += arrived - sold
        }
        flows.updates++
      }
    },
    holdings(self, world) {
      for (let k = 0; k < self.stock.length; k++)
        world.ledger.held[k % world.goods.elements] += self.stock[k] + self.moving[k]
    },
  },
})

/** From the price at which it buys all that it seeks to the one at which it buys nothing, at least; assumed, 1.02-1.2. */
const LEAST_STEP = 1.05
/** Most of its store that it offers in a week; assumed, 0.2-1. */
const MOST_SOLD = 0.5
/** The margin from which it sells, share of the one at which it sells all; assumed, 0-0.7. */
const FIRST_MARGIN = 0.3
