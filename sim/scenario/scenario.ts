/** The scenario as the engine takes it: parsed, checked, `extends:` resolved, every quantity in file units. */
import type { Grade } from '../agents/agent.ts'
import type { Shaped } from '../numbers/distributions/index.ts'
import type { Element, Good, OwnRegion } from '../world/products.ts'

/** A checked scenario: plain data, in the units of its file (docs/scenario-format.md). */
export interface Scenario {
  /** Version of the format. */
  readonly schema: 1
  /** `[a-z0-9][a-z0-9-]{0,63}`; used for the results folder. */
  readonly name: string
  /** One line, for headings. */
  readonly title: string
  /** What it asks, in a paragraph. */
  readonly description: string
  /** ISO date of the first week. */
  readonly start: string
  /** Horizon, weeks (104 to 1040; one tick is one week). */
  readonly weeks: number
  /** Seed of a batch that names none. */
  readonly seed: number
  /** Default number of replicates. */
  readonly replicates: number
  /** Elements that are tracked. */
  readonly elements: readonly Element[]
  /** Sectors besides those of all, by id. */
  readonly sectors?: readonly string[]
  /** Regions besides those of all, by id. */
  readonly regions?: Readonly<Record<string, OwnRegion>>
  /** What public money costs: with it runs have accounts. */
  readonly treasury?: Treasury
  /** Base year of constant dollars. */
  readonly baseYear: number
  /** Opening prices by good. */
  readonly prices: Readonly<Partial<Record<Good, OpeningPrice>>>
  /** Ores by id. */
  readonly deposits: Readonly<Record<string, Deposit>>
  /** Kinds of agents and their groups. */
  readonly agents: Readonly<Record<string, KindSetup>>
  /** Policy events by id; each sets levers from its date on (see levers.ts for the registry). */
  readonly levers: Readonly<Record<string, PolicyEvent>>
  /** Shocks by id (see shocks.ts for the registry). */
  readonly shocks: Readonly<Record<string, Shock>>
  /** What is set week by week from figures of the user's own, by id. */
  readonly series?: Readonly<Record<string, Series>>
  /** By path: `<kind>.<param>`, `levers.<event>.<lever>`, `shocks.<id>.factor`. */
  readonly uncertainties: Readonly<Record<string, Distribution>>
  /** Rank correlations of uncertainties, by id; all others are independent. */
  readonly correlations?: Readonly<Record<string, Correlation>>
  /** How a batch goes through what is uncertain; plain Monte Carlo when left out. */
  readonly design?: DesignChoice
  /** What must hold of the results, by id: see expect-grammar.ts. */
  readonly expect?: Readonly<Record<string, Expected>>
  /** Names of outcome scalars that the summary shows first; all are computed. */
  readonly outcomes: readonly string[]
  /** Groups that are put on record, `kind.group`. */
  readonly follow?: readonly string[]
  /** File of observations beside the scenario (CSV: series,date,value,low,high,unit,source), shown as dots. */
  readonly observations?: string
  /** Observed figures that the runs are weighed by. */
  readonly condition?: Condition
  /** Spans of time in which the model is held against the observations, by id. */
  readonly windows: Readonly<Record<string, Window>>
  /** What a calibration left of the uncertainties. */
  readonly posterior?: Posterior
}

/** A forecast goes on from figures observed up to a day. */
export interface Condition {
  /** CSV file beside the scenario, in the form of `observations`; that one when left out. */
  readonly on?: string
  /** Last day that counts; that of the last figure when left out. */
  readonly until?: string
  /** What becomes of figures that the posterior was fitted to; left out when nothing is said. */
  readonly fitted?: 'left_out' | 'twice'
}

export interface Correlation {
  readonly between: readonly [string, string]
  /** Rank correlation after Spearman. */
  readonly spearman: number
  readonly source: string
  readonly grade: Grade
}

