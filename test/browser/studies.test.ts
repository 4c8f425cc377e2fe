/** The pages of sensitivity studies and of discovery in the real browser. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { discoveryPage } from '../../reports/discovery/section.ts'
import { sensitivityPage } from '../../reports/sensitivity/section.ts'
import { renderStudyPage } from '../../reports/study.ts'
import { realAssets } from '../reports/render.ts'
import { DISCOVERY, MORRIS, SOBOL } from '../reports/studies-fixture.ts'
import { connectChromium } from './connect-chromium.ts'
import { layoutOf, openFile, seriousFindingsOf } from './open.ts'

/** Pictures of the last run, to be looked at. */
const PICTURES = fileURLToPath(new URL('../../test-results/', import.meta.url))
const PAGES = { morris: sensitivityPage(MORRIS), sobol: sensitivityPage(SOBOL), discovery: discoveryPage(DISCOVERY) }
const fileOf = (name: string): string => `${PICTURES}${name}.html`

let browser: Browser

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  const assets = await realAssets()
  for (const [name, page] of Object.entries(PAGES)) writeFileSync(fileOf(name), await renderStudyPage(page, assets))
  browser = await connectChromium()
})
afterAll(async () => browser?.close())

describe.each(Object.keys(PAGES))('the page of %s', (name) => {
  test.each([
    ['desktop', { viewport: { width: 1280, height: 1400 } }],
    ['phone', { viewport: { width: 390, height: 1400 } }],
  ] as const)('%s: no error, no request, no overflow, no cut text', async (size, options) => {
    const { page, trouble } = await openFile(browser, fileOf(name), options)
    expect(await layoutOf(page)).toEqual({ overflow: 0, cut: [] })
    expect(trouble).toEqual([])
    await page.context().close()
  })

  test('axe finds nothing serious in the light view and in the dark one, on a desk and on a phone', async () => {
    expect(await seriousFindingsOf(browser, fileOf(name))).toEqual([])
  })
})
