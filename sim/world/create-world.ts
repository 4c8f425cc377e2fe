/** Builds the world of one replicate from a scenario and a seed; opens the market with the tonnes that the scenario names. */
import { type Phase, PHASES } from '../agents/agent.ts'
import { createAuctions } from '../market/auction.ts'
import { createContracts, signContracts } from '../market/contracts.ts'
import { createBuyingLines } from '../market/buying-lines.ts'
import { CONCENTRATE_MARKETS, createConcentrateMarkets } from '../market/concentrate.ts'
import { assignSuppliers, createFilings } from '../pipeline/applications.ts'
import { createPipeline } from '../pipeline/pipeline.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { YEARS_PER_TICK } from '../numbers/units.ts'
import { type Cast, drawCast } from './cast.ts'
import { createChain } from './chain.ts'
import { copyPopulation } from './columns.ts'
import { createGoods, type Goods } from './goods.ts'
import type { Closing } from './in-balance.ts'
import { createMarketSeries } from '../policy/market-series.ts'
import { createPolicy } from '../policy/policy.ts'
import { type OwnRules, policyRule, withRules } from './own-rules.ts'
import { GROSS_INPUT, createRegions, LAYERS, OUTSIDE, PAYMENTS, PRODUCERS, sectorsOf } from './products.ts'
import type { Act, Flows, Ledger, News, Opening, Population, World } from './world.ts'

/** A price assessor's standard lot, share of normal weekly trade; assumed, 0.005-0.05. */
const STANDARD_LOT = 0.02
/** Weeks that the market runs before the scenario begins, so that stocks, queues and expectations are their own. */
export const WARM_UP = 26
/** Weeks over which published sales are compared with the start. */
const SALES_MEMORY = 0.2
/** Room for so many buying lines an agent, and some for public stockpiles. */
const LINES_PER_AGENT = 6
const FURTHER_LINES = 50
/** A pool without ore has no mix, t TREO; a good that nobody uses abroad is still quoted for a lot, t. */
const NO_ORE = 1e-12
const LEAST_LOT = 1e-6
/** Export quota before any is set, t / year: no limit. */
const NO_QUOTA = 1e9

interface Choices {
  readonly closing?: Closing | undefined
  readonly rules?: OwnRules | undefined
}

/** `scenario` holds what was drawn; worlds of one replicate may share their cast. */
export function createWorld(
  scenario: Scenario,
  seed: number,
  replicate: number,
  cast: Cast = drawCast(scenario, seed, replicate),
  { closing, rules = {} }: Choices = {},
): World {
  const goods = createGoods(scenario)
  const policy = createPolicy(scenario, goods)
  for (let g = 0; g < goods.elements; g++)
    goods.openingDuty[g] = policy.values[goods.isHeavy[g] === 1 ? 'exportTariffHeavy' : 'exportTariffLight'][0]
  const populations = withRules(cast.populations.map(copyPopulation), rules)
  const announce = policyRule(rules)
  const agents = populations.reduce((sum, p) => sum + p.count, 0)
  const sectors = sectorsOf(scenario)
  const regions = createRegions(scenario)
  const news = createNews(goods, sectors.length, regions.count)
  const world: World = {
    scenario,
    weeks: scenario.weeks,
    yearsPerTick: YEARS_PER_TICK,
    tick: 0,
    week: -WARM_UP,
    sectors,
    regions,
    goods,
    policy,
    populations,
    acts: actsOf(populations),
    series: createMarketSeries(scenario, populations),
    streams: cast.streams,
    news,
    auctions: createAuctions(goods.count * 2, goods.opening, (m) => isQuoted(goods, m)),
    concentrate: createConcentrateMarkets(goods.elements),
    lines: createBuyingLines(agents * LINES_PER_AGENT + FURTHER_LINES),
    contracts: createContracts(goods.count, scenario.agents['magnetMaker']?.groups.length ?? 0),
    recipes: LAYERS.map(() => goods.content.map((share) => share * GROSS_INPUT)),
    pipeline: createPipeline(),
    filings: createFilings(regions.count, sectors.length),
    suppliers: { list: [], next: 0 },
    ledger: createLedger(goods),
    flows: createFlows(goods, sectors.length, regions.count),
    chain: createChain(sectors.length, regions.count),
    opening: createOpening(goods, closing),
    deposits: depositMatrix(scenario, goods, closing),
    announcePolicy: () => announce(world),
    publishSales(name: string, revenue: number, oreCost: number, posted: number) {
      const p = PRODUCERS.indexOf(name as 'lynas')
      if (p < 0) return
      // The weeks of the warm-up are the yardstick.
      if (world.week < 0) {
        news.firstSales[p] += revenue / WARM_UP
        news.firstOre[p] += oreCost / WARM_UP
        news.firstPosted[p] += posted / WARM_UP
        return
      }
      news.posted[p] = news.firstPosted[p] > 0 ? posted / news.firstPosted[p] : 1
      news.volume[p] += SALES_MEMORY * (revenue / (news.firstSales[p] + 1) / news.posted[p] - news.volume[p])
      news.oreCost[p] += SALES_MEMORY * (oreCost / (news.firstOre[p] + 1) - news.oreCost[p])
    },
  }
  openMarket(world)
  return world
}

