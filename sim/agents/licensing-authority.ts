import { clamp, sum } from '../numbers/math.ts'
import { learnRefusal } from '../market/buying-lines.ts'
import { grantLicense } from '../pipeline/licenses.ts'
import { APPLICATION, leave } from '../pipeline/pipeline.ts'
import { uniform } from '../numbers/random.ts'
import { SECTORS } from '../world/products.ts'
import type { World } from '../world/world.ts'
import { defineAgent } from './agent.ts'

/** MOFCOM sees the file, its officers' time, and how Beijing stands with the buyer's country. */
export const licensingAuthority = defineAgent({
  kind: 'licensingAuthority',
  purpose:
    'Reviews applications for export licences: in what order, approve, refuse or ask again, single or general licence.',
  params: {
    tensionDelay: {
      unit: 'probability / week',
      doc: 'Chance that a ripe file from a country in full tension is laid aside this week.',
      default: 0.6,
      min: 0,
      max: 1,
      source: 'assumed; US-bound licences slower in 2025',
      grade: 'D',
    },
    tensionRefusal: {
      unit: 'share',
      doc: 'Loss of the chance of approval in full tension.',
      default: 0.4,
      min: 0,
      max: 1,
      source: 'assumed',
      grade: 'D',
    },
    askWeeks: {
      unit: 'weeks',
      doc: 'Weeks an applicant needs to bring more papers.',
      default: 3,
      min: 1,
      max: 26,
      source: 'assumed',
      grade: 'D',
    },
    learning: {
      unit: 'share / week',
      doc: 'Growth of what officers can decide, as forms become routine, up to twice the announced capacity.',
      default: 0.02,
      min: 0,
      max: 0.2,
      source: 'assumed',
      grade: 'D',
    },
    generalWeeks: {
      unit: 'weeks',
      doc: 'Validity of a general licence.',
      default: 52,
      min: 4,
      max: 260,
      source: 'one year granted in practice (December 2025)',
      grade: 'A',
    },
  },
  state: {
    credit: { unit: 'applications', doc: 'Fractions of a decision carried over.' },
    routine: { unit: 'factor', doc: 'Practice gained.' },
  },
  act: {
    start(self) {
      self.routine.fill(1)
    },
    ship(self, world) {
      const officers = Math.max(1, sum(self.active))
      for (let i = 0; i < self.count; i++) {
        if (self.active[i] === 0) continue
        if (world.pipeline.count[APPLICATION] > 0)
          self.routine[i] = Math.min(2, self.routine[i] * (1 + self.learning[i]))
        self.credit[i] =
          Math.min(1, self.credit[i]) +
          (world.policy.values.reviewCapacity[0] * self.routine[i] * self.active[i]) / officers
        review(self, world, i)
        world.flows.updates++
      }
    },
  },
})

const DEFENCE = SECTORS.indexOf('defence')

interface Authority {
  readonly credit: Float64Array
  readonly tensionDelay: Float64Array
  readonly tensionRefusal: Float64Array
  readonly askWeeks: Float64Array
  readonly generalWeeks: Float64Array
}

/** Goes through the pile in order of filing until this week's officers' time is used up. */
function review(self: Authority, world: World, i: number): void {
  const { pipeline, lines, policy, tick, streams } = world
  for (let row = pipeline.first[APPLICATION], before = -1, behind = row; row >= 0; row = behind) {
    behind = pipeline.next[row]
    const line = pipeline.line[row]
    const tension = policy.values.tradeTension[lines.region[line] - 1]
    let stays = true
    if (
      self.credit[i] >= 1 &&
      pipeline.due[row] <= tick &&
      uniform(streams.review, line * 4, tick) >= tension * self.tensionDelay[i]
    ) {
      self.credit[i] -= 1
      if (uniform(streams.review, line * 4 + 1, tick) < policy.values.askAgain[0])
        pipeline.due[row] = tick + self.askWeeks[i]
      else {
        decide(self, world, i, row, tension)
        leave(pipeline, APPLICATION, row, before)
        stays = false
      }
    }
    if (stays) before = row
  }
}

function decide(self: Authority, world: World, i: number, row: number, tension: number): void {
  const { pipeline, filings, lines, policy, tick, streams } = world
  const line = pipeline.line[row]
  const tonnes = pipeline.tonnes[row]
  const sector = lines.sector[line]
  const region = lines.region[line]
  const chance =
    policy.values.approvalBySector[sector] *
    policy.values.approvalByRegion[region - 1] *
    (1 - self.tensionRefusal[i] * tension)
  if (uniform(streams.review, line * 4 + 2, tick) < clamp(chance, 0, 1)) {
    grantLicense(world, line, tonnes, pipeline.orderWeek[row])
    lines.granted[line]++
    filings.grantedByRegion[region]++
    filings.grantedBySector[sector]++
    const clean = sector !== DEFENCE && lines.refused[line] === 0
    if (clean && uniform(streams.review, line * 4 + 3, 0) < policy.values.generalLicences[region - 1])
      lines.generalUntil[line] = tick + self.generalWeeks[i]
  } else {
    lines.refused[line]++
    lines.filed[line] -= tonnes
    learnRefusal(lines, line)
  }
}
