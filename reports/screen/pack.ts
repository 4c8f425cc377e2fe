/** Bands as text: two bytes a value, from nothing to the greatest of the series. */

const LEVELS = 65_534
/** Stands for a week in which nothing was measured. */
const MISSING = 65_535

type Bands = readonly (readonly (number | null)[])[]

export function packBands(bands: Bands, most: number): string {
  const bytes = bands.flatMap((values) =>
    values.flatMap((value) => {
      const level = value === null ? MISSING : Math.round((Math.max(0, value) / most) * LEVELS)
      return [level >> 8, level & 255]
    }),
  )
  return btoa(String.fromCharCode(...bytes))
}

/** As many bands as there are, each of `length` values. */
export function unpackBands(text: string, length: number, most: number): (number | null)[][] {
  const bytes = atob(text)
  const valueAt = (place: number): number | null => {
    const level = bytes.charCodeAt(2 * place) * 256 + bytes.charCodeAt(2 * place + 1)
    return level === MISSING ? null : (level / LEVELS) * most
  }
  return Array.from({ length: bytes.length / 2 / length }, (_, band) =>
    Array.from({ length }, (_, k) => valueAt(band * length + k)),
  )
}
