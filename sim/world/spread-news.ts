/** News of new restrictions reaches everybody in the week of the announcement and is forgotten within months. */
import type { World } from './world.ts'

/** Below which share of what was known a quota is a cut; assumed, 0.8-0.98. */
const CUT = 0.95
const WEEKS_A_YEAR = 52

/** Share of alarm that is left after a week; assumed, 0.6-0.95. */
const ALARM_MEMORY = 0.75

export function spreadNews(world: World, controlledBefore: number): void {
  const { news, policy } = world
  news.alarm *= ALARM_MEMORY
  const now = policy.controlled.reduce((a, b) => a + b, 0)
  const quota = policy.values.exportQuota[0]
  if (now > controlledBefore || quota < CUT * Math.min(news.lastQuota, usuallyLeaves(world))) news.alarm = 1
  news.lastQuota = quota
  news.quotaPremium = 0
}

/** What customs usually clear, t / year: a first quota above it takes nothing from anybody. */
function usuallyLeaves({ goods, news }: World): number {
  let left = 0
  for (let e = 0; e < goods.elements; e++) left += news.usualArrivals[e]
  return left * WEEKS_A_YEAR
}
