/**
 * Everything agents share: markets, buying lines, the pipeline of goods, policy, public news and the ledger of matter.
 * Agents see this and their own columns, never another kind's.
 */
import type { AgentKind, Phase } from '../agents/agent.ts'
import type { Auctions } from '../market/auction.ts'
import type { BuyingLines } from '../market/buying-lines.ts'
import type { Contracts } from '../market/contracts.ts'
import type { ConcentrateMarkets } from '../market/concentrate.ts'
import type { Filings, Suppliers } from '../pipeline/applications.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Stream } from '../numbers/random.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { Activity } from './activity.ts'
import type { Chain } from './chain.ts'
import type { Goods } from './goods.ts'
import type { Regions } from './regions.ts'
import type { MarketSeries } from '../policy/market-series.ts'
import type { Policy } from '../policy/policy.ts'

/** One kind with its columns, as shared code holds it. */
export interface Population {
  readonly kind: AgentKind
  readonly self: never
  readonly count: number
  readonly activity: Activity
  /** Some of its agents open or close at a date. */
  readonly isDated: boolean
}

/** What one kind does in one phase. */
export interface Act {
  readonly act: (self: never, world: World) => void
  readonly self: never
}

/** All that agents share in one replicate. Rules may read everything and change what their kind would. */
export interface World {
  /** What is run, with what was drawn. Changed between runs alone: the same opening under other shocks. */
  scenario: Scenario
  /** Weeks of the scenario. */
  readonly weeks: number
  /** Years in a week. */
  readonly yearsPerTick: number
  /** Weeks since the world was made, 0 first: the clock of queues, calendars and chance. */
  tick: number
  /** Week of the scenario; negative while stocks and expectations warm up, when nothing grows and no event happens. */
  week: number
  /** Of all, then the scenario's own: what stands in lists by sector. */
  readonly sectors: readonly string[]
  /** Regions of all, then the scenario's own. */
  readonly regions: Regions
  /** Tracked oxides and magnets. */
  readonly goods: Goods
  /** Levers as they stand this week. */
  readonly policy: Policy
  /** Bids, offers and prices of every good in China and outside. */
  readonly auctions: Auctions
  /** Markets of ore. */
  readonly concentrate: ConcentrateMarkets
  /** What each buyer has, wants and has ordered of each good. */
  readonly lines: BuyingLines
  /** Yearly contracts of magnet makers. */
  readonly contracts: Contracts
  /** What makers in a layer plan to put into a tonne of magnets this week, t: [layer][good * elements + e]. */
  readonly recipes: readonly Float64Array[]
  /** Orders on their way: filed, licensed, at port, in the yard, at sea. */
  readonly pipeline: Pipeline
  /** Applications of the week, by region and sector. */
  readonly filings: Filings
  /** Who sells to whom. */
  readonly suppliers: Suppliers
  /** What everybody can read. */
  readonly news: News
  /** Matter: where it came from and went. */
  readonly ledger: Ledger
  /** What happened this week. */
  readonly flows: Flows
  /** Tonnes that passed each station from mine to user this week. */
  readonly chain: Chain
  /** Yearly flows at the start. */
  readonly opening: Opening
  /** Composition of each deposit, t/t: [deposit * elements + e]. */
  readonly deposits: Float64Array
  /** Every kind with its agents. */
  readonly populations: readonly Population[]
  /** Who acts in each phase, in order. */
  readonly acts: Readonly<Record<Phase, readonly Act[]>>
  /** Factors that the scenario's own series put on demand, capacity and cost. */
  readonly series: readonly MarketSeries[]
  /** One stream a purpose, keyed by seed and replicate: the same luck in every scenario. */
  readonly streams: Readonly<Record<Purpose, Stream>>
  /** Puts this week's policy in force. */
  announcePolicy(): void
  /** A listed producer publishes its weekly sales, USD; others are not followed. */
  /** What a listed producer took in and paid for ore this week, USD, and what its usual output is worth at today's prices over the opening ones. */
  publishSales(name: string, revenue: number, oreCost: number, posted: number): void
}

