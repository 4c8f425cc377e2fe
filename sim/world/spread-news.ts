/** News of new restrictions reaches everybody in the week of the announcement and is forgotten within months. */
import type { World } from './world.ts'

/** Below which share of what was known a quota is a cut; assumed, 0.8-0.98. */
const CUT = 0.95
const WEEKS_A_YEAR = 52

/** Share of alarm that is left after a week; assumed, 0.6-0.95. */
const ALARM_MEMORY = 0.75

/** Share of wariness that is left after a week: two years; Y still did not come to the United States a year after London and three months
 *  after the truce (Reuters, February 2026); assumed, 0.97-0.995. */
const WARINESS_MEMORY = 1 - 1 / 104

export function spreadNews(world: World, controlledBefore: number): void {
  const { news, policy, regions } = world
  const tension = policy.values.tradeTension
  for (let region = 1; region < regions.count; region++)
    news.wariness[region] = Math.max(tension[region - 1], WARINESS_MEMORY * news.wariness[region])
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
