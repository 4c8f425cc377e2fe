/**
 * What an agent kind is: one file that declares its parameters, state and decision rules, and one line in `index.ts`.
 * Everything users see about parameters (scenario schema, messages, ODD tables, uncertainty paths) derives from here.
 */
import type { Answer, Tally, World } from '../world/world.ts'

/** A measured, B official statement or several sources agree, C one press or derived source, D assumed: give a range. */
export type Grade = 'A' | 'B' | 'C' | 'D'

/** What a group is that reads a value which others of its kind have no use for (scenario/checks/readers.ts). */
export type Reader =
  | 'inChina'
  | 'abroad'
  | 'magnetUsers'
  | 'usersOfBothGrades'
  | 'several'
  | 'tradersAbroad'
  | 'tradersAtHome'
  | 'expanding'
  | 'holders'

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
  /** Read while something is under licence, and then only. */
  readonly underControls?: true
  /** Read with this lever, and with it only. */
  readonly withLever?: string
  /** Read by groups that are all of this, and by them only. */
  readonly readBy?: readonly Reader[]
  /** Read where this other parameter of the group is above 0, and there only. */
  readonly readWith?: string
  /** Agents of a group differ: standard deviation of the logarithm around the group's value. */
  readonly spread?: number
}

/** What a group of agents is besides numbers: a place, a sector, an ore, a recipe, a span of time. */
export interface FieldSpec {
  /** `goods`: map of good to tonnes a year. `date`: ISO date. `weeks`: a number of them. `deposit`: key of `deposits:`. `maker`: group of magnet makers. */
  readonly type: 'region' | 'sector' | 'deposit' | 'goods' | 'date' | 'weeks' | 'good' | 'maker'
  readonly doc: string
  readonly required?: boolean
}

export interface StateSpec {
  readonly unit: string
  readonly doc: string
  /** One number per agent and element or good instead of one per agent. */
  readonly per?: 'element' | 'good'
}

/**
 * When a group acts: fields of every kind. What a closed plant has on the way still arrives; what it makes is sold off, what it uses
 * stays in its store.
 */
export const LIFETIME: Readonly<Record<'opens' | 'closes' | 'rampWeeks', FieldSpec>> = {
  opens: {
    type: 'date',
    doc: 'Date from which the group acts; from the start when left out. Before it, it neither makes nor buys nor decides.',
  },
  closes: { type: 'date', doc: 'Date from which the group does not act any more.' },
  rampWeeks: {
    type: 'weeks',
    doc: 'Weeks from `opens` until all of the group acts: one part a week, the first in its first week. At once when left out.',
  },
}

/** Keys that a kind declares; none when it declares no fields. */
type Declared<F> = string extends keyof F ? never : keyof F

/**
 * The columns of one kind: one Float64Array per parameter and state, one number per agent. Fields are Float64Array of ids
 * (region, sector, deposit, good); `goods` becomes a matrix `[agent * world.goods.count + good]`, t/year.
 */
export type Columns<P, S, F> = {
  readonly count: number
  readonly names: readonly string[]
  /** Share of the agent that acts this week, 0 to 1, and what that is over last week's (LIFETIME). */
  readonly active: Float64Array
  readonly gained: Float64Array
  /** Week in which the agent opened; 0, the start, without a date. */
  readonly opened: Float64Array
} & { readonly [K in keyof P | keyof S | Declared<F>]: Float64Array }

/** The part each kind may take in a week, in the order in which `tick.ts` calls them. */
export const PHASES = [
  'start', // once: what the scenario's agents can supply and want
  'refine', // once: what separators make of the ore on offer
  'size', // once: what magnet makers turn out and recyclers recover
  'use', // once: users of magnets and oxides
  'open', // once: trade and stocks that follow from supply and use
  'later', // once: buyers that open later, after all others, so that these stay as they would be without them
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

/** What is recorded of agents whose group a scenario follows. */
interface Followed<Self> {
  readonly answers: readonly Answer[]
  /** Adds agent `i` to its group's tally, after the week. */
  readonly add: (self: Self, world: World, i: number, tally: Tally) => void
}

export interface AgentDefinition<
  P extends Record<string, ParamSpec>,
  S extends Record<string, StateSpec>,
  F extends Record<string, FieldSpec>,
> {
  readonly kind: string
  readonly purpose: string
  readonly underControls?: true
  readonly params: P
  readonly state: S
  readonly fields?: F
  readonly act: { readonly [K in Phase]?: (self: Columns<P, S, F>, world: World) => void }
  readonly followed?: Followed<Columns<P, S, F>>
}

/** A kind as shared code sees it: no code outside a kind's own file knows which kind it holds. */
export interface AgentKind {
  readonly kind: string
  readonly purpose: string
  /** Acts while something is under licence, and then only. */
  readonly underControls?: true
  readonly params: Readonly<Record<string, ParamSpec>>
  readonly state: Readonly<Record<string, StateSpec>>
  readonly fields: Readonly<Record<string, FieldSpec>>
  readonly act: { readonly [K in Phase]?: (self: never, world: World) => void }
  readonly followed?: Followed<never>
}

export function defineAgent<
  const P extends Record<string, ParamSpec>,
  const S extends Record<string, StateSpec>,
  const F extends Record<string, FieldSpec>,
>(definition: AgentDefinition<P, S, F>): AgentKind {
  const { rampWeeks, ...dates } = LIFETIME
  // A kind with a ramp of its own follows that from its opening on.
  const lifetime = 'rampWeeks' in definition.params ? dates : { ...dates, rampWeeks }
  return { ...definition, fields: { ...definition.fields, ...lifetime } } as unknown as AgentKind
}
