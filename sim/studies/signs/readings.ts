/** Shorthands for what rows of the sign table read. */
import { SCARCE_SECTORS } from '../../world/products.ts'
import type { Reading, SignOutcome } from './sign-row.ts'

/** One series, or what all sectors but catalysts lose outside China. */
export const reading = (name: string, from: string, to: string): Reading => ({
  label: name,
  series: name === LOST ? SCARCE_SECTORS.map((s) => `lostUse.${s}`) : [name],
  from,
  to,
})
/** Tonnes of use lost outside China. */
export const LOST = 'lost use'

/** How much harder a change hits the first series than the second. */
export const apart = (name: string, other: string, from: string, to: string): Reading => ({
  label: `${name} less ${other}`,
  series: [name],
  less: [other],
  from,
  to,
})

const outcome =
  (expected: SignOutcome['expected']) =>
  (of: Reading, reason: string, size?: readonly [number, number]): SignOutcome => ({
    reading: of,
    expected,
    reason,
    ...(size === undefined ? {} : { size }),
  })
export const up = outcome('up')
export const down = outcome('down')
export const same = outcome('same')
export const moves = outcome('moves')
