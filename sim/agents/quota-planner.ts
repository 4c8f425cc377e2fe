import { clamp, log, sum } from '../numbers/math.ts'
import { HOME } from '../world/products.ts'
import { defineAgent } from './agent.ts'

/** MIIT and MNR see the home price of Nd and Pr and the trend of demand; they issue quota in batches. */
export const quotaPlanner = defineAgent({
  kind: 'quotaPlanner',
  purpose: 'Sets the Chinese mining and separation quota twice a year, with an eye on the price of Nd and Pr.',
  params: {
    trend: {
      unit: 'share / year',
      doc: 'Growth of the quota that planners think demand needs.',
      default: 0.04,
      min: -0.5,
      max: 0.5,
      source: 'MIIT: +21 % 2023, +5.9 % 2024; set to trend demand',
      grade: 'C',
    },
    feedback: {
      unit: 'share',
      doc: 'Extra quota a year for a price e (2.7) times the one that plants are designed for, in proportion to its logarithm.',
      default: 0.24,
      min: 0,
      max: 3,
      source: 'assumed; big batches followed the 2021-22 price peak',
      grade: 'D',
    },
    newOre: {
      withLever: 'miningQuotaGrowth',
      unit: 'share',
      doc: 'Share of what an announced growth of the quota adds that was not dug before; the rest makes legal what was.',
      default: 0.7,
      min: 0,
      max: 1,
      source: 'Nd and Pr oxide from quota ore +43 % from 2021 to 2024 against a quota of +61 % (SMM, Argus)',
      grade: 'C',
    },
    batchWeeks: {
      unit: 'weeks',
      doc: 'Weeks between batches.',
      default: 26,
      min: 4,
      max: 104,
      source: 'two batches a year',
      grade: 'A',
    },
  },
  state: {
    target: { unit: 'factor', doc: 'Quota of the last batch over the start.' },
    step: { unit: 'factor / week', doc: 'Change a week until the next batch.' },
  },
  act: {
    start(self) {
      self.target.fill(1)
    },
    announce(self, world) {
      const { news, auctions, goods, policy, week } = world
      if (week < 0) return
      const nd = goods.idOf('Nd') * 2 + HOME
      const planners = Math.max(1, sum(self.active))
      for (let i = 0; i < self.count; i++) {
        if (self.active[i] === 0) continue
        if (week % self.batchWeeks[i] === 0) {
          const dear = clamp(log(auctions.expected[nd] / auctions.design[nd]), -MOST_CHEAP, 1)
          const more = policy.values.miningQuotaGrowth[0]
          const announced = more > 0 ? self.newOre[i] * more : more
          const growth = self.trend[i] + self.feedback[i] * dear + announced
          const ahead = week === 0 ? self.trend[i] * AHEAD_YEARS : 0
          self.target[i] = news.miningQuota * (1 + growth * self.batchWeeks[i] * world.yearsPerTick + ahead)
          self.step[i] = (self.target[i] - news.miningQuota) / self.batchWeeks[i]
        }
        news.miningQuota += (self.step[i] * self.active[i]) / planners
        world.flows.updates++
      }
    },
  },
})

/** Planners look so far ahead: from a batch to its oxide in the market, years; the market opens still (nothing grows before), so the first
 *  batch makes up for it; assumed, 0.2-0.6. */
const AHEAD_YEARS = 0.4

/** Cheapness beyond which a quota is cut no further, logarithm of the price over that of five years: half; assumed, 0.4-1. */
const MOST_CHEAP = 0.7
