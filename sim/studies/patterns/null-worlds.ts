/**
 * Worlds in which every measure of the scoreboard must fail. A measure that passes in one of them says nothing about the agents:
 * it would pass for a model without them. Each world answers like a run, so that measures need not know.
 */
import { exp } from '../../numbers/math.ts'
import { createStream, normal } from '../../numbers/random.ts'
import { LEVERS } from '../../policy/levers.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { withoutLevers } from '../ablation/changes.ts'
import { nearestWeek, WEEKS_PER_YEAR, weekOfDate } from '../../numbers/units.ts'
import { SECTORS } from '../../world/products.ts'
import type { NullName, PatternRun, PatternRuns } from './pattern.ts'
import { BOOM, CALM, CONTROLS, FREE_TRADE, mean, QUOTA } from './readings.ts'

/** What each world is, for tables and reports. */
export const NULL_WORDS: Readonly<Record<NullName, string>> = {
  'no-events': 'the same world without the control, the quota or the boom',
  persistence: 'everything stays as it was before the event',
  noise: 'random walks with the volatility of the market, no agent answers',
  inputs: 'what the scenario file says, without a run',
}

/** Name of the boom's counterpart without anything that happened: it is made here, not shipped. */
const NO_BOOM = 'no-boom-2020'

/** History and its counterpart in which the event did not happen. */
const COUNTERPARTS: Readonly<Record<string, string>> = { [CONTROLS]: 'baseline', [QUOTA]: FREE_TRADE, [BOOM]: NO_BOOM }

/** From here on persistence and noise take over from the run. */
const EVENTS: Readonly<Record<string, string>> = {
  [CONTROLS]: '2025-04-04',
  [QUOTA]: '2010-07-08',
  [BOOM]: '2020-06-29',
  [CALM]: '2016-01-04',
}

/** Weeks before the event whose mean persists. */
const MEMORY = 12

/** Volatility a year, of logarithms: monthly Chinese prices of 2009 to 2025; weekly share prices of the sector; yearly mine output; exports assumed. */
const VOLATILITY: Readonly<Record<string, number>> = {
  domesticPrice: 0.33,
  quotePrice: 0.33,
  transactionPrice: 0.33,
  sharePrice: 0.3,
  miningShare: 0.1,
}
const OTHER_VOLATILITY = 0.4

/** The scenarios of the scoreboard and the counterparts that are made of them. */
export function withCounterparts(scenarios: ReadonlyMap<string, Scenario>): ReadonlyMap<string, Scenario> {
  const boom = scenarios.get(BOOM)
  if (boom === undefined) return scenarios
  const quiet = { ...withoutLevers(boom, Object.keys(LEVERS)), shocks: {} }
  return new Map([...scenarios, [NO_BOOM, quiet]])
}

/** The runs of a null world. `seed` and `replicate` move noise alone. */
export function nullRuns(world: NullName, runs: PatternRuns, seed: number, replicate: number): PatternRuns {
  return (name) => {
    if (world === 'no-events') return runs(COUNTERPARTS[name] ?? name)
    const run = runs(name)
    if (world === 'inputs') return inputsAlone(run)
    const event = EVENTS[name]
    // A yardstick beside the history, as free trade is beside the quota, stays what it is.
    if (event === undefined) return run
    const from = weekOfDate(run.scenario.start, event)
    if (world === 'persistence') return changed(run, from, (level, out) => out.fill(level, from))
    return changed(run, from, (level, out, series) => {
      const stream = createStream(seed, replicate, `null/${name}/${series}`)
      const sd = (VOLATILITY[series.split('.')[0]] ?? OTHER_VOLATILITY) / Math.sqrt(WEEKS_PER_YEAR)
      let walked = 0
      for (let t = from; t < out.length; t++) {
        walked += sd * normal(stream, t, 0)
        out[t] = level * exp(walked)
      }
    })
  }
}

function changed(
  { scenario, series }: PatternRun,
  from: number,
  change: (level: number, out: Float64Array, name: string) => void,
): PatternRun {
  return {
    scenario,
    series(name) {
      const out = series(name).slice()
      const first = from > MEMORY ? from - MEMORY : 0
      change(from > 0 ? mean(out, first, from) : out[0], out, name)
      return out
    },
  }
}

/** Opening prices and shares of licences that shall be granted; whatever the file does not say is missing. */
function inputsAlone({ scenario }: PatternRun): PatternRun {
  return {
    scenario,
    series(name) {
      const out = new Float64Array(scenario.weeks)
      const [family, of] = name.split('.')
      const price = scenario.prices[of as 'Dy']
      if (family === 'domesticPrice') return out.fill(price?.domesticUsdPerKg ?? NaN)
      if (family === 'quotePrice' || family === 'transactionPrice') return out.fill(price?.outsideUsdPerKg ?? NaN)
      if (family === 'approved' || family === 'approvedBySector') return granted(scenario, family, of, out)
      return out.fill(NaN)
    },
  }
}

/** Chances of approval as the levers stand each week. */
function granted(scenario: Scenario, family: string, of: string, out: Float64Array): Float64Array {
  const bySector: Record<string, number> = Object.fromEntries(
    SECTORS.map((sector) => [sector, LEVERS.approvalBySector.default]),
  )
  const byRegion: Record<string, number> = {}
  const events = Object.values(scenario.levers)
  for (let t = 0; t < scenario.weeks; t++) {
    for (const { date, set } of events) {
      if (nearestWeek(scenario.start, date) !== t) continue
      Object.assign(bySector, set.approvalBySector ?? {})
      Object.assign(byRegion, set.approvalByRegion ?? {})
    }
    const mean = SECTORS.reduce((sum, sector) => sum + bySector[sector] / SECTORS.length, 0)
    out[t] = family === 'approved' ? mean * (byRegion[of] ?? LEVERS.approvalByRegion.default) : bySector[of]
  }
  return out
}
