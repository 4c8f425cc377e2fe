import { clamp, exp, sum } from '../numbers/math.ts'
import { PRODUCERS } from '../outcomes/outcomes.ts'
import { normal } from '../numbers/random.ts'
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
      doc: 'How fast expected sales follow published ones.',
      default: 0.08,
      min: 0.005,
      max: 1,
      spread: 0.5,
      source: 'assumed',
      grade: 'D',
    },
    leverage: {
      unit: 'times',
      doc: 'Change of earnings for a change of sales: costs do not move with prices.',
      default: 1.6,
      min: 1,
      max: 5,
      source: 'assumed; Northern Rare Earth H1 2025 profit +1,900 %',
      grade: 'D',
    },
    noise: {
      unit: 'share / week',
      doc: 'Standard deviation of weekly returns for other reasons.',
      default: 0.045,
      min: 0,
      max: 0.3,
      source: 'weekly volatility of mining shares, 30 to 40 % a year',
      grade: 'C',
    },
  },
  state: {},
  act: {
    value(self, world) {
      const { news, streams, tick } = world
      const acting = sum(self.active)
      if (acting === 0 || world.week < 0) return
      let outside = 0
      for (let p = 0; p < PRODUCERS.length; p++) {
        let pull = 0
        for (let i = 0; i < self.count; i++) {
          const worth = clamp(1 + self.leverage[i] * (news.expectedSales[p] - 1), 0.1, 20)
          pull +=
            self.active[i] *
            (self.fundamental[i] * clamp(worth / news.shareIndex[p] - 1, -0.5, 0.5) +
              self.momentum[i] * news.lastReturn[p] +
              self.alarm[i] * news.alarm)
        }
        const change = pull / acting + meanOf(self.noise, self.active) * normal(streams.investor, p, tick)
        news.lastReturn[p] += 0.5 * (clamp(change, -0.2, 0.2) - news.lastReturn[p])
        news.shareIndex[p] *= exp(clamp(change, -0.3, 0.3))
        news.expectedSales[p] += meanOf(self.memory, self.active) * (news.sales[p] - news.expectedSales[p])
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

/** Producers from this place on are listed outside China. */
const FIRST_OUTSIDE = 3
