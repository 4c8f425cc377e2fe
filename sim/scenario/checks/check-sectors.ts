/** A sector of the scenario's own is another one than those of all, and somebody works in it: without inputs there is nothing to lose. */
import { SECTORS } from '../../world/products.ts'
import { quoteKey } from '../text/problem.ts'
import { type CrossCheck, report } from './cross-check.ts'

export function checkSectors(check: CrossCheck): void {
  const { sectors = [], agents = {} } = check.raw
  const groups = Object.values(agents['manufacturer']?.groups ?? {})
  sectors.forEach((sector, i) => {
    const at = ['sectors', String(i)]
    if ((SECTORS as readonly string[]).includes(sector))
      return report(check, at, { given: quoteKey(sector), expected: 'another name: this one is there already' })
    const uses = groups
      .filter((group) => group['sector'] === sector)
      .flatMap((group) => Object.values((group['uses'] ?? {}) as Readonly<Record<string, number>>))
    if (uses.some((tonnes) => tonnes > 0)) return
    report(check, at, {
      given: `${quoteKey(sector)}, ${uses.length === 0 ? 'in which there is no manufacturer' : 'whose manufacturers use nothing'}`,
      expected: `a group under agents.manufacturer.groups with sector: ${sector} and the tonnes that it uses`,
    })
  })
}
