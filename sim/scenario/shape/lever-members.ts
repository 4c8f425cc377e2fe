/** Names that a lever may be set by: where these are sectors or destinations, those that the scenario adds as well. */
import { CHINA, DESTINATIONS, type OwnRegion, regionsOf, SECTORS, sectorsOf } from '../../world/products.ts'

/** What a scenario adds to the names of all. */
export interface OwnNames {
  readonly sectors?: readonly string[]
  readonly regions?: Readonly<Record<string, Partial<OwnRegion>>>
}

export function leverMembers({ of }: { readonly of: readonly string[] }, own: OwnNames): readonly string[] {
  if (of === SECTORS) return sectorsOf(own)
  return of === DESTINATIONS ? regionsOf(own).slice(CHINA + 1) : of
}

/** Whether a scenario may add to them. */
export const isOpen = ({ of }: { readonly of: readonly string[] }): boolean => of === SECTORS || of === DESTINATIONS
