import { clamp } from '../numbers/math.ts'
import { addLine, alarmOf, closeLines, placeOrders, settleOrders } from '../market/buying-lines.ts'
import { clearDue, shareTaken } from '../market/contracts.ts'
import { usualLead } from '../pipeline/port.ts'
import { fileApplications, handOver } from '../pipeline/applications.ts'
import { FILING_PARAMS } from '../pipeline/filing-params.ts'
import { ordersInHand, shipOrders } from '../pipeline/licenses.ts'
import { feasibleShare, leanOf, planRecipes, useInputs } from '../market/magnet-recipe.ts'
import { offerMagnets, planOutput } from '../market/magnet-offers.ts'
import { worthOfInput } from '../market/magnet-worth.ts'
import { buildFurnaces } from '../market/new-furnaces.ts'
import { coverOf, learnToSpare } from '../market/sparing-heavies.ts'
import { tallyLines, tallyWanted } from '../market/tally.ts'
import { CHINA, GROSS_INPUT, HOME, OUTSIDE } from '../world/products.ts'
import type { Opening, World } from '../world/world.ts'
import { USUAL_GAIN } from '../market/usual.ts'
import { defineAgent } from './agent.ts'

/** A magnet maker sees oxide prices in its layer, its orders and stocks; Chinese ones also ship abroad, with licences. */
export const magnetMaker = defineAgent({
  kind: 'magnetMaker',
  purpose: 'Turns Nd, Pr, Dy, Tb and Sm oxide into magnets of three grades, to its order book, at cost plus.',
  params: {
    spare: {
      unit: 'share',
      doc: 'Capacity above usual output.',
      default: 0.4,
      min: 0,
      max: 3,
      source: 'Chinese magnet plants run at about two thirds of capacity; assumed',
      grade: 'D',
    },
    growth: {
      unit: 'share / year',
      doc: 'Growth of capacity.',
      default: 0.08,
      min: -0.5,
      max: 2,
      source: 'Adamas: NdFeB demand +8.7 % a year',
      grade: 'B',
    },
    expansion: {
      readBy: ['abroad'],
      unit: 'share / year',
      doc: 'Most furnaces that it orders in a year, over its capacity, beyond its growth: all of it when magnets have fetched three times their cost for half a year, none below one and a half times.',
      default: 0.4,
      min: 0,
      max: 3,
      source:
        'Neo Narva 2,000 t, to 5,000 (2025); MP Materials 1,000 t in 2025, 3,000 and 10,000 t announced; assumed, 0.1-1',
      grade: 'D',
    },
    buildWeeks: {
      readBy: ['abroad'],
      readWith: 'expansion',
      unit: 'weeks',
      doc: 'Weeks from the order of furnaces to their first magnets, in the mean.',
      default: 90,
      min: 10,
      max: 520,
      source:
        'MP Fort Worth, with metal and alloy, from April 2022 to December 2025 (company); furnaces in a plant that stands take less: assumed, 50-150',
      grade: 'D',
    },
    stockWeeks: {
      unit: 'weeks',
      doc: 'Usual stock of finished magnets.',
      default: 2,
      min: 0.5,
      max: 26,
      source: 'assumed',
      grade: 'D',
    },
    coverWeeks: {
      unit: 'weeks',
      doc: 'Target stock of each oxide on top of the lead time.',
      default: 5,
      min: 0.5,
      max: 52,
      spread: 0.3,
      source: 'assumed; Japanese makers hold more',
      grade: 'D',
    },
    heavyReserve: {
      readBy: ['abroad'],
      unit: 'weeks',
      doc: 'Stock of Dy and Tb beyond that of other oxides: who was cut off once keeps more.',
      default: 0,
      min: 0,
      max: 104,
      source:
        'Shin-Etsu at full capacity in July 2025, no effect of the controls; Korea: Dy for more than six months; assumed, 4-16 there',
      grade: 'D',
    },
    gapShare: {
      unit: 'share / week',
      doc: 'Share of the gap between stock and target that is ordered in a week: buyers smooth.',
      default: 0.12,
      min: 0.01,
      max: 1,
      source: 'assumed; orders 1.4 to 1.75 of use in 2025',
      grade: 'D',
    },
    fear: {
      unit: 'share',
      doc: 'Extra cover wanted on alarming news, outside China.',
      default: 0.5,
      min: 0,
      max: 3,
      source: 'assumed, as of manufacturers',
      grade: 'D',
    },
    value: {
      unit: 'times opening price',
      doc: 'Most that a maker whose line would stop pays for an input.',
      default: 6,
      min: 1.1,
      max: 100,
      spread: 0.5,
      source: 'assumed from 2025 quotes',
      grade: 'D',
    },
    leanest: {
      unit: 'share',
      doc: 'Dy and Tb in a magnet, over the usual, at the least: diffusion along grain boundaries, fine grain.',
      default: 0.5,
      min: 0.1,
      max: 1,
      source:
        'Shin-Etsu: up to a half saved by diffusion (trade press); Hitachi Metals from 8 to 4 % of Dy by 2014; assumed, 0.4-0.8',
      grade: 'C',
    },
    leanWeeks: {
      readWith: 'leanest',
      unit: 'weeks',
      doc: 'Weeks that it takes a maker without Dy and Tb to get there.',
      default: 104,
      min: 4,
      max: 520,
      source: 'after the summer of 2011, within two to three years on all lines; assumed, 52-156',
      grade: 'D',
    },
    conversion: {
      unit: 'factor',
      doc: 'Cost of making a magnet over the Chinese one, oxides left out.',
      default: 1,
      min: 0.5,
      max: 5,
      source: 'makers outside China are dearer; assumed 1.3-1.8 there',
      grade: 'D',
    },
    contract: {
      readBy: ['abroad'],
      unit: 'share',
      doc: 'Usual output of a maker outside China that belongs to customers who qualified it: delivered at the index, whoever bids more.',
      default: 0.65,
      min: 0,
      max: 1,
      source:
        'share of magnets under contract not found, 0.5-0.7 guessed; over half at Northern Rare Earth, 0.85 sought by Arafura',
      grade: 'D',
    },
    paperwork: {
      withLever: 'deMinimisShare',
      readBy: ['abroad'],
      unit: 'share',
      doc: 'Sales that a maker outside China holds back for want of a Chinese licence under the extraterritorial rule.',
      default: 0.3,
      min: 0,
      max: 1,
      source: 'assumed; MOFCOM Announcement 61 of 2025 was suspended before it applied',
      grade: 'D',
    },
    ...FILING_PARAMS,
  },
  fields: {
    region: { type: 'region', doc: 'Where it is.', required: true },
    sector: { type: 'sector', doc: 'End use that the authority sees behind its oxide purchases.' },
    output: {
      type: 'goods',
      doc: 'Usual output of magnets a year by grade; what is made from then on follows orders, within capacity.',
      required: true,
    },
  },
  state: {
    stock: { unit: 't', doc: 'Finished magnets.', per: 'good' },
    sales: { unit: 't / week', doc: 'Usual sales.', per: 'good' },
    exported: { unit: 't / week', doc: 'Usual exports.', per: 'good' },
    capacity: { unit: 't / week', doc: 'Capacity.', per: 'good' },
    outlook: { unit: 'factor', doc: 'What magnets have fetched over what they cost, half a year back.', per: 'good' },
    building: { unit: 't / week', doc: 'Capacity ordered and not built yet.', per: 'good' },
    plan: { unit: 't / week', doc: 'Output planned for this week.', per: 'good' },
    made: { unit: 't', doc: 'Magnets made this week.' },
    sold: { unit: 't', doc: 'Sold or shipped this week.', per: 'good' },
    orders: { unit: 't', doc: 'Orders in hand that wait for a licence.', per: 'good' },
    homePlace: { unit: 'order', doc: 'Offer in its own layer.', per: 'good' },
    abroadPlace: { unit: 'order', doc: 'Offer abroad.', per: 'good' },
    due: { unit: 't', doc: 'Due to customers under contract this week, outside China.', per: 'good' },
    line: { unit: 'id', doc: 'Buying line of each oxide, -1 for none.', per: 'element' },
    lean: { unit: 'share', doc: 'Dy and Tb that it puts in, over the usual.' },
    firstSupplier: { unit: 'id', doc: 'Number under which buyers know it.' },
    maker: { unit: 'id', doc: 'Number of its group, from 1: a second source.' },
    revenue: { unit: 'USD', doc: 'Sales this week.' },
  },
  act: {
    start(self, world) {
      const { count, region, output, firstSupplier } = self
      const { goods, opening, suppliers } = world
      for (let i = 0; i < count; i++) {
        firstSupplier[i] = suppliers.next++
        self.lean[i] = 1
        self.maker[i] = i === 0 ? 1 : self.maker[i - 1] + (self.names[i] === self.names[i - 1] ? 0 : 1)
        if (region[i] !== CHINA)
          for (let g = goods.elements; g < goods.count; g++)
            opening.magnetOutput[g * 2 + OUTSIDE] += output[i * goods.count + g] * self.active[i]
      }
    },
    size(self, world) {
      const { goods, opening } = world
      for (let i = 0; i < self.count; i++)
        if (self.region[i] === CHINA)
          for (let g = goods.elements; g < goods.count; g++) {
            self.output[i * goods.count + g] *= opening.magnetScale[g]
            opening.magnetOutput[g * 2 + HOME] += self.output[i * goods.count + g] * self.active[i]
          }
      for (let i = 0; i < self.count; i++) if (self.active[i] > 0) openMaker(self, world, i)
    },
    later(self, world) {
      for (let i = 0; i < self.count; i++) if (self.active[i] === 0) openMaker(self, world, i)
    },
    expect(self, world) {
      const { goods, lines } = world
      if (self.count > 0) {
        const from = self.firstSupplier[0]
        ordersInHand(world, from, self.count, self.orders, goods.count)
        planRecipes(world)
      }
      const n = goods.elements
      for (let i = 0; i < self.count; i++) {
        const layer = self.region[i] === CHINA ? HOME : OUTSIDE
        const recipe = world.recipes[layer]
        if (self.gained[i] > 0) gainCustomers(self, world, i, layer)
        planOutput(self, world, i, layer)
        if (world.week >= 0) learnToSpare(self, world, i)
        for (let e = 0; e < n; e++) {
          const line = self.line[i * n + e]
          if (line < 0) continue
          if (self.active[i] === 0) {
            closeLines(lines, line, line + 1)
            continue
          }
          let use = 0
          for (let g = n; g < goods.count; g++) use += self.plan[i * goods.count + g] * recipe[g * n + e]
          use *= leanOf(world, e, self.lean[i])
          lines.use[line] = use
          lines.value[line] = Math.max(
            self.value[i],
            worthOfInput(world, e, layer, self.plan, i * goods.count, self.conversion[i]),
          )
          const stretch = lines.expectedLead[line] / lines.baseLead[line] - 1
          lines.risk[line] = clamp(
            lines.risk[line] * FEAR_LEFT +
              self.fear[i] * ((layer === OUTSIDE ? alarmOf(world, line) : 0) + LATENESS * stretch),
            0,
            MOST_FEAR,
          )
        }
      }
    },
    submit(self, world) {
      clearDue(world.contracts)
      for (let i = 0; i < self.count; i++) {
        offerMagnets(self, world, i)
        for (let e = 0; e < world.goods.elements; e++) {
          const line = self.line[i * world.goods.elements + e]
          if (line >= 0) placeOrders(world, line, line + 1)
        }
      }
    },
    settle(self, world) {
      const { auctions, goods } = world
      for (let i = 0; i < self.count; i++) {
        self.revenue[i] = 0
        const layer = self.region[i] === CHINA ? HOME : OUTSIDE
        for (let g = goods.elements; g < goods.count; g++) {
          const at = i * goods.count + g
          let home = self.homePlace[at] < 0 ? 0 : auctions.offers.filled[self.homePlace[at]]
          home += self.due[at] * shareTaken(world.contracts, self.maker[i], g)
          const abroad = self.abroadPlace[at] < 0 ? 0 : auctions.offers.filled[self.abroadPlace[at]]
          self.stock[at] -= home + abroad
          self.sold[at] = home + abroad
          auctions.fromChina[g * 2 + OUTSIDE] += abroad
          if (layer === HOME && world.policy.controlled[g] === 0)
            self.exported[at] += USUAL_GAIN * (abroad - self.exported[at])
          self.revenue[i] += home * auctions.price[g * 2 + layer] + abroad * auctions.price[g * 2 + OUTSIDE]
        }
        for (let e = 0; e < goods.elements; e++) {
          const line = self.line[i * goods.elements + e]
          if (line >= 0) settleOrders(world, line, line + 1)
        }
        world.flows.updates++
      }
    },
    ship(self, world) {
      if (self.count === 0) return
      const { goods } = world
      const from = self.firstSupplier[0]
      for (let i = 0; i < self.count; i++)
        if (self.active[i] === 0 && self.gained[i] < 0) handOver(world, self.firstSupplier[i])
      fileApplications(world, from, self.lotWeeks, self.horizonWeeks, self.belief)
      for (let k = 0; k < self.stock.length; k++) self.sold[k] += self.stock[k]
      shipOrders(world, from, self.count, self.stock, goods.count, self.revenue)
      for (let k = 0; k < self.stock.length; k++) {
        self.sold[k] -= self.stock[k]
        self.sales[k] += SALES_GAIN * (self.sold[k] - self.sales[k])
      }
    },
    produce(self, world) {
      const { goods, flows } = world
      const n = goods.elements
      for (let i = 0; i < self.count; i++) {
        const layer = self.region[i] === CHINA ? HOME : OUTSIDE
        self.made[i] = 0
        for (let g = n; g < goods.count; g++) {
          const at = i * goods.count + g
          let made = self.plan[at]
          if (made <= 0) continue
          made *= feasibleShare(world, self.line, i * n, g, made, self.lean[i])
          const within = goods.within[g]
          for (let k = 0; k < within.length; k++) {
            const e = within[k]
            const nominal = made * goods.content[g * n + e] * GROSS_INPUT
            if (nominal <= 0) continue
            const swarf = nominal - made * goods.content[g * n + e]
            flows.swarf[layer * n + e] += swarf
            flows.magnetUse += nominal - swarf
          }
          useInputs(world, self.line, i * n, g, made, layer, self.lean[i])
          self.stock[at] += made
          self.made[i] += made
          world.chain.magnets[self.region[i]] += made * goods.counted[g]
        }
      }
    },
    invest(self, world) {
      const { goods } = world
      if (world.week < 0) return
      for (let i = 0; i < self.count; i++) {
        if (self.active[i] === 0) continue
        for (let g = goods.elements; g < goods.count; g++)
          self.capacity[i * goods.count + g] *= 1 + self.growth[i] * world.yearsPerTick
        if (self.region[i] !== CHINA) buildFurnaces(self, world, i)
      }
    },
    holdings(self, world) {
      const { goods, ledger } = world
      for (let k = 0; k < self.stock.length; k++)
        for (let e = 0; e < goods.elements; e++)
          ledger.held[e] += self.stock[k] * goods.content[(k % goods.count) * goods.elements + e]
    },
  },
  followed: {
    answers: ['output', 'stockWeeks', 'shortfallOf', 'stopped', 'pricePaid'],
    add(self, world, i, tally) {
      const { elements, count } = world.goods
      let wanted = 0
      for (let g = elements; g < count; g++) wanted += self.plan[i * count + g]
      tally.output += self.made[i]
      tallyWanted(tally, wanted, self.made[i])
      // A maker's lines were added one after the other.
      let lines = 0
      let last = -1
      for (let e = 0; e < elements; e++) {
        if (self.line[i * elements + e] < 0) continue
        lines++
        last = self.line[i * elements + e]
      }
      tallyLines(world, tally, last + 1 - lines, last + 1)
    },
  },
})

