/** Display names of everything a Result refers to by id. Unknown ids are shown as words, never as markup. */
import { ELEMENT_NAMES } from '../../sim/world/elements.ts'
import { type Producer, PRODUCER_SPECS } from '../../sim/world/producers.ts'
import { regionName as nameOfRegion } from '../../sim/world/regions.ts'
import { type Sector, SECTOR_SPECS, sectorName as nameOfSector } from '../../sim/world/sectors.ts'

const MAGNETS: Readonly<Record<string, string>> = {
  standardMagnet: 'Standard NdFeB',
  heavyMagnet: 'High-temperature NdFeB',
  smcoMagnet: 'Samarium-cobalt',
}
/** Before it companies had other names. */
const FOUNDED = '2016-01-01'
const AGES: Readonly<Record<string, string>> = {
  under4weeks: 'under 4 weeks',
  weeks4to8: '4 to 8 weeks',
  weeks8to16: '8 to 16 weeks',
  over16weeks: 'over 16 weeks',
}

/** Longest text taken over from an id; a label must not push a chart apart. */
const LONGEST = 60

/** One line of visible text: control, format, bidirectional and separator characters become spaces. */
export function plain(text: string): string {
  const line = oneLine(text)
  const letters = [...line]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : line
}

/** Longest text that has a line to itself: an outcome with its window, the title of an event. */
const LONGEST_LINE = 110

/** As `plain`, with a line to itself. */
export function wholeLine(label: string): string {
  const letters = [...oneLine(label)]
  return letters.length > LONGEST_LINE ? `${letters.slice(0, LONGEST_LINE - 1).join('')}…` : letters.join('')
}

/** The same of any length. */
export const oneLine = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').trim()

/** "london-framework" as "london framework", "coverWeeks" as "cover weeks". */
export function fromId(id: string): string {
  const words = id.replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
  return plain(words.replace(/(?<=[a-z0-9])-(?=[a-z0-9])/g, ' '))
}

function lookUp(table: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(table, id) ? (table[id] as string) : fromId(id)
}

export const elementName = (id: string): string => lookUp(ELEMENT_NAMES, id)
export const regionName = (id: string): string => plain(nameOfRegion(id))
export const magnetName = (id: string): string => lookUp(MAGNETS, id)
/** `start`: ISO date; before FOUNDED the forerunners' names. */
export function producerName(id: string, start = FOUNDED): string {
  if (!Object.hasOwn(PRODUCER_SPECS, id)) return fromId(id)
  const { name, before2016 = name } = PRODUCER_SPECS[id as Producer]
  return start < FOUNDED ? before2016 : name
}
export const ageName = (id: string): string => lookUp(AGES, id)
const sectorOf = (id: string) => (Object.hasOwn(SECTOR_SPECS, id) ? SECTOR_SPECS[id as Sector] : undefined)
export const sectorName = (id: string): string => plain(nameOfSector(id))
/** The people behind a sector, always plural: "wind turbine makers". */
export const sectorMakers = (id: string): string => sectorOf(id)?.makers ?? `makers in ${fromId(id)}`

/** Units as a reader writes them. */
export function unitName(unit: string): string {
  return plain(unit.replace(/\bUSD\b/g, 'US$'))
}
