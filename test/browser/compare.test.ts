import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderComparison } from '../../reports/compare.ts'
import { syntheticComparison } from '../reports/compare-fixture.ts'
import { realAssets } from '../reports/render.ts'
import { connectChromium } from './connect-chromium.ts'
import { layoutOf, openFile, looksOf, textOf } from './open.ts'

/** Pictures of the last run, to be looked at. */
const PICTURES = fileURLToPath(new URL('../../test-results/', import.meta.url))
const FILE = `${PICTURES}compare.html`

let browser: Browser

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  writeFileSync(FILE, await renderComparison(syntheticComparison(), await realAssets()))
  browser = await connectChromium()
})
afterAll(async () => browser?.close())

test.each([
  ['dark', { colorScheme: 'dark' }],
  ['without-script', { javaScriptEnabled: false }],
] as const)('%s: no error, no request, no overflow, no cut text', async (name, options) => {
  const { page, trouble } = await openFile(browser, FILE, options)
  expect(await layoutOf(page)).toEqual({ overflow: 0, cut: [] })
  expect(trouble).toEqual([])
  await page.context().close()
})

test('axe finds nothing, and nothing is cut, in the light view and in the dark one, on a desk and on a phone', async () => {
  expect(await looksOf(browser, FILE)).toEqual({ looks: [], trouble: [] })
})

test('figures and tables download as CSV', async () => {
  const { page } = await openFile(browser, FILE)
  for (const [id, lines] of [
    ['policy-losses', 1 + 4 * 3],
    ['comparison-robustness', 1 + 4],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click(`button.download[data-figure="${id}"]`),
    ])
    expect((await textOf(download)).trim().split('\r\n')).toHaveLength(lines)
  }
  await page.context().close()
})
