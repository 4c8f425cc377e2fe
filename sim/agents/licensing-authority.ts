import { exp, sum } from '../numbers/math.ts'
import { closeApplication } from '../pipeline/applications.ts'
import { grantLicense } from '../pipeline/licenses.ts'
import { APPLICATION } from '../pipeline/pipeline.ts'
import { uniform } from '../numbers/random.ts'
import type { World } from '../world/world.ts'
import { defineAgent } from './agent.ts'

/**
 * MOFCOM sees the file (good, quantity, destination, end use), the customs statistics of the destination, its officers' time, and how
 * Beijing stands with the buyer's country. It weighs the sales of China's own magnet makers against what an input gives a rival, what
 * a use could do for an army, and how well the country is disposed. It never says no: a file is granted, sent back or left lying.
 */
export const licensingAuthority = defineAgent({
  kind: 'licensingAuthority',
  purpose:
    'Reviews applications for export licences: which first, grant, send back with questions or leave lying; how much, how long.',
  underControls: true,
  params: {
    openness: {
      unit: 'log-odds',
      doc: 'Readiness to grant a civil file of a friendly country for a good that serves nobody’s rival.',
      default: 1.2,
      min: -10,
      max: 10,
      source: 'assumed, 0.5-2; half of the European priority files were handled in October 2025 (Sefcovic)',
      grade: 'D',
    },
    ownIndustry: {
      unit: 'log-odds',
      doc: 'Weight of the sales of China’s own magnet makers: adds to the odds of magnets.',
      default: 0.9,
      min: 0,
      max: 10,
      source: 'magnets were back in July 2025 while inputs were not (customs); assumed, 0.5-2',
      grade: 'D',
    },
    rivalFeed: {
      unit: 'log-odds',
      doc: 'Reluctance to feed magnet makers elsewhere with an oxide of full leverage.',
      default: 3.8,
      min: 0,
      max: 20,
      source: 'Dy to Japan nearly nothing from May 2025 (customs); assumed, 3-6',
      grade: 'D',
    },
    dualUse: {
      unit: 'log-odds',
      doc: 'Reluctance for a use that is wholly military or aerospace.',
      default: 5.4,
      min: 0,
      max: 20,
      source: 'no approvals for Sm and military users (New York Times 2025); assumed, 4-7',
      grade: 'C',
    },
    destinationInput: {
      unit: 'log-odds',
      doc: 'Reluctance towards a destination of which ministries are wholly wary, for oxides: tension that eases is late forgotten.',
      default: 4,
      min: 0,
      max: 20,
      source: 'Y to the United States 333 t in eight months before, 17 t after (customs); assumed, 2.5-6',
      grade: 'D',
    },
    destinationMagnet: {
      unit: 'log-odds',
      doc: 'Reluctance in full tension with the destination, for magnets.',
      default: 3.5,
      min: 0,
      max: 20,
      source:
        'magnets to the United States 0.04 of all in May, back at 0.9 of March in July 2025 (customs); assumed, 1.5-5',
      grade: 'D',
    },
    suspicion: {
      unit: 'log-odds',
      doc: 'Reluctance for each time that a destination has lately taken more than three times its usual quantity: it may be passed on.',
      default: 0.9,
      min: 0,
      max: 10,
      source: 'Dy to Korea 17 t in September, 2.7 t in October 2025 (customs); assumed, 0.3-2',
      grade: 'D',
    },
    inputWeeks: {
      unit: 'weeks',
      doc: 'Review of an oxide of full leverage beyond that of magnets.',
      default: 6,
      min: 0,
      max: 52,
      source: 'first Dy oxide three months after the controls (customs); assumed, 4-12',
      grade: 'D',
    },
    inputDesk: {
      unit: 'share',
      doc: 'Officers’ time for oxides, over that for magnets.',
      default: 0.25,
      min: 0,
      max: 10,
      source: 'assumed, 0.1-0.5',
      grade: 'D',
    },
    laneShare: {
      unit: 'share',
      doc: 'Officers’ time that goes first to the sectors with a lane of their own and, once there are lanes, to urgent files.',
      default: 0.6,
      min: 0,
      max: 1,
      source: 'green channel for European car firms, June 2025 (MOFCOM); share assumed',
      grade: 'D',
    },
    askWeeks: {
      unit: 'weeks',
      doc: 'Weeks an applicant needs to bring more papers; up to twice as long.',
      default: 4,
      min: 1,
      max: 26,
      source: 'assumed, 3-8; drawings, pictures of lines and three years of output were asked (press 2025)',
      grade: 'D',
    },
    licenseWeeks: {
      unit: 'weeks',
      doc: 'Life of a licence; what is left on it then lapses.',
      default: 26,
      min: 1,
      max: 260,
      source: 'six months for US car makers, June 2025 (Reuters)',
      grade: 'B',
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
    patienceWeeks: {
      unit: 'weeks',
      doc: 'Weeks from filing after which an applicant gives up a file that was left lying, and files again.',
      default: 14,
      min: 2,
      max: 104,
      source: 'assumed, 8-26',
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
  },
  state: {
    magnetTime: { unit: 'applications', doc: 'Decisions on magnets that there is time for.' },
    inputTime: { unit: 'applications', doc: 'Decisions on oxides that there is time for.' },
    routine: {
      unit: 'factor',
      doc: 'Practice gained: more decisions a week, and fewer files that lack papers.',
    },
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
        const time = (world.policy.values.reviewCapacity[0] * self.routine[i] * self.active[i]) / officers
        // What is left over of a week is lost, but for a decision half made.
        self.magnetTime[i] = Math.min(1, self.magnetTime[i]) + time
        self.inputTime[i] = Math.min(1, self.inputTime[i]) + self.inputDesk[i] * time
        const hasLanes = world.policy.values.laneSectors.includes(1)
        if (hasLanes) review(self, world, i, true, (1 - self.laneShare[i]) * time)
        review(self, world, i, false, 0)
        world.flows.updates++
      }
    },
  },
})

