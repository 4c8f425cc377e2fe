/** News of new restrictions reaches everybody in the week of the announcement and is forgotten within months. */
import type { World } from './world.ts'

/** Share of alarm that is left after a week; assumed, 0.6-0.95. */
const ALARM_MEMORY = 0.75

export function spreadNews(world: World, controlledBefore: number): void {
  const { news, policy } = world
  news.alarm *= ALARM_MEMORY
  const now = policy.controlled.reduce((a, b) => a + b, 0)
  const quota = policy.values.exportQuota[0]
  if (now > controlledBefore || quota < news.lastQuota * 0.95) news.alarm = 1
  news.lastQuota = quota
  news.quotaPremium = 0
}
