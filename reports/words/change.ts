/** A change since the start with its 90 % interval, as clear as the runs make it. */
import type { Spread } from '../reading.ts'
import { ninety } from './interval.ts'
import { percent, ratio, signedPercent, span } from './numbers.ts'

/** A change smaller than this, in %, is called no change. */
const FLAT = 5
/** A change from which on, in %, a multiple reads better. */
const MULTIPLE = 200

export type Direction = 'flat' | 'unclear' | 'up' | 'down'

/** Flat where the median hardly moves and no run in ten does much; unclear where runs go both ways. */
export function directionOf(change: Spread): Direction {
  const both = change.p05 < 0 && change.p95 > 0
  if (Math.abs(change.p50) < FLAT) return both && change.p95 - change.p05 > 4 * FLAT ? 'unclear' : 'flat'
  return both ? 'unclear' : change.p50 < 0 ? 'down' : 'up'
}

const multiple = (value: number): string => ratio(1 + value / 100)

/** "+28%", or "15 times its start" where the median multiplies. */
export const changeText = (change: Spread): string =>
  change.p50 >= MULTIPLE ? `${multiple(change.p50)} times its start` : signedPercent(change.p50)

export const changeInterval = (change: Spread): string =>
  change.p50 >= MULTIPLE ? `${span(multiple(change.p05), multiple(change.p95))} times` : ninety(change, signedPercent)

/** "hardly moves", "rises 22%", "stands at 15 times its start": what follows "inside it". */
export function changeVerb(change: Spread): string {
  switch (directionOf(change)) {
    case 'flat':
      return 'hardly moves'
    case 'unclear':
      return 'shows no clear change'
    case 'down':
      return `falls ${percent(-change.p50)}`
    case 'up':
      return change.p50 >= MULTIPLE ? `stands at ${changeText(change)}` : `rises ${percent(change.p50)}`
  }
}

/** "is down 7.5%", "stands at 15 times its start": of a clear change. */
export const changeState = (change: Spread): string =>
  change.p50 >= MULTIPLE
    ? `stands at ${changeText(change)}`
    : `is ${change.p50 < 0 ? 'down' : 'up'} ${percent(Math.abs(change.p50))}`

/** "about where it began", "25% below its start": where a price ends. */
export function endPlace(change: Spread): string {
  switch (directionOf(change)) {
    case 'flat':
      return 'about where it began'
    case 'unclear':
      return 'without a clear change'
    case 'down':
      return `${percent(-change.p50)} below its start`
    case 'up':
      return change.p50 >= MULTIPLE ? `at ${changeText(change)}` : `${percent(change.p50)} above its start`
  }
}

/** Ratios to the start as changes, %. */
export function changeOf(ratios: Spread): Spread {
  const of = (value: number): number => 100 * (value - 1)
  return { p05: of(ratios.p05), p25: of(ratios.p25), p50: of(ratios.p50), p75: of(ratios.p75), p95: of(ratios.p95) }
}
