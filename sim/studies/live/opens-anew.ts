/** What of a setting the opening of a run depends on. */
import { type Changes, changesNature } from './changes.ts'
import type { Patch } from './patch.ts'

/** Whether more differs than the policy of the run: then its market opens otherwise. */
export const opensAnew = (patch: Patch | null, changes: Changes): boolean =>
  changesNature(changes) || (patch !== null && OPENING.some((block) => patch[block] !== undefined))

const OPENING = ['shocks', 'agents', 'prices', 'deposits'] as const