/** Fear that a week adds while orders take twice as long as usual, over that of alarming news; assumed, 0.01-0.04. */
const LATENESS = 0.02
/** Part of a maker's fear that is left after a week, and the most that it fears, times its usual cover; assumed, 0.9-0.99 and 1-3. */
const FEAR_LEFT = 0.97
const MOST_FEAR = 1.5
/** Weight of a week in usual sales: about eight weeks; assumed, 0.05-0.2. */
const SALES_GAIN = 0.12

interface Makers {
  readonly active: Float64Array
  readonly gained: Float64Array
  readonly region: Float64Array
  readonly sector: Float64Array
  readonly output: Float64Array
  readonly stock: Float64Array
  readonly sales: Float64Array
  readonly exported: Float64Array
  readonly capacity: Float64Array
  readonly line: Float64Array
  readonly firstSupplier: Float64Array
  readonly spare: Float64Array
  readonly stockWeeks: Float64Array
  readonly coverWeeks: Float64Array
  readonly value: Float64Array
  readonly gapShare: Float64Array
  readonly heavyReserve: Float64Array
}

/** Fall of a maker's use of oxides within the week for a rise of their price: customers wait for magnets, it does not; 0.01-0.06. */
const MAKER_PATIENCE = 0.03

/** What opens begins with the sales that it planned for; it keeps them if it finds the customers. */
function gainCustomers(self: Makers, world: World, i: number, layer: number): void {
  const { goods, opening } = world
  for (let g = goods.elements; g < goods.count; g++) {
    const at = i * goods.count + g
    const week = self.gained[i] * self.output[at] * world.yearsPerTick
    self.sales[at] += week
    if (layer === HOME) self.exported[at] += week * exportShare(opening, g)
  }
}

