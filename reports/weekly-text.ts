/** Weekly bands as text: three bytes a value, five significant digits, from the greatest of the series down to nothing. */

type Bands = readonly (readonly (number | null)[])[]

/** Significant digits that stay as they were. */
export const WEEKLY_DIGITS = 5

/** A sign, six bits of a power of two counted from that of the greatest, 17 bits between it and the next. */
const FRACTION = 2 ** 17
const POWERS = 2 ** 6
const SIGN = FRACTION * POWERS
/** Powers that stand for nothing and for a week in which nothing was measured. */
const ZERO = 0
const MISSING = POWERS - 1
/** Of the greatest value. */
const TOP = MISSING - 1

/** `<power of two of the greatest>:<base64>`. */
export function weeklyText(bands: Bands): string {
  // Rounded first: what is packed is nearer to that than to any other number of so few digits.
  const values = bands.flat().map((value) => value && Number(value.toPrecision(WEEKLY_DIGITS)))
  const greatest = values.reduce((most: number, value) => Math.max(most, Math.abs(value ?? 0)), 0)
  const lift = greatest > 0 ? Math.floor(Math.log2(greatest)) : 0
  let bytes = ''
  for (const value of values) {
    const code = codeOf(value, lift)
    bytes += String.fromCharCode(code >> 16, (code >> 8) & 255, code & 255)
  }
  return `${lift}:${btoa(bytes)}`
}

function codeOf(value: number | null, lift: number): number {
  if (value === null) return MISSING * FRACTION
  const size = Math.abs(value)
  if (size === 0) return ZERO
  let power = Math.floor(Math.log2(size))
  let fraction = Math.round((size / 2 ** power - 1) * FRACTION)
  if (fraction === FRACTION) {
    fraction = 0
    power++
  }
  // The greatest may round up to the next power.
  const place = Math.min(power - lift + TOP - 1, TOP)
  return place <= ZERO ? ZERO : (value < 0 ? SIGN : 0) + place * FRACTION + fraction
}

/** As many bands as there are, each of `weeks` values. */
export function weeklyBands(text: string, weeks: number): (number | null)[][] {
  const [lift = '0', packed = ''] = text.split(':')
  const bytes = atob(packed)
  const powers = Array.from({ length: POWERS }, (_, place) => 2 ** (place - TOP + 1 + Number(lift)))
  const valueAt = (at: number): number | null => {
    const code = bytes.charCodeAt(3 * at) * 65_536 + bytes.charCodeAt(3 * at + 1) * 256 + bytes.charCodeAt(3 * at + 2)
    const place = Math.floor(code / FRACTION) % POWERS
    if (place === MISSING) return null
    if (place === ZERO) return 0
    return (code >= SIGN ? -1 : 1) * (1 + (code % FRACTION) / FRACTION) * (powers[place] ?? 0)
  }
  return Array.from({ length: bytes.length / 3 / weeks }, (_, band) =>
    Array.from({ length: weeks }, (_, week) => valueAt(band * weeks + week)),
  )
}
