/** What goes wrong besides policy: outages and swings of demand that the scenario names, while they last. */
import { weekOfDate } from '../numbers/units.ts'
import { applySeries } from './apply-series.ts'
import type { Regions } from '../world/regions.ts'
import type { World } from '../world/world.ts'

export function applyShocks(world: World): void {
  const { news, regions, scenario, week } = world
  news.sectorDemand.fill(1)
  news.capacityFactor.clear()
  for (const id in scenario.shocks) {
    const shock = scenario.shocks[id]
    const age = week - weekOfDate(scenario.start, shock.date)
    if (age < 0 || age >= shock.weeks) continue
    if (shock.target.sector) {
      const sector = world.sectors.indexOf(shock.target.sector)
      for (let region = 0; region < regions.count; region++)
        if (shock.region === undefined || isIn(regions, region, shock.region))
          news.sectorDemand[sector * regions.count + region] *= shock.factor
    }
    const group = shock.target.mine ?? shock.target.separator
    if (group) news.capacityFactor.set(group, (news.capacityFactor.get(group) ?? 1) * shock.factor)
  }
  applySeries(world)
}

/** A region, or one that it is part of. */
const isIn = ({ names, whole }: Regions, region: number, name: string): boolean =>
  names[region] === name || names[whole[region]] === name
