/** The regions that trade: one line declares one. China is the first; a place counts streams of luck and columns, so new ones go last. */
interface RegionSpec {
  readonly name: string
  /** Weeks at sea or in the air from the Chinese port to the buyer; trade practice, grade C, 1-6. */
  readonly weeksAtSea: number
}

const DECLARED = {
  China: { name: 'China', weeksAtSea: 1 },
  Japan: { name: 'Japan', weeksAtSea: 1 },
  Korea: { name: 'Korea', weeksAtSea: 1 },
  Europe: { name: 'Europe', weeksAtSea: 5 },
  UnitedStates: { name: 'United States', weeksAtSea: 4 },
  RestOfWorld: { name: 'Rest of world', weeksAtSea: 3 },
} as const satisfies Readonly<Record<string, RegionSpec>>

export type Region = keyof typeof DECLARED

export const REGIONS = Object.keys(DECLARED) as readonly Region[]
export const CHINA = 0
export const REST_OF_WORLD = REGIONS.indexOf('RestOfWorld')
/** Regions that Chinese goods go to. */
export const DESTINATIONS: readonly string[] = REGIONS.filter((region) => region !== 'China')

/** As people say it: of a scenario's own, its id in words, `south-asia` as "South Asia". */
export function regionName(id: string): string {
  if (Object.hasOwn(DECLARED, id)) return DECLARED[id as Region].name
  return id.replace(/(?:^|-)[a-z]/g, (initial) => initial.replace('-', ' ').toUpperCase())
}

/** A country or region that a scenario tells apart from the one it is part of. */
export interface OwnRegion {
  /** What is said of this one by levers, shocks and series holds for the part, until the part is named itself. */
  readonly partOf: string
  /** Those of the whole when left out. */
  readonly weeksAtSea?: number
}
type OwnRegions = { readonly regions?: Readonly<Record<string, Partial<OwnRegion>>> }

/** Regions of a scenario: those of all, then its own. */
export const regionsOf = ({ regions = {} }: OwnRegions): readonly string[] => [...REGIONS, ...Object.keys(regions)]

/** Own regions that are part of another. */
export const partsOf = ({ regions = {} }: OwnRegions, whole: string): readonly string[] =>
  Object.keys(regions).filter((region) => regions[region]!.partOf === whole)

/** What the world knows of its regions, by place. */
export interface Regions {
  readonly names: readonly string[]
  readonly count: number
  /** The declared region that one is, or is part of: the two have the luck of their sectors in common. */
  readonly whole: Int32Array
  readonly weeksAtSea: Float64Array
}

export function createRegions(scenario: OwnRegions): Regions {
  const names = regionsOf(scenario)
  const own = (name: string): Partial<OwnRegion> | undefined => scenario.regions?.[name]
  const whole = Int32Array.from(names, (name) => REGIONS.indexOf((own(name)?.partOf ?? name) as Region))
  const weeksAtSea = Float64Array.from(
    names,
    (name, r) => own(name)?.weeksAtSea ?? DECLARED[REGIONS[whole[r]]].weeksAtSea,
  )
  return { names, count: names.length, whole, weeksAtSea }
}
