/** Customs publish what left China; sellers abroad conclude how much is missing. */
import { clamp } from '../numbers/math.ts'
import { REGIONS } from './products.ts'
import type { World } from './world.ts'

/** Weights of a week: figures are monthly; what is usual is the mean of a year, learnt fast while the market warms up. */
const LATELY = 0.25
const USUALLY = 0.02
const WARMING_UP = 0.1

export function publishCustoms(world: World): void {
  const { flows, goods, news, policy, week } = world
  for (let e = 0; e < goods.elements; e++) {
    let left = 0
    for (let region = 1; region < REGIONS.length; region++) left += flows.exports[e * REGIONS.length + region]
    news.arrivals[e] += (week < 0 ? WARMING_UP : LATELY) * (left - news.arrivals[e])
    const controlled = policy.controlled[e] === 1
    if (!controlled) news.usualArrivals[e] += (week < 0 ? WARMING_UP : USUALLY) * (left - news.usualArrivals[e])
    // In the first weeks nobody waits for the figures: the announcement says it.
    const missing = clamp(1 - news.arrivals[e] / (news.usualArrivals[e] + 1e-9), 0, 1)
    news.drought[e] = controlled ? Math.max(missing, news.alarm) : 0
  }
}