/** Share of Chinese output of magnet `g` that users abroad want at the start. */
function exportShare({ magnetUse, magnetOutput }: Opening, g: number): number {
  const abroad = Math.max(0, magnetUse[g * 2 + OUTSIDE] - magnetOutput[g * 2 + OUTSIDE])
  return magnetOutput[g * 2 + HOME] > 0 ? Math.min(1, abroad / magnetOutput[g * 2 + HOME]) : 0
}

/** Opening stocks, sales and buying lines of one maker. */
function openMaker(self: Makers, world: World, i: number): void {
  const { goods, opening, suppliers, lines } = world
  const n = goods.elements
  const layer = self.region[i] === CHINA ? HOME : OUTSIDE
  for (let g = n; g < goods.count; g++) {
    const at = i * goods.count + g
    const week = self.output[at] * self.active[i] * world.yearsPerTick
    self.sales[at] = week
    self.capacity[at] = self.output[at] * world.yearsPerTick * (1 + self.spare[i])
    self.stock[at] = week * self.stockWeeks[i]
    if (layer !== HOME || week <= 0) continue
    self.exported[at] = week * exportShare(opening, g)
    suppliers.list.push({ good: g, id: self.firstSupplier[i], weight: week })
  }
  for (let e = 0; e < n; e++) {
    let use = 0
    for (let g = n; g < goods.count; g++)
      use += self.output[i * goods.count + g] * goods.content[g * n + e] * GROSS_INPUT
    self.line[i * n + e] = -1
    if (use <= 0) continue
    opening.oxideUse[e * 2 + layer] += use * self.active[i]
    self.line[i * n + e] = addLine(lines, {
      good: e,
      layer,
      region: self.region[i],
      sector: self.sector[i],
      use: use * self.active[i] * world.yearsPerTick,
      value: self.value[i],
      cover: coverOf(self, world, i, e),
      gapShare: self.gapShare[i],
      baseLead: layer === HOME ? 1 : usualLead(world, self.region[i]),
      bias: 1,
      elasticity: MAKER_PATIENCE,
      rival: layer === OUTSIDE,
    })
  }
}
