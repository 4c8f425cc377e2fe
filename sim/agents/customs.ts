import { enter, leave, PORT, YARD } from '../pipeline/pipeline.ts'
import { sail } from '../pipeline/port.ts'
import { sum } from '../numbers/math.ts'
import { uniform } from '../numbers/random.ts'
import type { World } from '../world/world.ts'
import { defineAgent } from './agent.ts'

/** Customs sees the declaration, the tariff code and its own yard; it opens what it is told to and what looks alike. */
export const customs = defineAgent({
  kind: 'customs',
  purpose: 'Opens consignments of rare earths and magnets, holds them for test, releases them first in first out.',
  params: {
    capacity: {
      unit: 'consignments / week',
      doc: 'Opened consignments that can be released in a week, over those that leave in a normal week.',
      default: 0.12,
      min: 0.01,
      max: 5,
      source: 'assumed: room for the usual tenth and some',
      grade: 'D',
    },
    testWeeks: {
      unit: 'weeks',
      doc: 'Time a test takes at least.',
      default: 5,
      min: 0,
      max: 26,
      source: 'inspection delay 30-60 days in 2025 (FT), queue included: 3-7',
      grade: 'C',
    },
    tensionHold: {
      withLever: 'tradeTension',
      unit: 'factor',
      doc: 'Test time added for a destination in full tension, over the usual: nobody hurries to let those goods go.',
      default: 0.5,
      min: 0,
      max: 10,
      source: 'magnets to the United States 46 t in May 2025 of 620 usual, back in July (customs); assumed, 0.2-1',
      grade: 'D',
    },
    assayLoad: {
      unit: 'factor',
      doc: 'Work that a consignment makes while magnets are controlled: every grade must be assayed for Dy and Tb.',
      default: 3,
      min: 1,
      max: 20,
      source: 'assumed; one tariff code for all magnets, tests by outside laboratories in 2025',
      grade: 'D',
    },
    learning: {
      unit: 'share / week',
      doc: 'Growth of capacity while consignments wait: laboratories are added.',
      default: 0.09,
      min: 0,
      max: 1,
      source: 'assumed from recovery of exports within four months',
      grade: 'D',
    },
    most: {
      unit: 'consignments / week',
      doc: 'Most that can ever be released, over those that leave in a normal week.',
      default: 1.5,
      min: 0.1,
      max: 20,
      source: 'assumed',
      grade: 'D',
    },
  },
  state: {
    rate: { unit: 'factor', doc: 'Capacity now.' },
    credit: { unit: 'consignments', doc: 'Fraction carried over.' },
  },
  act: {
    start(self) {
      for (let i = 0; i < self.count; i++) self.rate[i] = self.capacity[i]
    },
    ship(self, world) {
      if (self.count === 0) return
      const acting = sum(self.active)
      inspect(world, self, acting)
      if (acting === 0) release(world, Infinity)
      const houses = Math.max(1, acting)
      const usual = world.lines.abroad
      for (let i = 0; i < self.count; i++) {
        if (self.active[i] === 0) continue
        const busy = world.pipeline.count[YARD] > 2 * self.rate[i] * usual
        self.rate[i] = busy
          ? Math.min(self.most[i], self.rate[i] * (1 + self.learning[i]))
          : self.rate[i] + SLACKENING * (self.capacity[i] - self.rate[i])
        self.credit[i] = Math.min(self.assayLoad[i], self.credit[i]) + (self.rate[i] * usual * self.active[i]) / houses
        const load = assaying(world) ? self.assayLoad[i] : 1
        self.credit[i] -= load * release(world, Math.floor(self.credit[i] / load))
        world.flows.updates++
      }
    },
  },
})

/** Are magnets under control, so that every grade has to be told from the others? */
function assaying(world: World): boolean {
  const { policy, goods } = world
  for (let g = goods.elements; g < goods.count; g++) if (policy.controlled[g] === 1) return true
  return false
}

/** Looks at what was declared this week: passes it or opens it, by destination and by the one code all magnets share. */
function inspect(world: World, self: Houses, acting: number): void {
  if (acting === 0) return
  const { pipeline, lines, policy, goods, tick, streams } = world
  for (let row = pipeline.first[PORT], before = -1, behind = row; row >= 0; row = behind) {
    behind = pipeline.next[row]
    const line = pipeline.line[row]
    const byRegion = policy.values.inspectionRate[lines.region[line] - 1]
    const isMagnet = lines.good[line] >= goods.elements
    // A licence says what is in the box: what is searched for are controlled magnets among those declared as free.
    const isSuspect = isMagnet && policy.controlled[lines.good[line]] === 0
    const rate = isSuspect ? Math.max(byRegion, policy.values.magnetInspectionRate[0]) : byRegion
    if (pipeline.since[row] < tick || uniform(streams.inspection, line, tick) >= rate) {
      before = row
      continue
    }
    const tonnes = pipeline.tonnes[row]
    const orderWeek = pipeline.orderWeek[row]
    leave(pipeline, PORT, row, before)
    // Each buyer's goods go to the same customs house every time.
    const house = houseOf(self, line)
    const tension = policy.values.tradeTension[lines.region[line] - 1]
    const weeks = self.testWeeks[house] * (1 + self.tensionHold[house] * tension)
    enter(pipeline, YARD, line, tonnes, orderWeek, tick, tick + weeks)
  }
}

interface Houses {
  readonly count: number
  readonly active: Float64Array
  readonly testWeeks: Float64Array
  readonly tensionHold: Float64Array
}

/** The customs house of a buying line: the lines go round those that are open. */
function houseOf({ count, active }: Houses, line: number): number {
  let open = 0
  for (let i = 0; i < count; i++) if (active[i] > 0) open++
  let left = line % open
  for (let i = 0; i < count; i++) if (active[i] > 0 && left-- === 0) return i
  return 0
}

/** Releases at most so many consignments whose tests are done (all of them when nobody tests any more), the longest in the yard first; returns how many. */
function release(world: World, most: number): number {
  const { pipeline, tick } = world
  let released = 0
  for (let row = pipeline.first[YARD], before = -1, behind = row; row >= 0 && released < most; row = behind) {
    behind = pipeline.next[row]
    if (most < Infinity && pipeline.due[row] > tick) {
      before = row
      continue
    }
    sail(world, pipeline.line[row], pipeline.tonnes[row], pipeline.orderWeek[row])
    leave(pipeline, YARD, row, before)
    released++
  }
  return released
}

/** Part of what a customs house has learnt that it loses in a week without a crowd: people go elsewhere; assumed, 0.005-0.03. */
const SLACKENING = 0.01
