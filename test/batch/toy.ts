/** A scenario with nothing in it but a name and a horizon, and an engine of two series and two outcomes to run it. */
import type { Engine } from '../../sim/studies/batch/engine.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'

export function toyScenario(change: Partial<Scenario> = {}): Scenario {
  return {
    schema: 1,
    name: 'toy',
    title: 'Toy',
    description: '',
    start: '2025-01-06',
    weeks: 4,
    seed: 1,
    replicates: 10,
    elements: ['Nd', 'Dy'],
    baseYear: 2024,
    prices: {},
    deposits: {},
    agents: {},
    levers: {},
    shocks: {},
    uncertainties: {},
    outcomes: [],
    windows: {},
    ...change,
  }
}

/** Series `level` is replicate + week, series `flat` is 7; outcome `odd` happens in odd replicates only. */
export const toyEngine: Engine = {
  ENGINE_VERSION: 'toy',
  KINDS: [],
  seriesOf: () => ['level', 'flat'].map((name) => ({ name, family: name, label: name, unit: 't', of: {} })),
  scalarsOf: () => ['number', 'odd'].map((name) => ({ name, label: name, unit: 'weeks', of: {} })),
  simulate: ({ weeks, uncertainties }, { replicate }) => ({
    record: Float64Array.from({ length: 2 * weeks }, (_, i) => (i < weeks ? replicate + i : 7)),
    scalars: Float64Array.of(replicate, replicate % 2 === 1 ? replicate : Number.NaN),
    draws: Float64Array.from(Object.keys(uncertainties), (_, u) => replicate * 10 + u),
    agents: 3,
    updates: 3 * weeks,
  }),
}