/** A buyer whose stock lasts no longer than this is urgent, weeks. */
const URGENT_WEEKS = 4

interface Authority {
  readonly routine: Float64Array
  readonly magnetTime: Float64Array
  readonly inputTime: Float64Array
  readonly askWeeks: Float64Array
  readonly licenseWeeks: Float64Array
  readonly generalWeeks: Float64Array
  readonly patienceWeeks: Float64Array
  readonly inputWeeks: Float64Array
  readonly openness: Float64Array
  readonly ownIndustry: Float64Array
  readonly rivalFeed: Float64Array
  readonly dualUse: Float64Array
  readonly destinationInput: Float64Array
  readonly destinationMagnet: Float64Array
  readonly suspicion: Float64Array
}

/** Goes through the pile in order of filing, `first` through the lanes alone, until no more than `kept` of the week's time is left. */
function review(self: Authority, world: World, i: number, first: boolean, kept: number): void {
  const { pipeline, lines, goods, tick } = world
  for (let row = pipeline.first[APPLICATION], before = -1, behind = row; row >= 0; row = behind) {
    behind = pipeline.next[row]
    const due = pipeline.due[row]
    if (due === Infinity && tick - pipeline.since[row] > self.patienceWeeks[i]) {
      closeApplication(world, row, before)
      continue
    }
    // Most of the pile waits: only what is ripe needs a look at its buyer.
    if (due <= tick && isNext(world, row, first)) {
      const time = lines.good[pipeline.line[row]] >= goods.elements ? self.magnetTime : self.inputTime
      if (time[i] >= kept + 1 && look(self, world, i, row, time)) {
        closeApplication(world, row, before)
        continue
      }
    }
    before = row
  }
}

/** Does a file's turn come on this round? */
function isNext({ pipeline, lines, policy }: World, row: number, first: boolean): boolean {
  if (!first) return true
  const line = pipeline.line[row]
  return policy.values.laneSectors[lines.sector[line]] === 1 || lines.stock[line] < URGENT_WEEKS * lines.use[line]
}

/** How far a file is: new; read, and gone up to other ministries if it must; complete, when papers that were asked for have come. */
const NEW = 0
const READ = 1
const COMPLETE = 2

/** Places of what luck decides on a file, in the stream of reviews. */
const [GRANT_LUCK, ASK_LUCK, ANSWER_LUCK, INPUT_LUCK, CUT_LUCK, GENERAL_LUCK] = [2, 3, 4, 5, 6, 7] as const
/** Room for such places of a line. */
const PLACES = 64
/** Shortest stay of an input's file in other ministries, over the mean less a half; assumed, 0.5-1. */
const SHORTEST = 0.7

