/** Whether a policy opens another market: more differs than what happens within the run. */
import type { Patch } from './patch.ts'

export const opensAnew = (patch: Patch | null): boolean =>
  patch !== null && OPENING.some((block) => patch[block] !== undefined)

const OPENING = ['agents', 'prices', 'deposits'] as const
