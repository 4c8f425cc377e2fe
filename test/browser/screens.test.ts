/**
 * Pictures of the report against kept ones, with tolerance: what no other test sees (overlaps, lost colours, a style that is gone).
 * The result behind it is made up and fixed, so that pictures change with the page alone. `UPDATE_SCREENS=1` keeps new ones, to be
 * looked at before they are committed. Where a picture differs, it and the differences lie in test-results/.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderReport } from '../../reports/index.ts'
import { sensitivitySection } from '../../reports/sensitivity/section.ts'
import { syntheticResult } from '../reports/fixture.ts'
import { realAssets } from '../reports/render.ts'
import { MORRIS } from '../reports/studies-fixture.ts'
import { connectChromium } from './connect-chromium.ts'
import { openFile, settled } from './open.ts'
import { compareImages } from './compare-images.ts'

const KEPT = fileURLToPath(new URL('./screens/', import.meta.url))
const PICTURES = fileURLToPath(new URL('../../test-results/', import.meta.url))
const FILE = `${PICTURES}screens.html`
/** Share of pixels that may differ: edges of letters, when another machine draws them. */
const TOLERANCE = 0.004
/** Half size: small files, and a hair's breadth is no difference. */
const HALF = { deviceScaleFactor: 0.5 }

const DESKTOP = { ...HALF, viewport: { width: 1280, height: 1200 } }
const PHONE = { ...HALF, viewport: { width: 390, height: 1400 } }
const PAPER = { ...HALF, viewport: { width: 720, height: 1120 } }

let browser: Browser

beforeAll(async () => {
  mkdirSync(KEPT, { recursive: true })
  mkdirSync(PICTURES, { recursive: true })
  const assets = await realAssets()
  writeFileSync(FILE, await renderReport(syntheticResult(), assets, [sensitivitySection(MORRIS)]))
  browser = await connectChromium()
})
afterAll(async () => browser?.close())

const SCREENS: readonly (readonly [string, string, BrowserContextOptions])[] = [
  ['wide-summary', '#summary', DESKTOP],
  ['wide-prices', '#prices', DESKTOP],
  ['wide-shortfalls', '#shortfalls', DESKTOP],
  ['wide-licences', '#licences', DESKTOP],
  ['wide-sensitivity', '#sensitivity', DESKTOP],
  ['dark-prices', '#prices', DESKTOP],
  ['dark-shortfalls', '#shortfalls', DESKTOP],
  ['phone-summary', '#summary', PHONE],
  ['phone-prices', '#prices', PHONE],
  ['phone-shortfalls', '#shortfalls', PHONE],
  ['paper-prices', '#prices', PAPER],
  ['paper-shortfalls', '#shortfalls', PAPER],
]

/** One page for all the pictures of a kind. */
const pages = new Map<BrowserContextOptions, Page>()
async function pageOf(options: BrowserContextOptions): Promise<Page> {
  const open = pages.get(options) ?? (await openFile(browser, FILE, { ...options, reducedMotion: 'reduce' })).page
  pages.set(options, open)
  return open
}

test.each(SCREENS)('%s looks as it did', async (name, section, options) => {
  const page = await pageOf(options)
  if (name.startsWith('paper')) await page.emulateMedia({ media: 'print' })
  if (name.startsWith('dark')) await page.emulateMedia({ colorScheme: 'dark' })
  await page.evaluate((target) => document.querySelector(target)!.scrollIntoView(), section)
  await settled(page)
  const actual = await page.screenshot()
  const kept = `${KEPT}${name}.png`
  if (process.env['UPDATE_SCREENS'] !== undefined) writeFileSync(kept, actual)
  const { share, difference } = await compareImages(page, readFileSync(kept), actual)
  if (share > TOLERANCE) {
    writeFileSync(`${PICTURES}screen-${name}.png`, actual)
    writeFileSync(`${PICTURES}screen-${name}-difference.png`, difference)
  }
  expect(share, `see test-results/screen-${name}.png and -difference.png`).toBeLessThanOrEqual(TOLERANCE)
})

test('a difference that a reader would see is found, and shown', async () => {
  const page = await pageOf(DESKTOP)
  await page.evaluate(() => document.querySelector('#prices')!.scrollIntoView())
  const before = await page.screenshot()
  // The bands lose their colour.
  await page.evaluate(() => document.documentElement.style.setProperty('--blue', '#ffffff'))
  const { share, difference } = await compareImages(page, before, await page.screenshot())
  expect(share).toBeGreaterThan(TOLERANCE)
  expect(difference.length).toBeGreaterThan(100)
  expect((await compareImages(page, before, before)).share).toBe(0)
})
