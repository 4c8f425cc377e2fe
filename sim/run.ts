/** One replicate: world, weeks, record, outcomes. */
import { createRecorder, recordWeek } from './outcomes/record.ts'
import { reduceRecord } from './outcomes/reduce-record.ts'
import { weekOfDate } from './numbers/units.ts'
import type { Scenario } from './scenario/scenario.ts'
import { withValues } from './scenario/with-values.ts'
import { forgetTrends, settleViews } from './market/expectations.ts'
import { tick } from './tick.ts'
import { checkBalance } from './world/check-balance.ts'
import { drawCast } from './world/cast.ts'
import { createWorld, WARM_UP } from './world/create-world.ts'
import { openInBalance } from './world/in-balance.ts'
import type { OwnRules } from './world/own-rules.ts'
import { eventsOf } from './policy/policy.ts'
import { settlePrices } from './world/settle-prices.ts'
import { takeSnapshot } from './world/snapshot.ts'
import { drawUncertainties } from './world/uncertainty.ts'
import type { World } from './world/world.ts'

/** What came of one replicate. */
export interface Replicate {
  /** [series * weeks + week], in the order of `seriesOf`. */
  readonly record: Float64Array
  /** In the order of `scalarsOf`; NaN: did not happen within the horizon. */
  readonly scalars: Float64Array
  /** Value of each uncertainty, in file order. */
  readonly draws: Float64Array
  /** Agents in the scenario. */
  readonly agents: number
  /** Agents acting, summed over the weeks. */
  readonly updates: number
}

/** Which replicate, and how it is run. */
export interface RunOptions {
  /** A whole number from 0: all luck comes from it and from `replicate`. */
  readonly seed: number
  /** A whole number from 0: which luck of the seed. */
  readonly replicate: number
  /** Value of each uncertainty, in file order; drawn from the seed when left out. A design hands in its own points. */
  readonly draws?: ReadonlyMap<string, number>
  /** Check every week that matter is conserved and that no number is negative, infinite or NaN; throws a RangeError. */
  readonly check?: boolean
  /** Rules of the caller's own, in place of the model's. */
  readonly rules?: OwnRules
}

/**
 * Runs one replicate: the same scenario and options give the same bytes on every machine.
 *
 * @param scenario - As `parseScenario` gives it.
 * @param options - Seed and replicate, and what is out of the ordinary.
 * @throws RangeError where `check` finds a week in which tonnes are made or lost, or a number that is none.
 */
export function simulate(scenario: Scenario, options: RunOptions): Replicate {
  const drawn = options.draws ?? drawUncertainties(scenario, options.seed, options.replicate)
  const settled = withValues(scenario, drawn)
  return runWeeks(settled, openWorld(settled, options), drawn, options.check)
}

/**
 * One replicate again and again, under scenarios that differ in policy events and shocks of the run alone: the world is opened once.
 *
 * @param scenario - The one that the others differ from.
 * @param options - As for `simulate`.
 * @returns What runs another scenario, with the same bytes as `simulate`.
 */
export function createRerun(scenario: Scenario, options: RunOptions): (changed: Scenario) => Replicate {
  // What own rules remember cannot be put back.
  if (options.rules !== undefined) return (changed) => simulate(changed, options)
  const opened = options.draws ?? drawUncertainties(scenario, options.seed, options.replicate)
  const first = withValues(scenario, opened)
  const world = openWorld(first, options)
  const restore = takeSnapshot(world)
  return (changed) => {
    const drawn = options.draws ?? drawUncertainties(changed, options.seed, options.replicate)
    const settled = withValues(changed, drawn)
    // A draw that ends may move another with which it was correlated: then the market opens otherwise.
    const isAlike = [...drawn].every(([path, value]) => /^(levers|shocks)\./.test(path) || opened.get(path) === value)
    if (!isAlike || earlyShocks(settled) !== earlyShocks(first)) return simulate(changed, options)
    restore()
    world.policy.events = eventsOf(settled)
    world.scenario = { ...world.scenario, shocks: settled.shocks }
    return runWeeks(settled, world, drawn, options.check)
  }
}

/** Those that a market feels before the first week. */
const earlyShocks = ({ start, shocks }: Scenario): string =>
  JSON.stringify(Object.entries(shocks).filter(([, { date }]) => weekOfDate(start, date) < 0))

/** `scenario` holds what was drawn. */
function runWeeks(scenario: Scenario, world: World, drawn: ReadonlyMap<string, number>, check = false): Replicate {
  const recorder = createRecorder(world)
  let agents = 0
  for (const population of world.populations) agents += population.count
  for (; world.week < scenario.weeks; world.week++, world.tick++) {
    tick(world)
    recordWeek(world, recorder)
    if (check) checkBalance(world)
  }
  return {
    record: recorder.record,
    scalars: reduceRecord(scenario, recorder.record),
    draws: Float64Array.from(drawn.values()),
    agents,
    updates: agents * scenario.weeks,
  }
}

/** The world at the first week of the scenario, warmed up, at the scenario's opening prices. */
function openWorld(scenario: Scenario, { seed, replicate, check, rules }: RunOptions): World {
  const cast = drawCast(scenario, seed, replicate)
  const pilot = openInBalance((closing) => createWorld(scenario, seed, replicate, cast, { closing, rules }))
  warmUp(pilot)
  const world = createWorld(settlePrices(scenario, pilot), seed, replicate, cast, { rules })
  warmUp(world, check)
  // What is normal when the scenario begins is its opening price, not the one that led there.
  settleViews(world.auctions)
  return world
}

/** Passes the weeks before the first of the scenario. */
export function warmUp(world: World, check = false): void {
  for (world.week = -WARM_UP; world.week < 0; world.week++, world.tick++) {
    tick(world)
    // How a market finds its balance is nobody's boom.
    forgetTrends(world.auctions)
    if (check) checkBalance(world)
  }
}