/** What chance decides; one named stream each. */
export const PURPOSES = [
  'supplier',
  'bias',
  'sector',
  'firm',
  'review',
  'inspection',
  'project',
  'trader',
  'news',
  'investor',
  'seizure',
] as const
export type Purpose = (typeof PURPOSES)[number]

/** Yearly flows with which the market opens, t/year; each kind adds its own before the first week. */
export interface Opening {
  /** Concentrate offered, by concentrate market. */
  readonly concentrate: Float64Array
  /** Oxide supply and use in magnets: [e * 2 + layer]. */
  readonly oxideSupply: Float64Array
  readonly oxideUse: Float64Array
  /** Of which recycled, both layers: [e]. */
  readonly recycled: Float64Array
  /** Oxide wanted by users of oxides: [e * 2 + layer]. */
  readonly oxideWanted: Float64Array
  /** Magnets wanted and made: [g * 2 + layer]. */
  readonly magnetUse: Float64Array
  readonly magnetOutput: Float64Array
  /** What Chinese makers turn out over what the scenario names, by good: 1 but in a pilot. */
  readonly magnetScale: Float64Array
}

/** What everybody can read: published statistics (with a lag where said), announcements, indices. */
export interface News {
  /** Demand of a sector this week over its start, growth and shocks included. */
  readonly sectorDemand: Float64Array
  /** Magnets that firms abroad buy in finished motors and assemblies made in China, t / week: [sector * goods + good]. */
  readonly assemblies: Float64Array
  /** Magnets that Chinese firms of a sector used when the market opened, t / week: [sector * goods + good]. */
  readonly assembly: Float64Array
  /** Multiplies a group's capacity while a shock lasts; by group name. */
  readonly capacityFactor: Map<string, number>
  /** Chinese mining quota over its start. */
  miningQuota: number
  /** Share price of listed producers, start = 1. */
  readonly shareIndex: Float64Array
  /** Share index of producers outside China, start = 1: how easy equity is to raise. */
  outsideShareIndex: number
  /** How wary Beijing's ministries are of a country when it comes to inputs, 0 to 1, by region: tension is soon shown and late forgotten. */
  readonly wariness: Float64Array
  /** Chance of new restrictions that buyers believe in, 0 to 1; decays. */
  alarm: number
  /** Oxide that left China lately and what usually does, t/week by element: customs publish it. */
  readonly arrivals: Float64Array
  /** What usually leaves China, t/week by element. */
  readonly usualArrivals: Float64Array
  /** Oxide cleared for a destination in the last quarter over what usually is, as customs publish it: [element * regions + region]. */
  readonly surge: Float64Array
  /** t / week, means of a quarter and what is usual. */
  readonly sentLately: Float64Array
  /** What usually is, t/week: [element * regions + region]. */
  readonly sentUsually: Float64Array
  /** Share of the usual supply from China of a controlled oxide that sellers think is missing, 0 to 1, by element. */
  readonly drought: Float64Array
  /** Floor price guaranteed to supported producers, USD/t oxide, by element. */
  readonly priceFloor: Float64Array
  /** Loans and grants still to be given this year, million USD. */
  loansLeft: number
  /** The lever as it was last, million USD / year. */
  loansYearly: number
  /** Premium earned on a tonne of export quota, USD/t. */
  quotaPremium: number
  /** Share return of last week, by producer. */
  readonly lastReturn: Float64Array
  /** Weekly sales of listed producers before the first week, USD. */
  readonly firstSales: Float64Array
  /** What was paid for ore weekly before the first week, USD, by producer. */
  readonly firstOre: Float64Array
  /** What the usual output of listed producers was worth before the first week, over the opening prices. */
  readonly firstPosted: Float64Array
  /** What it is worth today over that: prices are posted every day. */
  readonly posted: Float64Array
  /** Published sales over those of the first months, at the prices of then. */
  readonly volume: Float64Array
  /** What investors expect of `volume`. */
  readonly expectedVolume: Float64Array
  /** The same of what they pay for ore. */
  readonly oreCost: Float64Array
  /** What investors expect of `oreCost`. */
  readonly expectedOre: Float64Array
  /** Export quota last week, t/year: a cut is news. */
  lastQuota: number
  /** Public money spent so far, million USD. */
  programmeCost: number
}

