/** Every lever of the first screen, moved to places between those that the batch computed: milliseconds to the first answer, and to the page's own band. */
import type { Page } from 'playwright-core'
import { quantile } from 'simple-statistics'

/** Places of each lever, in shares of its way: none is one of the batch's own. */
const PLACES = [0.37, 0.71]

interface Answered {
  readonly lever: string
  /** From the input's event to charts and sentence drawn. */
  readonly first: number
  /** To the last pair that the page computes, drawn. */
  readonly full: number
}

export async function benchLevers(page: Page, say: (line: string) => void): Promise<void> {
  const keys = await page.$$eval('#live-levers input[type=range]', (all) =>
    all.map((one) => (one as HTMLInputElement).dataset['key']!),
  )
  // The first also starts the simulator.
  await answered(page, keys[0]!, PLACES[0]! / 2)
  say('lever, ms in the median (95 % quantile)   first answer          full band')
  const all: Answered[] = []
  for (const key of keys) {
    const own: Answered[] = []
    for (const place of PLACES) own.push(await answered(page, key, place))
    say(row(own[0]!.lever, own))
    all.push(...own)
  }
  say(row(`all ${keys.length}`, all))
}

/** From the scenario as it was: one lever alone, as a reader would move it. */
function answered(page: Page, key: string, place: number): Promise<Answered> {
  return page.evaluate(
    async ([own, share]) => {
      const section = document.querySelector('#live')!
      const slider = document.querySelector<HTMLInputElement>(`#live-levers input[data-key="${own}"]`)!
      const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 2))
      const isBusy = (): boolean => section.getAttribute('aria-busy') === 'true'
      const drawn = async (): Promise<void> => {
        while (performance.getEntriesByName('live redraw').length === 0) await pause()
        performance.clearMeasures('live redraw')
      }
      document.querySelector<HTMLButtonElement>('#live-reset')!.click()
      await drawn()
      const [low, high] = [Number(slider.min), Number(slider.max)]
      const start = performance.now()
      slider.value = String(low + (high - low) * share)
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      await drawn()
      const first = performance.now() - start
      while (isBusy()) await pause()
      const full = performance.now() - start
      return { lever: slider.closest('.lever')?.querySelector('label')?.textContent ?? own, first, full }
    },
    [key, place] as const,
  )
}

function row(name: string, all: readonly Answered[]): string {
  const spread = (of: (one: Answered) => number): string => {
    const times = all.map(of)
    return `${quantile(times, 0.5).toFixed(0)} (${quantile(times, 0.95).toFixed(0)})`
  }
  return `  ${name.slice(0, 34).padEnd(38)}${spread((one) => one.first).padEnd(22)}${spread((one) => one.full)}`
}
