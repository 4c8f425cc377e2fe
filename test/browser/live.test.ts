/** The simulator in the page: same bytes as in Node, levers that move the market, settings that travel. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderReport } from '../../reports/index.ts'
import type { Result } from '../../sim/studies/batch/result.ts'
import { simulate } from '../../sim/index.ts'
import { applyChanges } from '../../sim/studies/live/changes.ts'
import { liveSetup } from '../../sim/studies/live/setup.ts'
import { chokepoint, newFolder, REAL, SCENARIO, SCENARIOS } from '../cli/command-line.ts'
import { realAssets } from '../reports/render.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { shipped } from '../run-shipped.ts'
import { connectChromium } from './connect-chromium.ts'
import { type Opened, openFile, seriousFindings } from './open.ts'

const PICTURES = fileURLToPath(new URL('../../test-results/', import.meta.url))
const FILE = join(PICTURES, 'live.html')
/** Runs of the batch, and of every answer of the page. */
const RUNS = 8
const scenario = shortened('export-controls-2025')
const folder = newFolder()

/** As it lies in the folder of shorter scenarios, where the command line runs it. */
function shortened(name: string): Scenario {
  const parsed = parseScenario((path) => ({ text: readFileSync(join(SCENARIOS, path), 'utf8') }), `${name}.yaml`)
  if (!parsed.ok) throw new Error(`${name} is not as it should be`)
  return parsed.scenario
}
let browser: Browser
let result: Result

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  const args = ['run', SCENARIO, '-n', String(RUNS), '-q', '--no-report', '-o', join(folder, 'batch')]
  expect(await chokepoint(args, { program: REAL })).toMatchObject({ code: 0 })
  result = JSON.parse(readFileSync(join(folder, 'batch/summary.json'), 'utf8')) as Result
  const assets = await realAssets()
  writeFileSync(FILE, await renderReport(result, assets, [], liveSetup(scenario, result)))
  browser = await connectChromium()
})
afterAll(async () => browser?.close())

async function open(options: BrowserContextOptions = {}, fragment = ''): Promise<Opened> {
  const opened = await openFile(browser, FILE, options)
  if (fragment !== '') await opened.page.evaluate((hash) => (location.hash = hash), fragment)
  await opened.page.locator('#live').scrollIntoViewIfNeeded()
  return opened
}
const slider = (page: Page, key: string) => page.locator(`input[data-key="${key}"]`)
const line = (page: Page, name: string, chart = 0): Promise<string> =>
  page
    .locator(`[data-chart="${chart}"] path.${name}`)
    .getAttribute('d')
    .then((d) => d ?? '')
async function waitForRuns(page: Page, text: RegExp = new RegExp(`^${RUNS} runs`)): Promise<void> {
  await page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector('#live-status')?.textContent ?? ''),
    text.source,
  )
}

test.each(['export-controls-2025', 'export-quota-2010', 'ev-boom'])(
  'the bundled engine gives the bytes of Node for %s',
  async (name) => {
    const one = shipped(name)
    const { page } = await openFile(browser, FILE)
    const hash = await page.evaluate(async (scenario) => {
      const source = document.querySelector('#engine')?.textContent ?? ''
      const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
      const answer = await new Promise<{ record: Float64Array; scalars: Float64Array }>((resolve) => {
        worker.onmessage = ({ data }) => resolve(data as { record: Float64Array; scalars: Float64Array })
        worker.postMessage({ scenario, seed: 7, replicate: 3 })
      })
      worker.terminate()
      return [...new Uint8Array(answer.record.buffer), ...new Uint8Array(answer.scalars.buffer)].reduce(
        // FNV-1a: the page from disk has no crypto.subtle.
        (sum, byte) => Math.imul(sum ^ byte, 16_777_619) >>> 0,
        2_166_136_261,
      )
    }, one)
    const { record, scalars } = simulate(one, { seed: 7, replicate: 3 })
    let expected = 2_166_136_261
    for (const { buffer } of [record, scalars])
      for (const byte of new Uint8Array(buffer)) expected = Math.imul(expected ^ byte, 16_777_619) >>> 0
    expect(hash).toBe(expected)
    await page.context().close()
  },
)

