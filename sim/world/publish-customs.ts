/** Customs publish what left China; sellers abroad conclude how much is missing. */
import { clamp } from '../numbers/math.ts'
import { TRACE } from '../numbers/units.ts'
import type { World } from './world.ts'

/** Weights of a week: figures are monthly; what is usual is the mean of a year, learnt fast while the market warms up. */
const LATELY = 0.25
const USUALLY = 0.02
const WARMING_UP = 0.1

/** Weight of a week in the quarter by which destinations are watched. */
const QUARTERLY = 1 / 13

function publishDestination({ flows, news, week }: World, at: number, controlled: boolean): void {
  const { sentLately, sentUsually, surge } = news
  const sent = flows.exports[at]
  sentLately[at] += (week < 0 ? WARMING_UP : QUARTERLY) * (sent - sentLately[at])
  if (!controlled) sentUsually[at] += (week < 0 ? WARMING_UP : USUALLY) * (sent - sentUsually[at])
  surge[at] = sentUsually[at] > 0 ? sentLately[at] / sentUsually[at] : 0
}

export function publishCustoms(world: World): void {
  const { flows, goods, news, policy, regions, week } = world
  for (let e = 0; e < goods.elements; e++) {
    let left = 0
    for (let region = 1; region < regions.count; region++) left += flows.exports[e * regions.count + region]
    news.arrivals[e] += (week < 0 ? WARMING_UP : LATELY) * (left - news.arrivals[e])
    const controlled = policy.controlled[e] === 1
    if (!controlled) news.usualArrivals[e] += (week < 0 ? WARMING_UP : USUALLY) * (left - news.usualArrivals[e])
    for (let region = 1; region < regions.count; region++)
      publishDestination(world, e * regions.count + region, controlled)
    // In the first weeks nobody waits for the figures: the announcement says it.
    const missing = clamp(1 - news.arrivals[e] / (news.usualArrivals[e] + TRACE), 0, 1)
    news.drought[e] = controlled ? Math.max(missing, news.alarm) : 0
  }
}
