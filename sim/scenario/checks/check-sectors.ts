/** A sector of the scenario's own is another one than those of all, and somebody works in it: without inputs there is nothing to lose. */
import { ELEMENTS, SECTORS } from '../../world/products.ts'
import { quoteKey } from '../text/problem.ts'
import { nodeAt } from '../text/tree.ts'
import { type CrossCheck, report } from './cross-check.ts'

export function checkSectors(check: CrossCheck): void {
  const { sectors = [], agents = {} } = check.raw
  const groups = Object.values(agents['manufacturer']?.groups ?? {})
  sectors.forEach((sector, i) => {
    const at = ['sectors', String(i)]
    if ((SECTORS as readonly string[]).includes(sector))
      return report(check, at, { given: quoteKey(sector), expected: 'another name: this one is there already' })
    // Whoever works in it and is wrong himself is told so; what he uses is not known yet.
    if (check.problems.length > 0 && isWorkedIn(check, sector)) return
    const own = groups.filter((group) => group['sector'] === sector)
    if (own.some((group) => usesTracked(check, (group['uses'] ?? {}) as Readonly<Record<string, number>>))) return
    report(check, at, {
      given: `${quoteKey(sector)}, ${own.length === 0 ? 'in which there is no manufacturer' : 'whose manufacturers use nothing that is tracked'}`,
      expected: `a group under agents.manufacturer.groups with sector: ${sector} and the tonnes that it uses`,
    })
  })
}

/** Whether a group of the file names the sector, right or wrong as it may be otherwise. */
function isWorkedIn({ root }: CrossCheck, sector: string): boolean {
  const groups = nodeAt(root, ['agents', 'manufacturer', 'groups'])
  if (groups?.type !== 'map') return false
  return [...groups.entries.values()].some(({ value }) => {
    const named = nodeAt(value, ['sector'])
    return named?.type === 'scalar' && named.text === sector
  })
}

/** Oxides count where the scenario tracks their element, magnets always. */
function usesTracked({ raw: { elements } }: CrossCheck, uses: Readonly<Record<string, number>>): boolean {
  const isTracked = (good: string): boolean =>
    !(ELEMENTS as readonly string[]).includes(good) || elements === undefined || elements.some((one) => one === good)
  return Object.entries(uses).some(([good, tonnes]) => tonnes > 0 && isTracked(good))
}
