/** The regions that trade: one line declares one. China is the first, the rest of the world the last. */
const DECLARED = {
  China: { name: 'China' },
  Japan: { name: 'Japan' },
  Korea: { name: 'Korea' },
  Europe: { name: 'Europe' },
  UnitedStates: { name: 'United States' },
  RestOfWorld: { name: 'Rest of world' },
} as const satisfies Readonly<Record<string, { readonly name: string }>>

export type Region = keyof typeof DECLARED

export const REGIONS = Object.keys(DECLARED) as readonly Region[]
export const CHINA = 0

export const REGION_NAMES = Object.fromEntries(REGIONS.map((region) => [region, DECLARED[region].name])) as Readonly<
  Record<Region, string>
>
