/** P7 to P11: what firms do: hoard, share a deposit, enter, are bought by investors, wait for a price that pays. */
import type { Pattern, PatternRun, PatternRuns } from './pattern.ts'
import { CONTROLS, QUOTA, mean, week } from './readings.ts'

/** Change of a price in the boom of electric cars against the baseline, second year, %. */
const boomEffect = (name: string) => (runs: PatternRuns) =>
  100 * (mean(runs('ev-boom').series(name), 52, 104) / mean(runs('baseline').series(name), 52, 104) - 1)

const incentives = (low: number, high: number) => (runs: PatternRuns) => {
  const groups = runs(CONTROLS).scenario.agents.mineProject?.groups ?? []
  let all = 0
  let inside = 0
  for (const group of groups) {
    all += group.count
    const price = group.params.incentivePrice
    if (price > low && price <= high) inside += group.count
  }
  return inside / all
}

function bestMonth(run: PatternRun, name: string, first: string, last: string): number {
  const series = run.series(name)
  let best = 0
  for (let t = Math.max(4, week(run, first)); t <= week(run, last); t++)
    best = Math.max(best, 100 * (series[t] / series[t - 4] - 1))
  return best
}

/** Weeks from the peak of the Dy quote to the first project on stream; negative: before. */
function entryAfterPeak(runs: PatternRuns): number {
  const run = runs(QUOTA)
  const quote = run.series('quotePrice.Dy')
  const running = run.series('projects')
  let top = 0
  for (let t = 0; t < quote.length; t++) if (quote[t] > quote[top]) top = t
  for (let t = 0; t < running.length; t++) if (running[t] > 0) return t - top
  return NaN
}

export const FIRMS: readonly Pattern[] = [
  {
    id: 'P7',
    measure: 'orders over use, highest four weeks of 2025',
    unit: 'times',
    observed: 1.6,
    tolerance: [1.1, 2.5],
    split: 'fit',
    evidence: 'sign and amplification above 1',
    of: (runs) => {
      const o = runs(CONTROLS).series('orders')
      let top = 0
      for (let t = 16; t < 60; t++) top = Math.max(top, mean(o, t - 3, t + 1))
      return top
    },
  },
  {
    id: 'P8',
    measure: 'Dy price in a magnet boom against none',
    unit: '%',
    observed: 10,
    tolerance: [1, 500],
    split: 'fit',
    evidence: 'sign: the oxide in demand rises',
    of: boomEffect('domesticPrice.Dy'),
  },
  {
    id: 'P8',
    measure: 'Y price, co-product, in a magnet boom',
    unit: '%',
    observed: -5,
    tolerance: [-60, -0.5],
    split: 'fit',
    evidence: 'sign: its co-product falls (Brown and Eggert)',
    of: boomEffect('domesticPrice.Y'),
  },
  {
    id: 'P9',
    measure: 'first new mine after the price peak',
    unit: 'weeks',
    observed: 60,
    tolerance: [1, 200],
    split: 'fit',
    evidence: 'Lynas fed November 2012, peak August 2011',
    of: entryAfterPeak,
  },
  {
    id: 'P9',
    measure: 'entrants failed by end 2015',
    unit: 'projects',
    observed: 1,
    tolerance: [1, 5],
    split: 'fit',
    evidence: 'Molycorp: 79 USD a share in May 2011, insolvent in June 2015',
    of: (runs) => runs(QUOTA).series('projectsFailed')[363],
  },
  {
    id: 'P10',
    measure: 'Northern Rare Earth, best four weeks of 2025',
    unit: '%',
    observed: 35,
    tolerance: [15, 60],
    split: 'fit',
    evidence: 'press',
    of: (runs) => bestMonth(runs(CONTROLS), 'sharePrice.northern-rare-earth', '2025-04-07', '2025-12-29'),
  },
  {
    id: 'P10',
    measure: 'Minmetals (China Rare Earth), best four weeks of 2025',
    unit: '%',
    observed: 28,
    tolerance: [15, 60],
    split: 'fit',
    evidence: 'press',
    of: (runs) => bestMonth(runs(CONTROLS), 'sharePrice.china-rare-earth', '2025-04-07', '2025-12-29'),
  },
  {
    id: 'P10',
    measure: 'Rising Nonferrous, best four weeks of 2025',
    unit: '%',
    observed: 32,
    tolerance: [15, 60],
    split: 'fit',
    evidence: 'press',
    of: (runs) => bestMonth(runs(CONTROLS), 'sharePrice.rising-nonferrous', '2025-04-07', '2025-12-29'),
  },
  {
    id: 'P11',
    measure: 'projects that pay at 54 USD/kg NdPr',
    unit: 'share',
    observed: 0,
    tolerance: [0, 0.05],
    split: 'fit',
    evidence: 'Benchmark 2025 (input of the scenario)',
    of: incentives(0, 54),
  },
  {
    id: 'P11',
    measure: 'projects that need 75-85 USD/kg NdPr',
    unit: 'share',
    observed: 0.4,
    tolerance: [0.3, 0.5],
    split: 'fit',
    evidence: 'Benchmark 2025 (input of the scenario)',
    of: incentives(75, 85),
  },
  {
    id: 'P11',
    measure: 'projects financed by end 2027 under the US floor of 110',
    unit: 'projects',
    observed: 5,
    tolerance: [2, 15],
    split: 'fit',
    evidence: 'a floor of 110 starts them',
    of: (runs) => runs(CONTROLS).series('projectsStarted')[155],
  },
]
