/** Under which names a first screen keeps what a setting came to. */
import type { LiveLever } from './live-levers.ts'

export type PlacedLever = Pick<LiveLever, 'key' | 'idle'>

/** Of the scenario as it is. */
export const UNCHANGED = ''
/** Of the scenario without controls; no scenario has such a name. */
export const FREE = '-'

/** A lever held where it changes nothing is the scenario as it is, computed once for all. */
export const pointKey = ({ key, idle }: PlacedLever, value: number): string =>
  value === idle ? UNCHANGED : `${key}=${value}`
