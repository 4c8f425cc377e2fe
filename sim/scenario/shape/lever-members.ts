/** Names that a lever may be set by: where these are sectors, those that the scenario adds as well. */
import { SECTORS } from '../../world/products.ts'

export function leverMembers(
  { of }: { readonly of: readonly string[] },
  sectors: readonly string[],
): readonly string[] {
  return of === SECTORS ? sectors : of
}
