/** Under which name a first screen keeps what a lever came to at a place. */
import type { LiveLever } from './live-levers.ts'

export type PlacedLever = Pick<LiveLever, 'key' | 'idle'>

/** Of the scenario as it is. */
export const UNCHANGED = ''

/** A lever held where it changes nothing is the scenario as it is, computed once for all. */
export const pointKey = ({ key, idle }: PlacedLever, value: number): string =>
  value === idle ? UNCHANGED : `${key}=${value}`