/** Runs the phases before the first week; then the market's own start: lots, suppliers, the ledger's opening stocks. */
function openMarket(world: World): void {
  runPhase(world, 'start')
  const { pool } = world.concentrate
  const n = world.goods.elements
  for (let m = 0; m < CONCENTRATE_MARKETS; m++)
    for (let e = 0; e < n; e++) pool[m * n + e] /= world.opening.concentrate[m] + NO_ORE
  // Exporters and separators started from pools that were sums; they are shares from here on.
  runPhase(world, 'refine')
  runPhase(world, 'size')
  runPhase(world, 'use')
  runPhase(world, 'open')
  // Who opens later is no part of the usual trade.
  const { abroad } = world.lines
  runPhase(world, 'later')
  world.lines.abroad = abroad
  assignSuppliers(world)
  signContracts(world)
  const { auctions, lines } = world
  for (let i = 0; i < lines.count; i++) auctions.lot[lines.good[i] * 2 + lines.layer[i]] += STANDARD_LOT * lines.use[i]
  for (let g = 0; g < world.goods.count; g++) auctions.lot[g * 2 + OUTSIDE] += LEAST_LOT
  takeStock(world)
  world.ledger.opening.set(world.ledger.held)
}

/** Who acts in each phase, in the registry's order. */
export function actsOf(populations: readonly Population[]): World['acts'] {
  const acts = PHASES.map((phase) => [
    phase,
    populations.flatMap(({ kind, self }) => {
      const act = kind.act[phase]
      return act === undefined ? [] : [{ act, self }]
    }),
  ])
  // A copy by spread has a fixed shape and is read fast.
  return { ...(Object.fromEntries(acts) as Record<Phase, readonly Act[]>) }
}

/** Calls one phase of every kind. */
export function runPhase(world: World, phase: Phase): void {
  const acts = world.acts[phase]
  for (let k = 0; k < acts.length; k++) acts[k].act(acts[k].self, world)
}

/** Adds up all matter held by agents, lines, queues and ships (`ledger.held`) and used up (`ledger.consumed`), t REO by element. */
export function takeStock(world: World): void {
  const { ledger, lines, goods, flows } = world
  const n = goods.elements
  ledger.held.fill(0)
  runPhase(world, 'holdings')
  for (let i = 0; i < lines.count; i++)
    for (let e = 0; e < n; e++)
      ledger.held[e] += (lines.stock[i] + lines.shipped[i]) * goods.content[lines.good[i] * n + e]
  for (let k = 0; k < flows.swarf.length; k++) ledger.held[k % n] += flows.swarf[k]
  ledger.consumed.fill(0)
  for (let g = 0; g < goods.count; g++)
    for (let e = 0; e < n; e++) ledger.consumed[e] += flows.used[g] * goods.content[g * n + e]
}

