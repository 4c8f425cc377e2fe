/** The sectors that buy: one line declares one. Names in schema, messages, reports and the columns of a run follow; new ones go last. */
interface SectorSpec {
  readonly name: string
  /** The people behind it, plural. */
  readonly makers: string
  /** Uses lanthanum and cerium, of which there is plenty: its tonnes would hide those of all other sectors. */
  readonly usesWhatAbounds?: true
}

const DECLARED = {
  evMotors: { name: 'EV motors', makers: 'EV motor makers' },
  wind: { name: 'Wind turbines', makers: 'wind turbine makers' },
  defence: { name: 'Defence', makers: 'defence manufacturers' },
  electronics: { name: 'Consumer electronics', makers: 'consumer electronics makers' },
  industrial: { name: 'Robots and air-conditioning', makers: 'robot and air-conditioner makers' },
  catalysts: { name: 'Catalysts and polishing', makers: 'catalyst and polishing users', usesWhatAbounds: true },
  ceramics: { name: 'Coatings, ceramics, phosphors', makers: 'coating, ceramic and phosphor makers' },
} as const satisfies Readonly<Record<string, SectorSpec>>

export type Sector = keyof typeof DECLARED

export const SECTOR_SPECS: Readonly<Record<Sector, SectorSpec>> = DECLARED
export const SECTORS = Object.keys(DECLARED) as readonly Sector[]

/** As people say it: of a scenario's own, its id in words, `medical-imaging` as "Medical imaging". */
export function sectorName(id: string): string {
  if (Object.hasOwn(DECLARED, id)) return DECLARED[id as Sector].name
  return id.replaceAll('-', ' ').replace(/^[a-z]/, (initial) => initial.toUpperCase())
}

/** Sectors of a scenario: those of all, then its own. A place counts streams of luck and columns, so new ones stand last. */
export const sectorsOf = ({ sectors = [] }: { readonly sectors?: readonly string[] }): readonly string[] => [
  ...SECTORS,
  ...sectors,
]

/** Whether the tonnes of a sector tell how much of what is scarce is missing. */
export const isScarce = (sector: string): boolean =>
  !Object.hasOwn(SECTOR_SPECS, sector) || SECTOR_SPECS[sector as Sector].usesWhatAbounds !== true
export const SCARCE_SECTORS = SECTORS.filter(isScarce)
