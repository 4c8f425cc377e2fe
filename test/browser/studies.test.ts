/** The pages of sensitivity studies, discovery, sweeps and searches in the real browser, one visit each. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { discoveryPage } from '../../reports/discovery/section.ts'
import { sensitivityPage } from '../../reports/sensitivity/section.ts'
import { solutionPage } from '../../reports/sweep/solution.ts'
import { sweepPage } from '../../reports/sweep/section.ts'
import { renderStudyPage } from '../../reports/study.ts'
import { realAssets } from '../reports/render.ts'
import { DISCOVERY, MORRIS, SOBOL } from '../reports/studies-fixture.ts'
import { CURVE, MAP, SOLUTION } from '../reports/sweep-fixture.ts'
import { connectChromium } from './connect-chromium.ts'
import { looksOf } from './open.ts'

/** Pictures of the last run, to be looked at. */
const PICTURES = fileURLToPath(new URL('../../test-results/', import.meta.url))
const PAGES = {
  morris: sensitivityPage(MORRIS),
  sobol: sensitivityPage(SOBOL),
  discovery: discoveryPage(DISCOVERY),
  sweep: sweepPage(CURVE),
  map: sweepPage(MAP),
  solution: solutionPage(SOLUTION),
}
const fileOf = (name: string): string => `${PICTURES}${name}.html`

let browser: Browser

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  const assets = await realAssets()
  for (const [name, page] of Object.entries(PAGES)) writeFileSync(fileOf(name), await renderStudyPage(page, assets))
  browser = await connectChromium()
})
afterAll(async () => browser?.close())

test.each(Object.keys(PAGES))('the page of %s: no request, no error, nothing cut, nothing for axe', async (name) => {
  const { looks, trouble } = await looksOf(browser, fileOf(name))
  expect({ looks, trouble }).toEqual({ looks: [], trouble: [] })
})