export type DesignChoice =
  | { readonly method: 'latinHypercube' }
  | { readonly method: 'sobol' }
  /** Every combination of the factors' values, by the path of an uncertainty or of what could be one. */
  | { readonly method: 'factorial'; readonly factors: Readonly<Record<string, readonly number[]>> }

/** One line of `expect:`. */
export interface Expected {
  readonly that: string
  readonly reason?: string
}

/** A window of observation. Dates inclusive. */
export interface Window {
  readonly title: string
  readonly from: string
  readonly to: string
  /** Calibration may read `fit` windows only. */
  readonly split: 'fit' | 'held_out'
  readonly series: readonly string[]
  /** Yearly log-volatility of a series before the window, for the naive forecast. */
  readonly volatility?: Readonly<Record<string, number>>
  readonly source: string
}

/** Equally likely draws of some of the uncertainties. */
export interface Posterior {
  readonly source: string
  readonly paths: readonly string[]
  /** draws[k][p] is the value of paths[p]. */
  readonly draws: readonly (readonly number[])[]
}

/** USD/kg, constant dollars: Chinese domestic price without VAT, and outside China (FOB). */
export interface Treasury {
  /** Share of what is in store at opening prices, a year. */
  readonly interest: number
  readonly storage: number
}
export interface OpeningPrice {
  readonly domesticUsdPerKg: number
  readonly outsideUsdPerKg: number
  readonly source: string
  readonly grade: Grade
}

/** Share of total rare-earth oxide by element; the rest is not tracked. */
export interface Deposit {
  readonly composition: Readonly<Partial<Record<Element, number>>>
  readonly source: string
  readonly grade: Grade
}

/** One kind in one scenario: values for the whole kind and groups of agents that may differ. */
export interface KindSetup {
  readonly params: Readonly<Record<string, number>>
  readonly groups: readonly Group[]
}
export interface Group {
  readonly name: string
  /** Number of agents, 1 to 500. A group's tonnages are totals, shared among its agents by size. */
  readonly count: number
  readonly params: Readonly<Record<string, number>>
  /** region, sector, deposit, date, good as text; weeks as number; goods as map of good to t/year. */
  readonly fields: Readonly<Record<string, string | number | Readonly<Partial<Record<Good, number>>>>>
  readonly source?: string
  readonly grade?: Grade
}

/** A lever's value: a number, a list of names, or a map by region or sector. */
export type LeverValue = number | readonly string[] | Readonly<Record<string, number>>
/** Whether an event happens in a run; one without it does. */
export interface Chance {
  /** 1 when left out. */
  readonly probability?: number
  /** Only when this event happens. */
  readonly if?: string
  /** Only when this event does not. */
  readonly unless?: string
}
export interface PolicyEvent {
  readonly date: string
  readonly chance?: Chance
  readonly title: string
  readonly source: string
  readonly set: Readonly<Record<string, LeverValue>>
}

export interface Shock {
  readonly date: string
  readonly chance?: Chance
  readonly weeks: number
  readonly title: string
  readonly source: string
  /** What is hit: `mine` (by name), `sector` (by name) or `quote` … see shocks.ts. */
  readonly target: Readonly<Record<string, string>>
  /** Multiplies the target's capacity or demand while the shock lasts. */
  readonly factor: number
  /** Where demand is hit, with a sector as target; everywhere when left out. */
  readonly region?: string
}

/** Figures by date, and what they set: see series/targets.ts. */
export interface Series {
  readonly sets: string
  readonly unit: string
  /** Of a factor: the figure that stands for 1. */
  readonly base?: number
  /** Of a factor: how much of it goes with the figures; 1 when left out. */
  readonly share?: number
  /** On every figure; 1 when left out. */
  readonly factor?: number
  readonly interpolate: 'steps' | 'linear'
  /** Weeks before the first date and after the last; refused when left out. */
  readonly outside?: 'refuse' | 'hold'
  /** In order of date. */
  readonly values: Readonly<Record<string, number>>
  readonly source: string
  readonly grade: Grade
}

export type Distribution = { readonly source: string; readonly grade: Grade } & Shaped
