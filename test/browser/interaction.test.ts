/** What charts answer to pointer and keyboard: the bubble, the legend, the period; and that nothing of it changes what is drawn. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { longDate } from '../../reports/words/dates.ts'
import { number, span } from '../../reports/words/numbers.ts'
import { reportPage, RESULT } from '../reports/render.ts'
import { connectChromium } from './connect-chromium.ts'
import { openFile, axeFindings, settled, unfold } from './open.ts'

/** Pictures of the last run, to be looked at. */
const PICTURES = fileURLToPath(new URL('../../test-results/', import.meta.url))
const FILE = `${PICTURES}interaction.html`
const result = RESULT
const LAST = result.dates.length - 1

let browser: Browser
let page: Page
let trouble: readonly string[]

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  writeFileSync(FILE, await reportPage())
  browser = await connectChromium()
  ;({ page, trouble } = await openFile(browser, FILE, { viewport: { width: 1280, height: 1000 } }))
  await unfold(page)
})
afterAll(async () => browser?.close())

const WIDE = '[data-plot]:not(.v-narrow)'
const figure = (id: string) => page.locator(`#figure-${id}`)

/** Puts the pointer on a week of a chart, at a share of the plot's height. */
async function pointAt(id: string, week: number, share: number, from = 0, to = LAST): Promise<void> {
  const holder = figure(id).locator(`${WIDE}[data-plot]`).first()
  await holder.scrollIntoViewIfNeeded()
  const { x, y } = await holder.evaluate(
    (element, [at, height]) => {
      const svg = element.querySelector('svg')!
      const box = svg.getBoundingClientRect()
      const scale = box.width / svg.viewBox.baseVal.width
      const [left = 0, top = 0, width = 0, tall = 0] = element.getAttribute('data-plot')!.split(' ').map(Number)
      return { x: box.left + (left + width * at!) * scale, y: box.top + (top + tall * height!) * scale }
    },
    [(week - from) / (to - from), share],
  )
  await page.mouse.move(x, y)
}

async function setPeriod(from: number, to: number): Promise<void> {
  await page.evaluate(
    ([a, b]) => {
      const inputs = ['from', 'to'].map((end) => document.querySelector<HTMLInputElement>(`#period-${end}`)!)
      inputs[0]!.value = String(a)
      inputs[1]!.value = String(b)
      inputs[1]!.dispatchEvent(new Event('input'))
    },
    [from, to],
  )
  await page.waitForFunction((to) => document.querySelector<HTMLInputElement>('#date')!.max === String(to), to)
}

const whole = (): Promise<void> =>
  page.evaluate(() => document.querySelector<HTMLButtonElement>('#period-whole')!.click())
const pictures = (): Promise<string[]> =>
  page.locator('.panel svg').evaluateAll((all) =>
    all.map((svg) => {
      const copy = svg.cloneNode(true) as SVGElement
      copy.querySelector('.cursor')?.remove()
      return copy.outerHTML
    }),
  )

describe('the bubble', () => {
  test.each([0, 7, 20])('shows median and interval of week %i, as in the result', async (week) => {
    await pointAt('price-Dy', week, 0.5)
    const text = await page.locator('.tip').innerText()
    expect(text).toContain(longDate(result.dates[week]!))
    for (const name of ['quotePrice.Dy', 'domesticPrice.Dy']) {
      const at = (q: number): string => number(Number(result.series[name]!.bands[q]![week]!.toPrecision(5)))
      expect(text).toContain(`${at(2)} (${span(at(0), at(4))})`)
    }
  })

  test('stays inside the window, goes with Escape and with the pointer, and is not read aloud', async () => {
    await pointAt('price-Dy', LAST, 0.9)
    const box = (await page.locator('.tip').boundingBox())!
    expect(box.x + box.width).toBeLessThanOrEqual(1280)
    expect(await page.locator('.tip').getAttribute('aria-hidden')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await page.locator('.tip').isVisible()).toBe(false)
    await pointAt('price-Dy', 3, 0.5)
    expect(await page.locator('.tip').isVisible()).toBe(true)
    await page.mouse.move(5, 500)
    expect(await page.locator('.tip').isVisible()).toBe(false)
  })

  test('says what a cell of the heat map stands for, in the words of its table', async () => {
    const cells = figure('shortfall').locator(`${WIDE} [data-tip]`)
    expect(await cells.count()).toBeGreaterThan(10)
    const cell = cells.nth(3)
    await cell.scrollIntoViewIfNeeded()
    await cell.hover()
    const [title, value] = (await cell.getAttribute('data-tip'))!.split(': ')
    const text = await page.locator('.tip').innerText()
    expect(text).toContain(title)
    expect(text).toContain(value)
    const [sector] = title!.split(', ')
    expect(await figure('shortfall').locator('tbody th').allTextContents()).toContain(sector)
  })
})

