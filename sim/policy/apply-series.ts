/** This week's figures of the series that move demand, capacity and cost, on top of what shocks do. */
import type { World } from '../world/world.ts'

export function applySeries({ series, news, week }: World): void {
  if (week < 0) return
  for (const { factors, demand, groups, costs } of series) {
    const factor = factors[week]
    for (const cell of demand) news.sectorDemand[cell] *= factor
    for (const group of groups) news.capacityFactor.set(group, (news.capacityFactor.get(group) ?? 1) * factor)
    for (const { column, base, agents } of costs) for (const i of agents) column[i] = base[i] * factor
  }
}