/** Where matter came from and where it went, t REO by element since the start. */
export interface Ledger {
  readonly mined: Float64Array
  readonly recycled: Float64Array
  readonly consumed: Float64Array
  readonly lost: Float64Array
  readonly seized: Float64Array
  /** Pr that took Nd's place in magnets: didymium is used as a blend, magnets are counted at a nominal one. Sums to 0. */
  readonly blended: Float64Array
  readonly opening: Float64Array
  /** All stocks and everything in transit, filled on request. */
  readonly held: Float64Array
}

/** What a group of agents can be asked for, when a scenario follows it: outcomes in `sim/outcomes/declared/`. */
export type Answer = 'output' | 'stockWeeks' | 'shortfallOf' | 'stopped' | 'pricePaid'

/** Sums over the agents of a group in one week, from which its answers are worked out. */
export interface Tally {
  /** t */
  output: number
  /** Weeks of stock, and the agents that have any to count. */
  stockWeeks: number
  stocked: number
  /** What agents wanted to make and did not, in a unit that is the same for all of the group. */
  wanted: number
  missed: number
  /** Agents that stand still. */
  stopped: number
  /** USD paid for purchases, and what the same tonnes cost when the market opened. */
  paid: number
  paidAtStart: number
}

/** Flows of this week that outcomes report; cleared at the start of the week. */
export interface Flows {
  /** t TREO mined, by region. */
  readonly mined: Float64Array
  /** t REO separated, by region. */
  readonly separated: Float64Array
  /** t of magnet-element oxide recovered from end-of-life products, by region. */
  readonly recycled: Float64Array
  /** t swarf oxide awaiting recyclers: [layer * E + e]; a stock, not cleared. */
  readonly swarf: Float64Array
  /** t magnet-element oxide used in magnets. */
  magnetUse: number
  /** t of each good cleared by Chinese customs: [good * regions + region]. */
  readonly exports: Float64Array
  /** t REO that left outside the licence channel. */
  leakage: number
  /** Desired and lost output at value, USD: [sector * regions + region]. */
  readonly desired: Float64Array
  /** Lost output at value, USD: [sector * regions + region]. */
  readonly missed: Float64Array
  /** t REO that lost output would have used outside China, by sector. */
  readonly lostUse: Float64Array
  /** Firms and stopped firms outside China, by sector. */
  readonly firms: Float64Array
  /** Stopped firms outside China, by sector. */
  readonly stopped: Float64Array
  /** Sum of cover in weeks and number of lines, by sector, controlled inputs outside China. */
  readonly cover: Float64Array
  /** Lines that `cover` is a sum over, by sector. */
  readonly coverLines: Float64Array
  /** t of each good used by manufacturers since the start; not cleared. */
  readonly used: Float64Array
  /** Deliveries outside China: tonnes and USD by good, for the volume-weighted price. */
  readonly paidTonnes: Float64Array
  /** USD paid for `paidTonnes`, by good. */
  readonly paidValue: Float64Array
  /** Controlled goods that left China: tonnes, and tonnes times weeks from order to arrival. */
  arrivedTonnes: number
  /** Tonnes times weeks from order to arrival. */
  arrivedTonneWeeks: number
  /** Projects by what became of them, counts since the start. */
  projectsFinanced: number
  /** Projects that have opened, since the start. */
  projectsRunning: number
  /** Projects that were given up, since the start. */
  projectsFailed: number
  /** t in public stockpiles by region. */
  readonly stockpile: Float64Array
  /** USD: public stockpiles outside China at opening prices. */
  stockpileValue: number
  /** Million USD that the public outside China pays or, for what stockpiles sell, gets this week. */
  readonly payments: Float64Array
  /** Agents that acted this week times what they did: for speed figures. */
  updates: number
}
