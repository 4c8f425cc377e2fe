import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reportPage } from '../reports/render.ts'
import { connectChromium } from './connect-chromium.ts'
import { openFile, unfold } from './open.ts'

const PICTURES = fileURLToPath(new URL('../../test-results/', import.meta.url))
const FILE = `${PICTURES}print.html`
/** What A4 leaves between margins of 14 mm, in CSS pixels. */
const MM = 96 / 25.4
const PAPER = { width: Math.floor(182 * MM), height: Math.floor(269 * MM) }

let browser: Browser
let page: Page

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  writeFileSync(FILE, await reportPage())
  browser = await connectChromium()
  ;({ page } = await openFile(browser, FILE, { viewport: { width: PAPER.width, height: PAPER.height } }))
  // As the page does before it is printed.
  await unfold(page)
  await page.emulateMedia({ media: 'print' })
})
afterAll(async () => browser?.close())

describe('the report on A4 paper', () => {
  test('no figure is cut: each asks to stay whole and fits on a page', async () => {
    const figures = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('figure.card, .tile')]
        .filter((one) => one.checkVisibility())
        .map((one) => ({
          id: one.id || one.className,
          inside: getComputedStyle(one).breakInside,
          height: one.getBoundingClientRect().height,
        })),
    )
    expect(figures.length).toBeGreaterThan(15)
    expect(figures.filter(({ inside }) => inside !== 'avoid')).toEqual([])
    expect(figures.filter(({ height }) => height > PAPER.height)).toEqual([])
  })

  test('nothing is wider than the paper', async () => {
    const wide = await page.evaluate((width) => {
      const all = [...document.querySelectorAll<HTMLElement>('main *')].filter((one) => one.checkVisibility())
      return all
        .filter((one) => one.getBoundingClientRect().right > width + 1 && !one.closest('svg, .alt'))
        .map((one) => `${one.tagName}.${one.className}`)
    }, PAPER.width)
    expect(wide).toEqual([])
  })

  test('controls stay on the screen, figures and words go to paper', async () => {
    const shown = (selector: string) => page.locator(selector).first().isVisible()
    expect(await shown('.dates')).toBe(false)
    expect(await shown('.download')).toBe(false)
    expect(await shown('#figure-magnet-flows svg')).toBe(true)
    expect(await shown('#figure-magnet-flows .how')).toBe(true)
    const pdf = await page.pdf({ path: `${PICTURES}report.pdf`, preferCSSPageSize: true, printBackground: true })
    const text = pdf.toString('latin1')
    expect(text).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12]/)
    const pages = text.match(/\/Type\s*\/Page\b/g)?.length ?? 0
    expect(pages).toBeGreaterThan(8)
    expect(pages).toBeLessThan(40)
  })

  test('has dark ink, whatever the screen, and no buttons but those that are a legend', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const ink = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink'))
    expect(ink).toBe('#17202a')
    expect(await page.locator('.dates:visible, button:visible:not(.legend button), nav:visible').count()).toBe(0)
  })
})
