import { type Region, REGIONS } from '../../world/products.ts'

/** A lever by region set to one value in every region outside China. */
export const everywhere = (value: number): Readonly<Record<string, number>> =>
  Object.fromEntries(REGIONS.slice(1).map((region: Region) => [region, value]))