describe('the legend', () => {
  test('brings one colour forward and dims the others, and gives everything back', async () => {
    const before = await pictures()
    const buttons = figure('price-Dy').locator('.legend button')
    await buttons.first().click()
    expect(await buttons.first().getAttribute('aria-pressed')).toBe('true')
    const { own, others, plain } = await figure('price-Dy').evaluate((element) => {
      const tone = element.getAttribute('data-focus')!
      const marks = [
        ...element.querySelectorAll('[data-plot]:not(.v-narrow) svg path, [data-plot]:not(.v-narrow) svg text'),
      ]
      const isDim = (mark: Element): boolean => mark.classList.contains('dim')
      const has = (mark: Element, name: string): boolean =>
        ['fill', 'stroke'].some((side) =>
          (mark.getAttribute(side) ?? mark.parentElement?.getAttribute(side))?.startsWith(`var(--${name})`),
        )
      const legend = [...element.querySelectorAll('.legend li')].map((item) => item.getAttribute('data-tone')!)
      return {
        own: marks.filter((mark) => has(mark, tone)).map(isDim),
        others: marks.filter((mark) => !has(mark, tone) && legend.some((name) => has(mark, name))).map(isDim),
        plain: marks.filter((mark) => has(mark, 'muted')).map(isDim),
      }
    })
    expect(own.length).toBeGreaterThan(0)
    expect(own).not.toContain(true)
    expect(others.length).toBeGreaterThan(0)
    expect(others).not.toContain(false)
    expect(plain).not.toContain(true)
    await pointAt('price-Dy', 7, 0.5)
    expect(await page.locator('.tip span').count()).toBe(1)
    await buttons.first().focus()
    await page.keyboard.press('Enter')
    expect(await buttons.first().getAttribute('aria-pressed')).toBe('false')
    expect(await pictures()).toEqual(before)
  })
})

describe('the period', () => {
  test('is the same for all time charts, puts each week where it belongs, and the whole period gives every picture back', async () => {
    const before = await pictures()
    const [from, to] = [4, 16]
    await setPeriod(from, to)
    const week = 10
    await page.evaluate((at) => {
      const slider = document.querySelector<HTMLInputElement>('#date')!
      slider.value = String(at)
      slider.dispatchEvent(new Event('input'))
    }, week)
    await settled(page)
    const places = await page.locator('.panel [data-plot]').evaluateAll((holders) =>
      holders.flatMap((holder) => {
        const [x = 0, , width = 1] = holder.getAttribute('data-plot')!.split(' ').map(Number)
        const line = holder.querySelector('.cursor line')
        return line ? [(Number(line.getAttribute('x1')) - x) / width] : []
      }),
    )
    expect(places.length).toBeGreaterThan(10)
    for (const place of places) expect(place).toBeCloseTo((week - from) / (to - from), 9)
    // A drawn mark: the median line's own week stands under the cursor.
    const apart = await figure('price-Dy').evaluate(
      (element, [at, last]) => {
        const svg = element.querySelector<SVGSVGElement>('[data-plot]:not(.v-narrow) svg')!
        const median = svg.querySelector<SVGPathElement>('path[stroke^="var(--blue"]')!
        // Each point of the line is said from the one before it.
        const steps = median
          .getAttribute('d')!
          .match(/-?(?:\d+\.?\d*|\.\d+)/g)!
          .map(Number)
        const sum = (axis: number): number =>
          steps.filter((_, k) => k % 2 === axis && k <= 2 * at! + 1).reduce((a, b) => a + b, 0)
        const there = new DOMPoint(sum(0), sum(1)).matrixTransform(median.getCTM()!)
        const dot = svg.querySelector<SVGCircleElement>('.cursor circle')!
        const cursor = new DOMPoint(Number(dot.getAttribute('cx')), Number(dot.getAttribute('cy'))).matrixTransform(
          dot.getCTM()!,
        )
        return [there.x - cursor.x, there.y - cursor.y, last]
      },
      [week, LAST],
    )
    expect(Math.abs(apart[0]!)).toBeLessThan(1)
    expect(Math.abs(apart[1]!)).toBeLessThan(1.5)
    await pointAt('price-Dy', 12, 0.5, from, to)
    expect(await page.locator('.tip b').innerText()).toBe(longDate(result.dates[12]!))
    await whole()
    await page.mouse.move(5, 500)
    expect(await pictures()).toEqual(before)
  })

  test('a drag along a time axis chooses it', async () => {
    await pointAt('price-Dy', 4, 1.04)
    await page.mouse.down()
    await pointAt('price-Dy', 16, 1.04)
    await page.mouse.up()
    expect(await page.locator('#period-text').innerText()).toBe(
      `${longDate(result.dates[4]!)} to ${longDate(result.dates[16]!)}`,
    )
    await whole()
    expect(await page.locator('#period-text').innerText()).toBe('whole period')
  })

  test('both ends move by keyboard, never nearer than eight weeks', async () => {
    await page.locator('details.period > summary').click()
    await page.locator('#period-from').focus()
    await page.keyboard.press('End')
    await settled(page)
    const ends = await page.evaluate(() =>
      ['from', 'to'].map((end) => Number(document.querySelector<HTMLInputElement>(`#period-${end}`)!.value)),
    )
    expect(ends).toEqual([LAST - 8, LAST])
    expect(await page.locator('#period-from').getAttribute('aria-valuetext')).toBe(longDate(result.dates[LAST - 8]!))
    await page.locator('#period-whole').focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.querySelector<HTMLInputElement>('#period-from')!.value)).toBe('0')
  })

  test('paper shows the whole period', async () => {
    const before = await pictures()
    await setPeriod(4, 16)
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await pictures()).toEqual(before)
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    expect(await pictures()).not.toEqual(before)
    await whole()
  })
})

test('nothing for axe with a legend pressed and a period chosen, no error, no request', async () => {
  await setPeriod(4, 16)
  await figure('price-Dy').locator('.legend button').first().click()
  expect(await axeFindings(page)).toEqual([])
  expect(trouble).toEqual([])
})
