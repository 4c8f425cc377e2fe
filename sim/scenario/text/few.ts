/** Names that are shown before the rest is counted. */
const SHOWN = 5

/** `a, b, c`; of many the first, and how many there are. */
export function few(names: readonly string[]): string {
  return names.length <= SHOWN ? names.join(', ') : `${names.slice(0, SHOWN).join(', ')} … (${names.length} in all)`
}
