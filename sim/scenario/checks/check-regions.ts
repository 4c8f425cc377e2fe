/** A region of the scenario's own has a name of its own, and somebody in it: of an empty one there is nothing to tell. */
import { REGIONS } from '../../world/products.ts'
import { quoteKey } from '../text/problem.ts'
import { type CrossCheck, report } from './cross-check.ts'

export function checkRegions(check: CrossCheck): void {
  const { regions = {}, agents = {} } = check.raw
  const groups = Object.values(agents).flatMap((kind) => Object.values(kind.groups ?? {}))
  for (const region of Object.keys(regions)) {
    const at = ['regions', region]
    const taken = REGIONS.find((name) => name.toLowerCase() === region.replaceAll('-', ''))
    if (taken !== undefined)
      report(check, at, { given: quoteKey(region), expected: `another name: ${taken} is there already` }, true)
    else if (!groups.some((group) => group['region'] === region))
      report(
        check,
        at,
        {
          given: `${quoteKey(region)}, in which there is nobody`,
          expected: `a group with region: ${region}, such as one under agents.manufacturer.groups`,
        },
        true,
      )
  }
}