describe('the reader', () => {
  test('moves a lever and sees the market answer, then takes it back', async () => {
    const { page, trouble } = await open()
    await page.waitForFunction(() => document.querySelector('[data-chart="0"] path.base')?.getAttribute('d') !== '')
    const before = await line(page, 'base')
    expect(await line(page, 'mine')).toBe('')
    await slider(page, 'announcement-18.reviewCapacity').fill('400')
    await page.waitForFunction(() => document.querySelector('[data-chart="0"] path.mine')?.getAttribute('d') !== '')
    expect(await line(page, 'mine')).not.toBe(before)
    expect(await line(page, 'base')).toBe(before)
    expect(await page.locator('#live-table tbody tr').count()).toBeGreaterThan(4)
    await waitForRuns(page)
    expect((await line(page, 'more')).length).toBeGreaterThan(1_000)
    expect(await page.locator('#live-table thead').textContent()).toContain('95 % interval')

    await page.locator('[data-event="truce"] summary').first().click()
    await slider(page, 'truce').uncheck()
    await waitForRuns(page)
    expect(await page.locator('#live-yaml').inputValue()).toContain('truce: null')

    await page.locator('#live-reset').click()
    await page.waitForFunction(() => document.querySelector('[data-chart="0"] path.mine')?.getAttribute('d') === '')
    expect(await line(page, 'base')).toBe(before)
    expect(await page.evaluate(() => location.hash)).toBe('')
    expect(trouble).toEqual([])
    await page.context().close()
  })

  test('does it with the keyboard alone', async () => {
    const { page } = await open()
    await slider(page, 'announcement-18.reviewWeeks').focus()
    await page.keyboard.press('ArrowLeft')
    await page.waitForFunction(() => document.querySelector('[data-chart="0"] path.mine')?.getAttribute('d') !== '')
    expect(await page.evaluate(() => location.hash)).toMatch(/^#live&announcement-18\.reviewWeeks=/)
    await page.context().close()
  })

  test('copies a scenario file that the command line reproduces to the digit', async () => {
    const { page } = await open(
      {},
      '#live&announcement-18.reviewCapacity=400&announcement-18.approvalBySector.defence=0.5&truce=off&london-framework.date=2025-07-01',
    )
    await waitForRuns(page)
    const yaml = await page.locator('#live-yaml').inputValue()
    for (const name of [
      'baseline.yaml',
      'posterior-export-controls-2025.yml',
      'export-controls-2025.yaml',
      'observations-2025.csv',
    ])
      copyFileSync(join(SCENARIOS, name), join(folder, name))
    writeFileSync(join(folder, 'copy.yaml'), yaml)
    const trace = await chokepoint(['run', join(folder, 'copy.yaml'), '--replicate', '4', '--trace'], { program: REAL })
    expect(trace).toMatchObject({ code: 0 })
    const changes = new Map<string, number | string | null>([
      ['announcement-18.reviewCapacity', 400],
      ['announcement-18.approvalBySector.defence', 0.5],
      ['truce', null],
      ['london-framework.date', '2025-07-01'],
    ])
    const setup = liveSetup(scenario, result)!
    const { record } = simulate(applyChanges(setup.scenario, changes), { seed: scenario.seed, replicate: 4 })
    const [head = '', ...rows] = trace.stdout.trim().split('\n')
    const column = head.split(',').indexOf('quotePrice_Dy')
    expect(column).toBeGreaterThan(0)
    const place = setup.series['quotePrice.Dy']!
    const printed = rows.map((row) => Number(row.split(',')[column]))
    expect(printed).toEqual([...record.subarray(place * scenario.weeks, (place + 1) * scenario.weeks)])

    // The page draws from the same record: its median outcomes are those of the command line's batch.
    const out = join(folder, 'copied')
    const args = ['run', join(folder, 'copy.yaml'), '-n', String(RUNS), '--no-report', '--json', '-o', out]
    const ran = await chokepoint(args, { program: REAL })
    const { outcomes } = JSON.parse(ran.stdout) as { outcomes: Record<string, { p50: number }> }
    const cells = await page.locator('#live-table tbody tr').first().locator('td').allTextContents()
    expect(Number(cells[1])).toBeCloseTo(outcomes['peakQuoteRatio.Dy']!.p50, 1)
    await page.context().close()
  })

  test('opens a link with settings, and is told of what a link cannot say', async () => {
    const { page, trouble } = await open(
      {},
      '#live&announcement-18.reviewCapacity=250&announcement-18.askAgain=7&nobody=1&truce=<b>x</b>',
    )
    await waitForRuns(page)
    expect(await slider(page, 'announcement-18.reviewCapacity').inputValue()).toBe('250')
    expect(await page.locator('#live-said').textContent()).toBe('3 settings in the address not understood')
    expect(await page.locator('#live b').count()).toBe(0)
    expect(trouble).toEqual([])
    await page.context().close()
  })
})

test.each([
  ['desktop', { viewport: { width: 1280, height: 1000 } }],
  ['phone', { viewport: { width: 390, height: 844 } }],
  ['dark', { colorScheme: 'dark', viewport: { width: 1280, height: 1000 } }],
] as const)('%s: fits, reads and says what it needs', async (name, options) => {
  const { page, trouble } = await open({ ...options, bypassCSP: true }, '#live&announcement-18.reviewCapacity=400')
  await waitForRuns(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
  await page.evaluate(() => document.querySelector('#live')?.scrollIntoView())
  await page.locator('#live-table').scrollIntoViewIfNeeded()
  expect(await seriousFindings(page)).toEqual([])
  expect(trouble).toEqual([])
  await page.context().close()
})

test('without JavaScript it says what it would do', async () => {
  const { page } = await openFile(browser, FILE, { javaScriptEnabled: false })
  expect(await page.locator('#live noscript').count()).toBe(1)
  expect(await page.locator('#live .live').isVisible()).toBe(false)
  await page.context().close()
})
