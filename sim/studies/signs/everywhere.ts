import { DESTINATIONS } from '../../world/products.ts'

/** A lever by region set to one value in every region outside China. */
export const everywhere = (value: number): Readonly<Record<string, number>> =>
  Object.fromEntries(DESTINATIONS.map((region) => [region, value]))
