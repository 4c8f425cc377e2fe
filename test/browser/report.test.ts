import { mkdirSync, writeFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textWidth } from '../../reports/charts/text-width.ts'
import { renderReport } from '../../reports/index.ts'
import { syntheticResult } from '../reports/fixture.ts'
import { HOSTILE, mapTexts } from '../reports/hostile.ts'
import { realAssets, reportPage, RESULT } from '../reports/render.ts'
import type { Result } from '../../sim/studies/batch/result.ts'
import { connectChromium } from './connect-chromium.ts'
import { type Opened, openFile, overflowOf, looksOf, settled, textOf, unfold, unfoldAll } from './open.ts'

/** Pictures of the last run, to be looked at. */
const PICTURES = fileURLToPath(new URL('../../test-results/', import.meta.url))
const at = (name: string): string => `${PICTURES}${name}`

let browser: Browser
const result = RESULT
/** The page on a desk, for all that readers do there one after another. */
let desk: Opened

const open = (file: string, options: BrowserContextOptions = {}): Promise<Opened> =>
  openFile(browser, at(file), options)

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  const assets = await realAssets()
  writeFileSync(at('report.html'), await reportPage())
  const hostile = mapTexts(syntheticResult({ elements: ['Dy', 'Tb'] }), (text, path) =>
    /^\.scenario\.(name|title|sectors|assumptions|uncertainties|agents|events)|^\.run\.(engine|command)|\.source$/.test(
      path,
    ) && !/\.(date|kind)$/.test(path)
      ? `${text}${HOSTILE.join(' ')}`
      : text,
  ) as Result
  writeFileSync(at('hostile.html'), await renderReport(hostile, assets))
  browser = await connectChromium()
  desk = await open('report.html')
})
afterAll(async () => browser?.close())

