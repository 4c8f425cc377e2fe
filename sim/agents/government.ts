import { PER_KG, WEEKS_PER_QUARTER, WEEKS_PER_YEAR } from '../numbers/units.ts'
import type { World } from '../world/world.ts'
import { defineAgent } from './agent.ts'

/** A government outside China sees published output losses with a quarter's delay, and its budget. */
export const government = defineAgent({
  kind: 'government',
  purpose: 'Pays price floors, lends to projects, and answers large losses of output with an emergency programme.',
  params: {
    reaction: {
      readWith: 'emergencyLoans',
      unit: 'share',
      doc: 'Published loss of output in its region at which it acts.',
      default: 0.04,
      min: 0,
      max: 1,
      source: 'assumed; programmes of July 2025 to February 2026 followed the stoppages of May 2025',
      grade: 'D',
    },
    emergencyLoans: {
      unit: 'million USD / year',
      doc: 'Loans it adds for three years once it acts.',
      default: 500,
      min: 0,
      max: 20_000,
      source: 'US DoD 2025: 400 equity + 150 loan; RESourceEU 3,000 EUR',
      grade: 'B',
    },
    delayWeeks: {
      readWith: 'emergencyLoans',
      unit: 'weeks',
      doc: 'From published loss to money.',
      default: 26,
      min: 0,
      max: 260,
      source: 'RESourceEU: June to December 2025',
      grade: 'C',
    },
  },
  fields: { region: { type: 'region', doc: 'Which.', required: true } },
  state: {
    seen: { unit: 'share', doc: "Loss of output as published, a quarter's average." },
    since: { unit: 'weeks', doc: 'Weeks since it decided to act, 0 for not.' },
  },
  act: {
    announce(self, world) {
      const { news, policy, goods, week } = world
      const floorNdPr = policy.values.priceFloorNdPr[0] * PER_KG
      const floorDy = policy.values.priceFloorHeavy[0] * PER_KG
      let active = 0
      for (let i = 0; i < self.count; i++) active = Math.max(active, self.active[i])
      for (let e = 0; e < goods.elements; e++) {
        const name = goods.names[e]
        const floor =
          name === 'Nd' || name === 'Pr'
            ? floorNdPr
            : name === 'Dy'
              ? floorDy
              : name === 'Tb'
                ? TERBIUM_FLOOR * floorDy
                : 0
        news.priceFloor[e] = floor * active
      }
      budgetLoans(news, policy.values.loans[0] * active, week)
    },
    invest(self, world) {
      const { flows, news, regions } = world
      const sectors = world.sectors.length
      for (let i = 0; i < self.count; i++) {
        if (self.active[i] === 0) continue
        let desired = 0
        let missed = 0
        for (let s = 0; s < sectors; s++) {
          desired += flows.desired[s * regions.count + self.region[i]]
          missed += flows.missed[s * regions.count + self.region[i]]
        }
        self.seen[i] += (1 / WEEKS_PER_QUARTER) * ((desired > 0 ? missed / desired : 0) - self.seen[i])
        if (self.since[i] > 0 || self.seen[i] > self.reaction[i]) self.since[i]++
        const running = self.since[i] - self.delayWeeks[i]
        if (running > 0 && running <= EMERGENCY_WEEKS)
          news.loansLeft += self.active[i] * self.emergencyLoans[i] * world.yearsPerTick
        flows.updates++
      }
    },
  },
})

/** Weeks for which emergency loans flow once a government has seen a shortage: three budgets; assumed, 104-260. */
const EMERGENCY_WEEKS = 156

/** A new budget every year of the run; an event within a year moves what is left of it, by the part of the year to come. */
function budgetLoans(news: World['news'], yearly: number, week: number): void {
  const gone = ((week % WEEKS_PER_YEAR) + WEEKS_PER_YEAR) % WEEKS_PER_YEAR
  if (gone === 0) news.loansLeft = yearly
  else if (yearly !== news.loansYearly)
    news.loansLeft = Math.max(0, news.loansLeft + (yearly - news.loansYearly) * (1 - gone / WEEKS_PER_YEAR))
  news.loansYearly = yearly
}

/** Floor of Tb over that of Dy: their usual price ratio. */
const TERBIUM_FLOOR = 4
