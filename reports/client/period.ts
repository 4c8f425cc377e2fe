/** The weeks that all time charts show: one period for the page, set by two sliders or by a drag along any time axis. */
import { longDate } from '../words/dates.ts'

export interface Period {
  readonly from: number
  readonly to: number
  /** Last week of the run. */
  readonly last: number
}

export interface PeriodControl {
  current(): Period
  set(from: number, to: number): void
  onChange(follow: (period: Period) => void): void
}

/** Fewer weeks are not worth a picture. */
const SHORTEST = 8

export function createPeriod(dates: readonly string[]): PeriodControl {
  const last = Math.max(1, dates.length - 1)
  const followers: ((period: Period) => void)[] = []
  const inputs = (['from', 'to'] as const).map((end) => document.querySelector<HTMLInputElement>(`#period-${end}`))
  const [from, to] = inputs
  const whole = document.querySelector<HTMLButtonElement>('#period-whole')
  const words = document.querySelector('#period-text')
  let period: Period = { from: 0, to: last, last }
  const control: PeriodControl = {
    current: () => period,
    set(start, end) {
      const [low, high] = room(Math.min(start, end), Math.max(start, end), last)
      period = { from: low, to: high, last }
      tell()
      for (const follow of followers) follow(period)
    },
    onChange: (follow) => void followers.push(follow),
  }
  function tell(): void {
    for (const [input, week] of [
      [from, period.from],
      [to, period.to],
    ] as const) {
      if (!input) continue
      input.value = String(week)
      input.setAttribute('aria-valuetext', longDate(dates[week] ?? ''))
    }
    const isWhole = period.from === 0 && period.to === last
    if (whole) whole.hidden = isWhole
    if (words)
      words.textContent = isWhole
        ? 'whole period'
        : `${longDate(dates[period.from] ?? '')} to ${longDate(dates[period.to] ?? '')}`
  }
  let waiting = false
  for (const input of [from, to])
    input?.addEventListener('input', () => {
      if (waiting) return
      waiting = true
      requestAnimationFrame(() => {
        waiting = false
        const [a, b] = [Number(from?.value ?? 0), Number(to?.value ?? last)]
        // The end that moves pushes the other before it.
        if (input === from) control.set(a, Math.max(b, a + SHORTEST))
        else control.set(Math.min(a, b - SHORTEST), b)
      })
    })
  whole?.addEventListener('click', () => {
    control.set(0, last)
    from?.focus()
  })
  tell()
  return control
}

/** At least the shortest period, within the run. */
function room(low: number, high: number, last: number): [number, number] {
  const length = Math.min(last, Math.max(SHORTEST, high - low))
  const start = Math.max(0, Math.min(low, last - length))
  return [start, start + length]
}