describe('the report from disk', () => {
  test('on a desk: no error, no request, no overflow', async () => {
    const { page, trouble } = desk
    expect(await overflowOf(page)).toBe(0)
    expect(trouble).toEqual([])
  })

  test.each([
    ['on a phone', { viewport: { width: 390, height: 844 } }],
    ['in the dark', { colorScheme: 'dark' }],
  ] as const)('%s: no error, no request, no overflow', async (_, options) => {
    const { page, trouble } = await open('report.html', options)
    expect(await overflowOf(page)).toBe(0)
    expect(trouble).toEqual([])
    await page.context().close()
  })

  test('one drawing of each panel is visible, and it has marks', async () => {
    const { page } = desk
    await unfoldAll(page)
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await settled(page)
      const panels = await page.$$eval('.panel', (all) =>
        all.map((panel) => {
          const seen = [...panel.querySelectorAll('.swap svg')].filter((svg) => svg.getBoundingClientRect().width > 0)
          const svg = seen[0]
          const box = svg?.getBoundingClientRect()
          const texts = [...(svg?.querySelectorAll('text') ?? [])].map((text) => text.getBoundingClientRect())
          return {
            id: panel.getAttribute('data-panel'),
            drawings: seen.length,
            marks: svg?.querySelectorAll('path[d^="M"], circle').length ?? 0,
            labels: texts.length,
            cut: texts.filter((text) => box && (text.left < box.left - 2 || text.right > box.right + 2)).length,
          }
        }),
      )
      expect(panels.length).toBeGreaterThan(40)
      expect(
        panels.filter((panel) => panel.drawings !== 1 || panel.marks < 3 || panel.labels < 2 || panel.cut > 0),
      ).toEqual([])
    }
  })

  test('the date slider moves every cursor and the values', async () => {
    const { page, trouble } = desk
    const state = () =>
      page.evaluate(() => ({
        date: document.querySelector('#date-text')?.textContent,
        spoken: document.querySelector('#date')?.getAttribute('aria-valuetext'),
        bar: document.querySelector('.dates .read-out')?.textContent,
        values: [...document.querySelectorAll('.panel .read-out')].map((one) => one.textContent),
        lines: [...document.querySelectorAll('g.cursor line')].map((line) => Number(line.getAttribute('x1'))),
      }))
    const before = await state()
    await page.focus('#date')
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight')
    await page.waitForFunction((date) => document.querySelector('#date-text')?.textContent !== date, before.date)
    const after = await state()
    expect(after.spoken).toBe(after.date)
    expect(after.bar).toMatch(/^DysprosiumOutside quote [\d,.]+ \([\d,.]+–[\d,.]+\)/)
    expect(before.lines.length).toBeGreaterThan(80)
    expect(after.lines.every((x, i) => x > before.lines[i]!)).toBe(true)
    expect(after.values.filter((text, i) => text === '' || text === before.values[i]).length).toBeLessThan(6)
    const week = Number(await page.inputValue('#date'))
    const bands = result.series['leadTime']!.bands.map((band) => Number(band[week]!.toPrecision(3)))
    const shown = await page.textContent('.panel .read-out[data-panel="lead-time"]')
    expect(shown).toBe(`Lead time ${bands[2]} (${bands[0]}–${bands[4]})`)
    expect(trouble).toEqual([])
  })

  test('pressing on a chart moves the date there', async () => {
    const { page } = desk
    // A test before it that fails on a phone's width must not leave this one waiting for the wide drawing.
    await page.setViewportSize({ width: 1280, height: 900 })
    await unfold(page)
    const chart = page.locator('.panel[data-panel="lead-time"] .v-wide svg')
    await chart.scrollIntoViewIfNeeded()
    const box = (await chart.boundingBox())!
    await page.mouse.click(box.x + box.width * 0.9, box.y + box.height * 0.5)
    await page.waitForFunction(() => Number((document.querySelector('#date') as HTMLInputElement).value) > 130)
  })

  test('the dark view can be switched by hand', async () => {
    const { page } = desk
    const back = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await back()
    await page.click('#theme')
    expect(await back()).not.toBe(light)
    expect(await page.textContent('#theme')).toBe('Light view')
  })

  test('a figure is saved as SVG and as PNG with its title, source and run', async () => {
    const { page, trouble } = desk
    const saved = async (name: string) => {
      const button = page.locator('#figure-price-Dy').getByRole('button', { name })
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
      return download
    }
    const svg = await textOf(await saved('Save as SVG'))
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" /)
    expect(svg).not.toMatch(/var\(|class="cursor"/)
    for (const part of ['Dysprosium outside China', 'run', result.run.digest.slice(0, 12), '50% of runs'])
      expect(svg).toContain(part)
    const isXml = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror') === null,
      svg,
    )
    expect(isXml).toBe(true)
    writeFileSync(at('saved.svg'), svg)
    const png = await saved('Save as PNG')
    expect(png.suggestedFilename()).toMatch(/^price-Dy-[A-Za-z0-9]+\.png$/)
    const bytes = await buffer(await png.createReadStream())
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    writeFileSync(at('saved.png'), bytes)
    expect(trouble).toEqual([])
  })

  test('an address that names a figure to embed shows it alone; any other shows the page', async () => {
    const { page } = await open('report.html')
    const shown = async (hash: string): Promise<string> => {
      await page.goto('about:blank')
      await page.goto(`${pathToFileURL(at('report.html')).href}${hash}`)
      return page.evaluate(() => [...document.body.children].map(({ id }) => id).join())
    }
    expect(await shown('#embed=figure-price-Dy')).toBe('figure-price-Dy')
    expect(await page.textContent('figcaption')).toContain(result.run.digest.slice(0, 12))
    for (const other of ['#embed=nothing', '#embed=summary', '#figure-price-Dy'])
      expect(await shown(other)).not.toBe('')
    expect(await page.locator('main').count()).toBe(1)
    await page.context().close()
  })

  test('a figure downloads as CSV with every week and all quantiles', async () => {
    const { page, trouble } = desk
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('button.download[data-figure="price-Dy"]'),
    ])
    expect(download.suggestedFilename()).toMatch(/^price-Dy-[A-Za-z0-9]+\.csv$/)
    const lines = (await textOf(download)).trim().split('\r\n')
    expect(lines).toHaveLength(result.dates.length + 1)
    expect(lines[0]).toMatch(/^date,quotePrice\.Dy p05,quotePrice\.Dy p25/)
    expect(lines[1]!.split(',')).toHaveLength(16)
    expect(trouble).toEqual([])
  })

  test('everything is readable without JavaScript', async () => {
    const { page, trouble } = await open('report.html', { javaScriptEnabled: false })
    expect(await overflowOf(page)).toBe(0)
    expect(await page.locator('h1').isVisible()).toBe(true)
    expect(await page.locator('.panel svg:visible').count()).toBeGreaterThan(7)
    expect(await page.locator('button:visible, input:visible').count()).toBe(0)
    await page.locator('#figure-price-Dy summary').click()
    expect(await page.locator('#figure-price-Dy tbody tr').first().isVisible()).toBe(true)
    expect(trouble).toEqual([])
    await page.context().close()
  })

  test('axe finds nothing, and nothing is cut, in the light view and in the dark one, on a desk and on a phone', async () => {
    expect(await looksOf(browser, at('report.html'))).toEqual({ looks: [], trouble: [] })
  })
})

test('hostile texts run nothing, fetch nothing and break no rule', async () => {
  const { page, trouble } = await open('hostile.html')
  expect(await page.evaluate(() => (window as unknown as { pwned?: number }).pwned)).toBeUndefined()
  expect(await page.locator('iframe, img, object, embed, base').count()).toBe(0)
  await unfoldAll(page)
  expect(await overflowOf(page)).toBe(0)
  expect(await page.locator('g.cursor').count()).toBeGreaterThan(20)
  expect(trouble).toEqual([])
  await page.context().close()
})

test('the width table agrees with the embedded font', async () => {
  const { page } = desk
  const texts = [
    '1,120',
    'Outside China',
    'Robots and air-conditioning',
    'Jul 2026',
    'Coatings, ceramics, phosphors',
    '−4.2%',
  ]
  const measured = await page.evaluate((all) => {
    const context = document.createElement('canvas').getContext('2d')!
    context.fontKerning = 'none'
    return all.map((text) =>
      [400, 600].map((weight) => ((context.font = `${weight} 120px Inter`), context.measureText(text).width)),
    )
  }, texts)
  texts.forEach((text, i) => {
    expect(Math.abs(textWidth(text, 120) / measured[i]![0]! - 1)).toBeLessThan(0.005)
    expect(Math.abs(textWidth(text, 120, true) / measured[i]![1]! - 1)).toBeLessThan(0.005)
  })
})
