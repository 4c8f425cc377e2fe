/** Names and ids of everything that is counted: elements, goods, regions, sectors, layers. */

import { type Element, ELEMENTS } from './elements.ts'

export { type Element, ELEMENT_NAMES, ELEMENTS, OTHER_METALS } from './elements.ts'
export { PAID, PAYMENTS } from './payments.ts'
export { PRODUCERS } from './producers.ts'
export {
  CHINA,
  createRegions,
  DESTINATIONS,
  type OwnRegion,
  partsOf,
  regionName,
  REGIONS,
  regionsOf,
  REST_OF_WORLD,
} from './regions.ts'
export { isScarce, SCARCE_SECTORS, sectorName, SECTORS, sectorsOf } from './sectors.ts'

/** Magnet grades: without Dy/Tb, with Dy/Tb, samarium-cobalt. */
export const MAGNETS = ['standardMagnet', 'heavyMagnet', 'smcoMagnet'] as const

/** Traded goods: separated oxides (t REO, one per element) and magnets (t). */
export type Good = Element | (typeof MAGNETS)[number]
export const GOODS: readonly Good[] = [...ELEMENTS, ...MAGNETS]

/** The two price layers of every good. */
export const LAYERS = ['home', 'outside'] as const
// Their places in it.
export const HOME = 0
export const OUTSIDE = 1

/**
 * Oxide held in a tonne of finished magnets, t/t. Nd and Pr: 30 % metal, 17 % more as oxide. Dy and Tb: chosen so that 40 % of
 * world magnets use the world's separated Dy (2,570 t a year) and Tb (490 t): evidence of June 2024 output, grade C.
 * Ranges: NdPr 0.30-0.37, Dy 0.015-0.05, Tb 0.002-0.01. SmCo 2:17: 25 % Sm.
 */
export const MAGNET_CONTENT: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  standardMagnet: { Nd: 0.262, Pr: 0.088 },
  heavyMagnet: { Nd: 0.24, Pr: 0.08, Dy: 0.029, Tb: 0.0049 },
  smcoMagnet: { Sm: 0.28, Gd: 0.01 },
}

/**
 * Oxides that stand in for each other in a magnet, and how many tonnes of the first a tonne of the second replaces. Pr is as good
 * as Nd; Tb about twice as strong as Dy (assumed, 1.5-2.5).
 */
export const INTERCHANGEABLE = [
  { main: 'Nd', other: 'Pr', strength: 1 },
  { main: 'Dy', other: 'Tb', strength: 2 },
] as const

/** Cost of alloying, sintering and machining a tonne of magnets, USD/t; assumed from magnet prices over oxide value, 15-60 USD/kg. */
export const MAGNET_CONVERSION: Readonly<Record<string, number>> = {
  standardMagnet: 22_000,
  heavyMagnet: 30_000,
  smcoMagnet: 70_000,
}
/** Gross input over content: a fifth of it becomes swarf (evidence: Reuters 2024, 20 % at most). */
export const GROSS_INPUT = 1.25
/** Magnet makers' usual margin over unit cost, assumed, 0.05-0.3. */
export const MAGNET_MARGIN = 0.12
