/** Display names of everything a Result refers to by id. Unknown ids are shown as words, never as markup. */
import { ELEMENT_NAMES } from '../../sim/world/elements.ts'

const SECTORS: Readonly<Record<string, readonly [name: string, makers: string]>> = {
  evMotors: ['EV motors', 'EV motor makers'],
  wind: ['Wind turbines', 'wind turbine makers'],
  defence: ['Defence', 'defence manufacturers'],
  electronics: ['Consumer electronics', 'consumer electronics makers'],
  industrial: ['Robots and air-conditioning', 'robot and air-conditioner makers'],
  catalysts: ['Catalysts and polishing', 'catalyst and polishing users'],
  ceramics: ['Coatings, ceramics, phosphors', 'coating, ceramic and phosphor makers'],
}
const REGIONS: Readonly<Record<string, string>> = {
  China: 'China',
  Japan: 'Japan',
  Korea: 'Korea',
  Europe: 'Europe',
  UnitedStates: 'United States',
  RestOfWorld: 'Rest of world',
}
const MAGNETS: Readonly<Record<string, string>> = {
  standardMagnet: 'Standard NdFeB',
  heavyMagnet: 'High-temperature NdFeB',
  smcoMagnet: 'Samarium-cobalt',
}
const PRODUCERS: Readonly<Record<string, string>> = {
  'northern-rare-earth': 'Northern Rare Earth',
  'china-rare-earth': 'China Rare Earth',
  'rising-nonferrous': 'Rising Nonferrous',
  lynas: 'Lynas',
  'mp-materials': 'MP Materials',
}
/** Names of the time: Mountain Pass belonged to Molycorp until 2015, Northern and China Rare Earth took their names later. */
const FORERUNNERS: Readonly<Record<string, string>> = {
  'northern-rare-earth': 'Baotou Steel Rare Earth',
  'china-rare-earth': 'Minmetals Rare Earth',
  'mp-materials': 'Molycorp',
}
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
export const regionName = (id: string): string => lookUp(REGIONS, id)
export const magnetName = (id: string): string => lookUp(MAGNETS, id)
/** `start`: ISO date; before FOUNDED the forerunners' names. */
export const producerName = (id: string, start = FOUNDED): string =>
  lookUp(start < FOUNDED ? { ...PRODUCERS, ...FORERUNNERS } : PRODUCERS, id)
export const ageName = (id: string): string => lookUp(AGES, id)
export const sectorName = (id: string): string => (Object.hasOwn(SECTORS, id) ? SECTORS[id]?.[0] : null) ?? fromId(id)
/** The people behind a sector, always plural: "wind turbine makers". */
export const sectorMakers = (id: string): string =>
  (Object.hasOwn(SECTORS, id) ? SECTORS[id]?.[1] : null) ?? `makers in ${fromId(id)}`

/** Units as a reader writes them. */
export function unitName(unit: string): string {
  return plain(unit.replace(/\bUSD\b/g, 'US$'))
}
