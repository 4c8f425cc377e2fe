/** One week. This file is the process overview: the only place that orders events. */
import { clearAuctions, openAuctions } from './market/auction.ts'
import { receiveArrivals } from './market/buying-lines.ts'
import { honorContracts } from './market/contracts.ts'
import { clearConcentrate, openConcentrate } from './market/concentrate.ts'
import { notePaid } from './market/expectations.ts'
import { depart } from './pipeline/port.ts'
import { noteOldestOrders } from './pipeline/waiting.ts'
import { updateActivity } from './world/activity.ts'
import { clearChain } from './world/chain.ts'
import { clearFlows } from './world/clear-flows.ts'
import { runPhase } from './world/create-world.ts'
import { publishCustoms } from './world/publish-customs.ts'
import { spreadNews } from './world/spread-news.ts'
import { applyShocks } from './policy/apply-shocks.ts'
import type { World } from './world/world.ts'

export function tick(world: World): void {
  clearFlows(world.flows)
  clearChain(world.chain)
  updateActivity(world.populations, world.week)

  // 1. Policy events; the authority's stance; quotas; floors
  const before = world.policy.controlled.reduce((a, b) => a + b, 0)
  world.announcePolicy()
  spreadNews(world, before)
  runPhase(world, 'announce')

  // 2. Shocks: outages, border closures, swings of demand
  applyShocks(world)
  runPhase(world, 'shock')

  // 3. What has arrived; expectations and risk perception
  noteOldestOrders(world)
  receiveArrivals(world)
  runPhase(world, 'expect')

  // 4. Mining
  runPhase(world, 'mine')

  // 5. Separation and recycling
  runPhase(world, 'separate')

  // 6. Orders, bids and offers
  openAuctions(world.auctions)
  openConcentrate(world.concentrate)
  runPhase(world, 'submit')

  // 7. Clearing of every market
  clearAuctions(world.auctions)
  clearConcentrate(world.concentrate, world.goods.elements)
  honorContracts(world)
  runPhase(world, 'settle')

  // 8. Licence applications, review, customs, transit, leakage
  runPhase(world, 'ship')
  depart(world)
  notePaid(world)
  publishCustoms(world)

  // 9. Magnets and end products, shortfalls, line stops
  runPhase(world, 'produce')

  // 10. Investment, projects, substitution, government programmes
  runPhase(world, 'invest')

  // 11. Share prices
  runPhase(world, 'value')
}
