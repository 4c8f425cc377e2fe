/** Numbers as words and digits, the same bytes in every locale. No Intl, no toLocaleString. */

const MINUS = '\u2212'
const WEEKS_PER_MONTH = 365.25 / 12 / 7
const WEEKS_PER_YEAR = 365.25 / 7
/** Durations below this many weeks read better in weeks than in months. */
const LONGEST_IN_WEEKS = 9
/** Durations from this many months on read better in years. */
const SHORTEST_IN_YEARS = 30

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** `decimals` digits after the point, thousands separated by commas, a true minus sign. */
export function fixed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals)
  const [whole = '0', part] = text.split('.')
  const zero = Number(text) === 0
  return (value < 0 && !zero ? MINUS : '') + grouped(whole) + (part === undefined ? '' : `.${part}`)
}

/** Three significant digits: 1,120 · 84.2 · 3.41 · 0.034. */
export function number(value: number): string {
  const size = Math.abs(value)
  if (!Number.isFinite(value)) return 'n/a'
  if (size === 0) return '0'
  if (size >= 1000) {
    const digits = Math.floor(size).toString().length
    let scale = 1
    for (let i = 3; i < digits; i++) scale *= 10
    return fixed(Math.round(value / scale) * scale, 0)
  }
  if (size >= 99.95) return fixed(value, 0)
  if (size >= 9.995) return trimmed(fixed(value, 1))
  if (size >= 0.9995) return trimmed(fixed(value, 2))
  return trimmed(fixed(value, 3))
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** About two significant digits for ratios: 1.0, 4.3, 12, 1,120. */
export function ratio(value: number): string {
  const size = Math.abs(value)
  return size >= 99.5 ? number(value) : fixed(value, size >= 9.95 ? 0 : 1)
}

/** Percentages that are already in per cent: 34, 4.2, 0.3. */
export function percentDigits(value: number): string {
  return trimmed(fixed(value, Math.abs(value) >= 9.95 ? 0 : 1))
}

export function percent(value: number): string {
  return `${percentDigits(value)}%`
}

/** A change in per cent with its sign: +28%, −4%. */
export function signedPercent(value: number): string {
  const text = percent(value)
  return value > 0 && text !== '0%' ? `+${text}` : text
}

/** An interval with an en dash; "to" where a minus sign or a word would make the dash unreadable. */
export function span(low: string, high: string): string {
  if (low === high) return low
  if (/^\d.*%$/.test(low) && /^\d.*%$/.test(high)) return `${low.slice(0, -1)}\u2013${high}`
  return /^[\u2212+]|[^\d.,%]/.test(low + high) ? `${low} to ${high}` : `${low}\u2013${high}`
}

/** A duration in weeks, months or years, rounded as one would say it. */
export function duration(weeks: number): string {
  if (weeks < LONGEST_IN_WEEKS) {
    const whole = Math.round(weeks)
    return whole === 1 ? '1 week' : `${whole} weeks`
  }
  const months = Math.round(weeks / WEEKS_PER_MONTH)
  if (months < SHORTEST_IN_YEARS) return `${months} months`
  return `${trimmed(fixed(weeks / WEEKS_PER_YEAR, 1))} years`
}

export function months(weeks: number): number {
  return weeks / WEEKS_PER_MONTH
}

/** The horizon as an adjective: "three-year", "18-month". */
export function horizon(weeks: number): string {
  const years = weeks / WEEKS_PER_YEAR
  const whole = Math.round(years)
  const names = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
  if (whole >= 1 && Math.abs(years - whole) < 0.06) return `${names[whole] ?? String(whole)}-year`
  return `${Math.round(months(weeks))}-month`
}

const FRACTIONS: readonly (readonly [number, string])[] = [
  [0.9, 'about 9 in 10 runs'],
  [0.8, 'about 4 in 5 runs'],
  [0.75, 'about 3 in 4 runs'],
  [2 / 3, 'about 2 in 3 runs'],
  [0.5, 'about half of the runs'],
  [1 / 3, 'about 1 in 3 runs'],
  [0.25, 'about 1 in 4 runs'],
  [0.2, 'about 1 in 5 runs'],
  [0.1, 'about 1 in 10 runs'],
]

/** Below so many runs a share is counted, not put into a fraction. */
const FEW_RUNS = 20

/** A share of `count` runs in plain words. Exact at both ends: only a share of one is "every run". */
export function runs(share: number, count = Infinity): string {
  if (share >= 1) return 'every run'
  if (share <= 0) return 'no run'
  if (count < FEW_RUNS) return `${Math.round(share * count)} of ${count} runs`
  if (share >= 0.95) return `${fixed(Math.min(99, share * 100), 0)}% of runs`
  if (share < 0.075) return `${share < 0.01 ? 'fewer than 1' : fixed(share * 100, 0)}% of runs`
  let best = FRACTIONS[0] as readonly [number, string]
  for (const option of FRACTIONS) if (Math.abs(option[0] - share) < Math.abs(best[0] - share)) best = option
  return best[1]
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Inside a sentence. What begins with two capitals, and names of places, keep them. */
export function uncapital(text: string): string {
  return /^[A-Z][^A-Z]/.test(text) && !/^(Chin|Europe|America|United|Japan)/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`
}

export function plural(count: number, one: string, many: string): string {
  return `${fixed(count, 0)} ${count === 1 ? one : many}`
}
