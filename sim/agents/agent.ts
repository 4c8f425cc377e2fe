/**
 * What an agent kind is: one file that declares its parameters, state and decision rules, and one line in `index.ts`.
 * Everything users see about parameters (scenario schema, messages, ODD tables, uncertainty paths) derives from here.
 */
import type { World } from '../world/world.ts'

/** A measured, B official statement or several sources agree, C one press or derived source, D assumed: give a range. */
export type Grade = 'A' | 'B' | 'C' | 'D'

/** One number of a kind; scenarios set it for the whole kind or for one group of agents. */
export interface ParamSpec {
  readonly unit: string
  readonly doc: string
  readonly default: number
  readonly min: number
  readonly max: number
  readonly source: string
  readonly grade: Grade
  /** A group's value is a total, shared among its agents by size. */
  readonly shared?: true
  /** Agents of a group differ: standard deviation of the logarithm around the group's value. */
  readonly spread?: number
}

/** What a group of agents is besides numbers: a place, a sector, an ore, a recipe. */
export interface FieldSpec {
  /** `goods`: map of good to tonnes a year. `date`: ISO date, stored as week of the run. `deposit`: key of `deposits:`. */
  readonly type: 'region' | 'sector' | 'deposit' | 'goods' | 'date' | 'good'
  readonly doc: string
  readonly required?: boolean
}

export interface StateSpec {
  readonly unit: string
  readonly doc: string
  /** One number per agent and element or good instead of one per agent. */
  readonly per?: 'element' | 'good'
}

/** Keys that a kind declares; none when it declares no fields. */
type Declared<F> = string extends keyof F ? never : keyof F

/**
 * The columns of one kind: one Float64Array per parameter and state, one number per agent. Fields are Float64Array of ids
 * (region, sector, deposit, good) or weeks (date); `goods` becomes a matrix `[agent * world.goods.count + good]`, t/year.
 */
export type Columns<P, S, F> = {
  readonly count: number
  readonly names: readonly string[]
} & { readonly [K in keyof P | keyof S | Declared<F>]: Float64Array }

/** The part each kind may take in a week, in the order in which `tick.ts` calls them. */
export const PHASES = [
  'start', // once: what the scenario's agents can supply and want
  'refine', // once: what separators make of the ore on offer
  'size', // once: what magnet makers turn out and recyclers recover
  'use', // once: users of magnets and oxides
  'open', // once: trade and stocks that follow from supply and use
  'announce', // 1 policy and stance
  'shock', // 2 outages, demand
  'expect', // 3 expectations and risk perception
  'mine', // 4 mining
  'separate', // 5 separation and recycling
  'submit', // 6 orders, bids and offers
  'settle', // 7 what the clearing gave each
  'ship', // 8 licence applications, review, customs, transit, arrivals, leakage
  'produce', // 9 magnets, end products, shortfalls
  'invest', // 10 investment, projects, substitution, programmes
  'value', // 11 share prices
  'holdings', // on request: adds all matter held to `world.ledger.held`
] as const
export type Phase = (typeof PHASES)[number]

export interface AgentDefinition<
  P extends Record<string, ParamSpec>,
  S extends Record<string, StateSpec>,
  F extends Record<string, FieldSpec>,
> {
  readonly kind: string
  readonly purpose: string
  readonly params: P
  readonly state: S
  readonly fields?: F
  readonly act: { readonly [K in Phase]?: (self: Columns<P, S, F>, world: World) => void }
}

/** A kind as shared code sees it: no code outside a kind's own file knows which kind it holds. */
export interface AgentKind {
  readonly kind: string
  readonly purpose: string
  readonly params: Readonly<Record<string, ParamSpec>>
  readonly state: Readonly<Record<string, StateSpec>>
  readonly fields: Readonly<Record<string, FieldSpec>>
  readonly act: { readonly [K in Phase]?: (self: never, world: World) => void }
}

export function defineAgent<
  const P extends Record<string, ParamSpec>,
  const S extends Record<string, StateSpec>,
  const F extends Record<string, FieldSpec>,
>(definition: AgentDefinition<P, S, F>): AgentKind {
  return { fields: {}, ...definition } as unknown as AgentKind
}
