import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderHindcast } from '../../reports/hindcast.ts'
import { idOf } from '../../reports/charts/chart.ts'
import type { HindcastResult } from '../../sim/studies/hindcast/result.ts'
import { syntheticHindcast } from '../reports/hindcast-fixture.ts'
import { HOSTILE, mapTexts } from '../reports/hostile.ts'
import { realAssets } from '../reports/render.ts'
import { connectChromium } from './connect-chromium.ts'
import { type Opened, openFile, overflowOf, looksOf, settled, textOf } from './open.ts'

/** Pictures of the last run, to be looked at. */
const PICTURES = fileURLToPath(new URL('../../test-results/', import.meta.url))
const FILE = `${PICTURES}hindcast.html`
const result = syntheticHindcast()

let browser: Browser
/** The page on a desk, for all that is looked at there. */
let desk: Opened

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  const assets = await realAssets()
  writeFileSync(FILE, await renderHindcast(result, assets))
  const hostile = mapTexts(syntheticHindcast(), (text, path) =>
    /\.(title|source|evidence|measure|command|engine)$/.test(path) ? `${text}${HOSTILE.join(' ')}` : text,
  ) as HindcastResult
  writeFileSync(`${PICTURES}hindcast-hostile.html`, await renderHindcast(hostile, assets))
  browser = await connectChromium()
  desk = await openFile(browser, FILE)
})
afterAll(async () => browser?.close())

test('on a desk: no error, no request, no overflow', async () => {
  expect(await overflowOf(desk.page)).toBe(0)
  expect(desk.trouble).toEqual([])
})

test.each([
  ['phone', { viewport: { width: 390, height: 1600 } }],
  ['dark', { colorScheme: 'dark' }],
  ['without-script', { javaScriptEnabled: false }],
] as const)('%s: no error, no request, no overflow', async (name, options) => {
  const { page, trouble } = await openFile(browser, FILE, options)
  expect(await overflowOf(page)).toBe(0)
  expect(trouble).toEqual([])
  await page.context().close()
})

test.each([390, 1280])('every chart at %i px draws each figure, event and window once', async (width) => {
  const { page } = desk
  await page.setViewportSize({ width, height: 900 })
  await settled(page)
  const drawn = await page.$$eval('.panel', (panels) =>
    panels.map((panel) => {
      const seen = [...panel.querySelectorAll('.swap svg')].filter((svg) => svg.getBoundingClientRect().width > 0)
      const svg = seen[0]!
      const box = svg.getBoundingClientRect()
      const texts = [...svg.querySelectorAll('text')]
      const inked = (fill: string, stroke: string): number =>
        svg.querySelectorAll(`path[fill^="var(--${fill}"][stroke^="var(--${stroke}"]`).length
      return {
        id: panel.getAttribute('data-panel'),
        drawings: seen.length,
        fitted: inked('ink', 'card'),
        heldOut: inked('card', 'ink'),
        whiskers: svg.querySelectorAll('line[stroke^="var(--ink"]').length,
        naive: svg.querySelectorAll('path[stroke^="var(--muted"]').length,
        spans: svg.querySelectorAll('line[stroke^="var(--muted"][stroke-width="3"]').length,
        events: texts.filter((text) => text.closest('[fill]')?.getAttribute('fill')?.startsWith('var(--ink')).length,
        cut: texts.filter((text) => {
          const at = text.getBoundingClientRect()
          return at.left < box.left - 2 || at.right > box.right + 2 || at.top < box.top - 2
        }).length,
      }
    }),
  )
  const expected = result.histories.flatMap((history) =>
    history.series.map((series) => {
      const scored = new Set(series.observed.map((one) => one.window))
      const windows = history.windows.filter((window) => scored.has(window.id))
      const [from, to] = [Math.min(...windows.map((w) => w.from)) - 8, Math.max(...windows.map((w) => w.to)) + 8]
      return {
        id: idOf(history.name, series.name.replaceAll('.', '-')),
        drawings: 1,
        fitted: series.observed.filter((one) => one.split === 'fit').length,
        heldOut: series.observed.filter((one) => one.split === 'held_out').length,
        whiskers: series.observed.filter((one) => one.low !== null).length,
        naive: series.naive.length,
        spans: windows.length,
        events: history.events.filter((event) => event.week >= from && event.week <= to).length,
        cut: 0,
      }
    }),
  )
  expect(drawn).toEqual(expected)
})

test('each line of the scoreboard has a strip that shows band, median and observed mark', async () => {
  const strips = await desk.page.$$eval('.board svg.strip', (all) =>
    all.map((svg) => ['band', 'median', 'observed'].map((mark) => svg.querySelectorAll(`.${mark}`).length)),
  )
  expect(strips).toEqual(result.patterns.map(({ median }) => (Number.isFinite(median) ? [1, 1, 1] : [0, 0, 1])))
})

test('a chart downloads as CSV with every week, naive week and observed figure', async () => {
  const { page, trouble } = desk
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('button.download[data-figure="controls-quotePrice-Dy"]'),
  ])
  expect(download.suggestedFilename()).toMatch(/^controls-quotePrice-Dy-[0-9a-f]{12}\.csv$/)
  const lines = (await textOf(download)).trim().split('\r\n')
  const { dates, series } = result.histories[0]!
  const naive = series[0]!.naive.reduce((sum, one) => sum + one.median.length, 0)
  expect(lines).toHaveLength(1 + dates.length + naive + series[0]!.observed.length)
  expect(lines[1]).toMatch(/^2025-01-06,simulated,175,220,250,/)
  expect(trouble).toEqual([])
})

test('axe finds nothing, and nothing is cut, in the light view and in the dark one, on a desk and on a phone', async () => {
  expect(await looksOf(browser, FILE)).toEqual({ looks: [], trouble: [] })
})

test('prints on A4 in light colours', async () => {
  const { page } = await openFile(browser, FILE, { colorScheme: 'dark' })
  const pdf = await page.pdf({ path: `${PICTURES}hindcast.pdf`, preferCSSPageSize: true, printBackground: true })
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12]/)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const ink = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink'))
  expect(ink).toBe('#17202a')
  expect(await page.locator('button:visible:not(.legend button), nav:visible').count()).toBe(0)
  await page.context().close()
})

test('hostile texts run nothing, fetch nothing and break no rule', async () => {
  const { page, trouble } = await openFile(browser, `${PICTURES}hindcast-hostile.html`)
  expect(await page.evaluate(() => (window as unknown as { pwned?: number }).pwned)).toBeUndefined()
  expect(await page.locator('iframe, img, object, embed, base').count()).toBe(0)
  expect(trouble).toEqual([])
  await page.context().close()
})