/** Assessors quote oxides outside China; other asks nobody reads. */
function isQuoted(goods: Goods, market: number): boolean {
  return market % 2 === OUTSIDE && market < goods.elements * 2
}

function createNews(goods: Goods, sectors: number, regions: number): News {
  const producers = () => new Float64Array(PRODUCERS.length).fill(1)
  return {
    assembly: new Float64Array(sectors * goods.count),
    assemblies: new Float64Array(sectors * goods.count),
    sectorDemand: new Float64Array(sectors * regions).fill(1),
    capacityFactor: new Map(),
    miningQuota: 1,
    shareIndex: producers(),
    outsideShareIndex: 1,
    alarm: 0,
    arrivals: new Float64Array(goods.elements),
    usualArrivals: new Float64Array(goods.elements),
    wariness: new Float64Array(regions),
    surge: new Float64Array(goods.elements * regions),
    sentLately: new Float64Array(goods.elements * regions),
    sentUsually: new Float64Array(goods.elements * regions),
    drought: new Float64Array(goods.elements),
    priceFloor: new Float64Array(goods.elements),
    loansLeft: 0,
    loansYearly: 0,
    quotaPremium: 0,
    lastReturn: new Float64Array(PRODUCERS.length),
    firstSales: new Float64Array(PRODUCERS.length),
    firstOre: new Float64Array(PRODUCERS.length),
    oreCost: producers(),
    expectedOre: producers(),
    firstPosted: new Float64Array(PRODUCERS.length),
    posted: producers(),
    volume: producers(),
    expectedVolume: producers(),
    programmeCost: 0,
    lastQuota: NO_QUOTA,
  }
}

function createLedger(goods: Goods): Ledger {
  const column = () => new Float64Array(goods.elements)
  return {
    mined: column(),
    recycled: column(),
    consumed: column(),
    lost: column(),
    seized: column(),
    blended: column(),
    opening: column(),
    held: column(),
  }
}

function createFlows(goods: Goods, sectors: number, regions: number): Flows {
  const cells = sectors * regions
  return {
    mined: new Float64Array(regions),
    separated: new Float64Array(regions),
    recycled: new Float64Array(regions),
    swarf: new Float64Array(2 * goods.elements),
    magnetUse: 0,
    exports: new Float64Array(goods.count * regions),
    leakage: 0,
    desired: new Float64Array(cells),
    missed: new Float64Array(cells),
    lostUse: new Float64Array(sectors),
    firms: new Float64Array(sectors),
    stopped: new Float64Array(sectors),
    cover: new Float64Array(sectors),
    coverLines: new Float64Array(sectors),

    used: new Float64Array(goods.count),
    paidTonnes: new Float64Array(goods.count),
    paidValue: new Float64Array(goods.count),
    arrivedTonnes: 0,
    arrivedTonneWeeks: 0,
    projectsFinanced: 0,
    projectsRunning: 0,
    projectsFailed: 0,
    stockpile: new Float64Array(regions),
    stockpileValue: 0,
    payments: new Float64Array(PAYMENTS.length),
    updates: 0,
  }
}

function createOpening(goods: Goods, closing?: Closing): Opening {
  const layered = () => new Float64Array(goods.count * 2)
  return {
    concentrate: new Float64Array(CONCENTRATE_MARKETS),
    oxideSupply: layered(),
    oxideUse: layered(),
    oxideWanted: layered(),
    recycled: new Float64Array(goods.elements),
    magnetUse: layered(),
    magnetOutput: layered(),
    magnetScale: closing?.magnets ?? new Float64Array(goods.count).fill(1),
  }
}

function depositMatrix(scenario: Scenario, goods: Goods, closing?: Closing): Float64Array {
  const deposits = Object.values(scenario.deposits)
  const matrix = new Float64Array(deposits.length * goods.elements)
  deposits.forEach((deposit, d) => {
    for (let e = 0; e < goods.elements; e++)
      matrix[d * goods.elements + e] = (deposit.composition[goods.names[e] as 'La'] ?? 0) * (closing?.ores[e] ?? 1)
  })
  return matrix
}
