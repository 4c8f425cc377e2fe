/**
 * `npm run bench market`: the market step (submitting and clearing all orders of a week) in JavaScript and in C (market.c, gcc -O3), on
 * the orders of one replicate; and whether both find the same prices.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { prepareScenario } from '../../sim/cli/input/prepare-scenario.ts'
import { clearAuctions, createAuctions, openAuctions } from '../../sim/market/auction.ts'
import { submit, type Side } from '../../sim/market/orders.ts'
import { tick } from '../../sim/tick.ts'
import { createWorld, WARM_UP } from '../../sim/world/create-world.ts'

const SCENARIO = 'scenarios/export-controls-2025.yaml'
const SOURCE = resolve(import.meta.dirname, '../test/bench/market.c')
const ROUNDS = 60
/** Market, tonnes and both prices of an order. */
const FIELDS = 4
/** Largest relative difference of prices: compilers may fuse a product and a sum. */
const SAME = 1e-9

/** All orders of a replicate's weeks; `data` as market.c reads it. */
interface Weeks {
  readonly markets: number
  readonly weeks: number
  readonly orders: number
  readonly data: Float64Array
}

export function benchMarket(say: (line: string) => void): void {
  const recorded = recordWeeks()
  const { nanoseconds, found } = inJavaScript(recorded)
  const { weeks, markets, orders } = recorded
  say(
    `market step       ${(nanoseconds / 1e3).toFixed(1)} µs a week: ${(orders / weeks).toFixed(0)} orders in ${markets} markets, ${weeks} weeks`,
  )
  const c = inC(recorded)
  if (c === undefined) return say('                  no gcc here to compare with C')
  const apart = found.reduce((worst, x, k) => Math.max(worst, Math.abs(x - c.found[k]!) / (Math.abs(x) + 1e-9)), 0)
  say(
    `                  ${(c.nanoseconds / 1e3).toFixed(1)} µs in C (gcc -O3): ${(nanoseconds / c.nanoseconds).toFixed(2)} times as long in JavaScript; ` +
      (apart <= SAME ? 'same prices' : `PRICES DIFFER by up to ${apart}`),
  )
}

function recordWeeks(): Weeks {
  const { scenario } = prepareScenario(SCENARIO, [])
  const world = createWorld(scenario, scenario.seed, 0)
  const { auctions } = world
  const { markets } = auctions
  const data: number[] = []
  let orders = 0
  const weeks = WARM_UP + scenario.weeks
  data.push(markets, weeks, ...auctions.lot, ...auctions.quoted, ...auctions.price, ...auctions.ask)
  for (; world.week < scenario.weeks; world.week++, world.tick++) {
    tick(world)
    for (const side of [auctions.bids, auctions.offers]) {
      data.push(side.count)
      const market = marketsOf(side, markets)
      for (let k = 0; k < side.count; k++) data.push(market[k]!, side.quantity[k]!, side.low[k]!, side.high[k]!)
      orders += side.count
    }
  }
  return { markets, weeks, orders, data: Float64Array.from(data) }
}

/** Market of each order; 0 for one for nothing. */
function marketsOf(side: Side, markets: number): Int32Array {
  const found = new Int32Array(side.count)
  for (let m = 0; m < markets; m++) for (let k = side.latest[m]!; k >= 0; k = side.earlier[k]!) found[k] = m
  return found
}

interface Timed {
  /** A week, in the fastest round. */
  readonly nanoseconds: number
  /** Price, ask and tonnes of every market in every week. */
  readonly found: Float64Array
}

function inJavaScript({ markets, weeks, data }: Weeks): Timed {
  const opening = 2 + 2 * markets
  const price = data.slice(opening, opening + markets)
  const quoted = data.slice(2 + markets, opening)
  const found = new Float64Array(weeks * markets * 3)
  let best = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    const auctions = createAuctions(markets, price, (m) => quoted[m] === 1)
    auctions.lot.set(data.subarray(2, 2 + markets))
    auctions.ask.set(data.subarray(opening + markets, opening + 2 * markets))
    let at = opening + 2 * markets
    const start = process.cpuUsage()
    const submitAll = (side: Side): void => {
      const end = at + 1 + data[at]! * FIELDS
      for (at++; at < end; at += FIELDS) submit(side, data[at]!, data[at + 1]!, data[at + 2]!, data[at + 3]!)
    }
    for (let week = 0; week < weeks; week++) {
      openAuctions(auctions)
      submitAll(auctions.bids)
      submitAll(auctions.offers)
      clearAuctions(auctions)
      for (let m = 0; m < markets; m++) {
        const k = (week * markets + m) * 3
        found[k] = auctions.price[m]!
        found[k + 1] = auctions.ask[m]!
        found[k + 2] = auctions.traded[m]!
      }
    }
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, ((user + system) * 1e3) / weeks)
  }
  return { nanoseconds: best, found }
}

/** Undefined where there is no gcc. */
function inC({ data }: Weeks): Timed | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'chokepoint-market-'))
  try {
    const program = join(folder, 'market')
    const orders = join(folder, 'orders')
    const compiled = spawnSync('gcc', ['-O3', '-march=native', '-o', program, SOURCE, '-lm'], { encoding: 'utf8' })
    if (compiled.error !== undefined) return undefined
    if (compiled.status !== 0) throw new Error(`gcc: ${compiled.stderr}`)
    writeFileSync(orders, data)
    const { status, stdout } = spawnSync(program, [orders, String(ROUNDS)], { encoding: 'utf8', maxBuffer: 1e8 })
    if (status !== 0) throw new Error(`market.c ended with ${status}`)
    const [nanoseconds, ...found] = stdout.trim().split('\n').map(Number)
    return { nanoseconds: nanoseconds!, found: Float64Array.from(found) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