/** Looks at a ripe file; true when it is granted and done with. */
function look(self: Authority, world: World, i: number, row: number, time: Float64Array): boolean {
  const { pipeline, lines, goods, tick, policy } = world
  const line = pipeline.line[row]
  const good = lines.good[line]
  const leverage = leverageOf(world, good)
  if (pipeline.round[row] === NEW) {
    pipeline.round[row] = READ
    // Inputs go up to other ministries before anybody may decide.
    if (good < goods.elements)
      pipeline.due[row] = tick + self.inputWeeks[i] * leverage * (SHORTEST + luck(world, row, INPUT_LUCK))
    if (pipeline.due[row] > tick) return false
  }
  time[i]--
  if (pipeline.round[row] === READ) {
    pipeline.round[row] = COMPLETE
    // Drawings, pictures of lines, years of output: less is missing as forms become routine.
    if (luck(world, row, ASK_LUCK) < policy.values.askAgain[0] / self.routine[i]) {
      pipeline.due[row] = tick + self.askWeeks[i] * (1 + luck(world, row, ANSWER_LUCK))
      return false
    }
  }
  if (luck(world, row, GRANT_LUCK) < chance(self, world, i, line, leverage)) {
    grant(self, world, i, row, leverage)
    return true
  }
  // Nobody says no: the file is left lying.
  pipeline.due[row] = Infinity
  return false
}

/** The same chance for the same file of the same buyer, whatever happens to others. */
function luck({ pipeline, streams }: World, row: number, purpose: number): number {
  return uniform(streams.review, pipeline.line[row] * PLACES + purpose, pipeline.orderWeek[row])
}

/** Chance that a file is granted when an officer decides on it. */
function chance(self: Authority, world: World, i: number, line: number, leverage: number): number {
  const { lines, goods, policy, news } = world
  const { values } = policy
  const good = lines.good[line]
  const sector = lines.sector[line]
  const region = lines.destination[line]
  const tension = values.tradeTension[region - 1]
  const military = values.dualUse[sector]
  let odds = self.openness[i] + values.favour[sector]
  if (good >= goods.elements)
    odds += self.ownIndustry[i] - self.destinationMagnet[i] * tension - self.dualUse[i] * military
  else {
    const surge = news.surge[good * world.regions.count + region]
    odds -=
      self.destinationInput[i] * news.wariness[region] +
      leverage * (self.dualUse[i] * military + self.rivalFeed[i] * lines.rival[line] + SCRUTINY * values.scrutiny[0]) +
      self.suspicion[i] * Math.max(0, surge - USUAL_SURGE)
  }
  return (values.approvalBySector[sector] * values.approvalByRegion[region - 1]) / (1 + exp(-odds))
}
/** Reluctance under full scrutiny of stock-building, for an oxide of full leverage, log-odds; assumed, 0.5-2. */
const SCRUTINY = 1
/** Times the usual quantity that a destination may take before it draws attention; assumed, 2-4. */
const USUAL_SURGE = 3

/** Leverage of a good: of an oxide its element's; magnets are China's own sales. */
function leverageOf(world: World, good: number): number {
  return good < world.goods.elements ? world.policy.values.leverage[world.goods.registered[good]] : 0
}

/** Less than was asked of what gives leverage, and of whom stock-building is suspected. */
function grant(self: Authority, world: World, i: number, row: number, leverage: number): void {
  const { pipeline, lines, filings, policy, tick } = world
  const line = pipeline.line[row]
  const region = lines.destination[line]
  const sector = lines.sector[line]
  const cut =
    leverage > 0
      ? (LEAST_PART + (1 - LEAST_PART) * luck(world, row, CUT_LUCK)) *
        (1 - SCRUTINY_CUT * leverage * policy.values.scrutiny[0])
      : 1
  grantLicense(world, line, pipeline.tonnes[row] * cut, tick + self.licenseWeeks[i])
  lines.granted[line]++
  filings.grantedByRegion[region]++
  filings.grantedBySector[sector]++
  const isClean = policy.values.dualUse[sector] === 0 && lines.rival[line] === 0
  if (isClean && luck(world, row, GENERAL_LUCK) < policy.values.generalLicences[region - 1])
    lines.generalUntil[line] = tick + self.generalWeeks[i]
}
/** Part of the quantity that is not granted under full scrutiny, for an oxide of full leverage; assumed, 0.2-0.7. */
const SCRUTINY_CUT = 0.4
/** Least part of the quantity asked for that is granted of an oxide; assumed, 0.3-0.8. */
const LEAST_PART = 0.5
