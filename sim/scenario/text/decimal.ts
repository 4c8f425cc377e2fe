/** Decimal numbers as people and spreadsheets write them. */

/** A digit run can be read in one way only, so that a long one that is no number is refused in one pass. */
const DECIMAL = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/

/** Digits with a point and an exponent: no separators, hexadecimal, infinities or spaces. Its value may still overflow. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text)
}

/** No slip of the pen is longer, characters; what follows goes over the text more than once. */
const LONGEST = 40

/** The number in a text that is almost one: decimal comma, per cent, separators, currency or a unit. */
export function meantNumber(text: string): number | undefined {
  if (text.length > LONGEST) return undefined
  const bare = text
    .trim()
    .replace(/^[$€£¥]\s*/, '')
    .replace(/\s*[a-zA-Z$€£¥/ ]*$/, '')
  if (/^-?\d+(?:[.,]\d+)?\s*%$/.test(bare)) return Number(bare.replace('%', '').replace(',', '.')) / 100
  if (/^-?\d{1,3}(?:[_,' ]\d{3})+(?:\.\d+)?$/.test(bare) && !/^0,/.test(bare))
    return Number(bare.replace(/[_,' ]/g, ''))
  if (/^-?\d[\d_]*$/.test(bare)) return Number(bare.replace(/_/g, ''))
  if (/^-?\d+,\d+$/.test(bare)) return Number(bare.replace(',', '.'))
  return isDecimal(bare) ? Number(bare) : undefined
}
