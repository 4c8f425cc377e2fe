/** The first screen: an answer at once, the same bytes as in Node behind it, settings that travel. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ReportScreen, renderReport } from '../../reports/index.ts'
import { FEWEST } from '../../reports/screen/paired.ts'
import type { Result } from '../../sim/studies/batch/result.ts'
import { simulate } from '../../sim/index.ts'
import { applyChanges } from '../../sim/studies/live/changes.ts'
import { meanFrom } from '../../sim/studies/live/mean-from.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { chokepoint, newFolder, REAL, SCENARIO, SCENARIOS } from '../cli/command-line.ts'
import { realAssets } from '../reports/render.ts'
import { screenOf } from '../reports/screen-of.ts'
import { shipped } from '../run-shipped.ts'
import { oneEach } from '../smaller.ts'
import { connectChromium } from './connect-chromium.ts'
import { type Opened, openFile, overflowOf, axeFindings, settled } from './open.ts'

const PICTURES = fileURLToPath(new URL('../../test-results/', import.meta.url))
const FILE = join(PICTURES, 'live.html')
const scenario = shortened('export-controls-2025')
const folder = newFolder()

/** As it lies in the folder of shorter scenarios, where the command line runs it. */
function shortened(name: string): Scenario {
  const parsed = parseScenario((path) => ({ text: readFileSync(join(SCENARIOS, path), 'utf8') }), `${name}.yaml`)
  if (!parsed.ok) throw new Error(`${name} is not as it should be`)
  return parsed.scenario
}
/** What the page computes of a setting: more than stands beside the batch, so that it refines; a third of what a reader's page takes. */
const PAGE_RUNS = FEWEST + 1
let browser: Browser
let screen: ReportScreen

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  const out = join(folder, 'batch')
  const args = ['run', SCENARIO, '-n', '8', '-q', '--no-report', '-o', out]
  expect(await chokepoint(args, { program: REAL })).toMatchObject({ code: 0 })
  const result = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as Result
  const computed = await screenOf(scenario, result, FEWEST)
  screen = { ...computed, screen: { ...computed.screen, pageRuns: PAGE_RUNS } }
  writeFileSync(FILE, await renderReport(result, await realAssets(), [], screen))
  browser = await connectChromium()
})
afterAll(async () => browser?.close())

async function open(options: BrowserContextOptions = {}, fragment = ''): Promise<Opened> {
  const opened = await openFile(browser, FILE, options)
  if (fragment !== '') await opened.page.evaluate((hash) => (location.hash = hash), fragment)
  return opened
}
/** The page whose thread has its engine compiled from the second setting on. */
let warm: Promise<Opened> | undefined
async function computing(fragment: string): Promise<Page> {
  warm ??= open()
  const { page } = await warm
  await page.evaluate((hash) => (location.hash = hash), fragment)
  return page
}
const slider = (page: Page, key: string) => page.locator(`input[data-key="${key}"]`)
const answer = (page: Page): Promise<string> => page.locator('#live-answer').innerText()
const says = (page: Page, name: string, text: RegExp): Promise<unknown> =>
  page.waitForFunction(
    ([id, source]) => new RegExp(source!).test(document.querySelector(`#live-${id}`)?.textContent ?? ''),
    [name, text.source],
  )
const done = (page: Page): Promise<unknown> =>
  says(page, 'status', new RegExp(`^${PAGE_RUNS} pairs of runs, computed in this page`))

test.each(['export-controls-2025', 'ev-boom'])('the bundled engine gives the bytes of Node for %s', async (name) => {
  const one = oneEach(shipped(name, 60))
  const page = await computing('#live')
  const hash = await page.evaluate(async (scenario) => {
    const source = document.querySelector('#engine')?.textContent ?? ''
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
    const answer = await new Promise<{ record: Float64Array; scalars: Float64Array }>((resolve) => {
      worker.onmessage = ({ data }) => resolve(data as { record: Float64Array; scalars: Float64Array })
      worker.postMessage({ scenario, seed: 7, replicate: 3, world: '' })
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
})

describe('the reader', () => {
  test('presses a policy, is answered at once from the batch, takes it back, and holds one beside another', async () => {
    const { page, trouble } = await open()
    expect(await answer(page)).toMatch(/^The controls: .* from .* without them, .* 8 pairs of runs/)
    await page.locator('[data-policy="faster-licences"]').click()
    await says(page, 'answer', /^Faster licences: .*95%/)
    expect(await page.locator('#live-status').textContent()).toMatch(/^Computed with the batch, 8 pairs/)
    expect(await page.evaluate(() => location.hash)).toBe('#live&@policy=faster-licences')
    await page.locator('#live-hold').click()
    await page.locator('[data-policy="western-stockpile"]').click()
    await says(page, 'answer', /^Western stockpile: /)
    expect(await page.locator('.screen-legend [data-who=held]').isVisible()).toBe(true)
    expect(await page.evaluate(() => location.hash)).toBe(
      '#live&@policy=western-stockpile&held&@policy=faster-licences',
    )
    await page.locator('#live-undo').click()
    await says(page, 'answer', /^Faster licences: /)
    await page.goBack()
    expect(await page.locator('.screen-legend [data-who=held]').isVisible()).toBe(false)
    await page.locator('#live-view').selectOption('Europe')
    await says(page, 'answer', /in Europe/)
    expect(await page.locator('#live-help').innerText()).toMatch(/in Europe/)
    await page.locator('#live-reset').click()
    await says(page, 'answer', /^The controls: /)
    expect(trouble).toEqual([])
    await page.context().close()
  })

  test('does five tasks, each with one press at the most, and is answered with an interval or a share of runs', async () => {
    const { page } = await open()
    await settled(page)
    /** What is there before anything is pressed, or after one press: its words, and how long the press took to be answered. */
    const task = async (press: (() => Promise<unknown>) | null, answered: () => Promise<string>, expected: RegExp) => {
      const since = performance.now()
      await press?.()
      const words = await answered()
      const took = performance.now() - since
      expect(words).toMatch(expected)
      return { presses: press === null ? 0 : 1, seconds: press === null ? 0 : Number((took / 1000).toFixed(2)), words }
    }
    const said = (start: RegExp) => async () => {
      await says(page, 'answer', start)
      return answer(page)
    }
    const measured = {
      'who is hit in my country': await task(
        () => page.locator('#live-view').selectOption('Europe'),
        said(/in Europe/),
        /^The controls: .* in Europe/,
      ),
      'what can I do': await task(
        () => page.locator('[data-policy="western-stockpile"]').click(),
        said(/^Western stockpile/),
        /95%|no clear difference/,
      ),
      'what if licences come faster': await task(
        () => page.locator('[data-policy="faster-licences"]').click(),
        said(/^Faster licences/),
        /95%|no clear difference/,
      ),
      'how sure': await task(
        null,
        () => page.locator('#live .doubt').innerText(),
        /observed values inside the 90% band.*inputs are guesses/s,
      ),
      'when does it end': await task(
        () => page.locator('nav a[href="#recovery"]').click(),
        () => page.locator('#recovery').innerText(),
        /median|of runs|of the runs/,
      ),
    }
    process.stdout.write(`${JSON.stringify(measured, null, 1)}\n`)
    await page.context().close()
  })

  test('sees old pictures greyed, and nothing claimed, while the first pairs of a single event are computed', async () => {
    const page = await computing('#live&truce=off')
    expect(await answer(page)).toMatch(/computing the first pairs|too few to tell/)
    await done(page)
    expect(await page.locator('#live').getAttribute('class')).not.toContain('stale')
  })

  test('moves a lever with the keyboard: an estimate that calls itself one, then the page’s own pairs', async () => {
    const page = await computing('#live')
    const { key } = screen.screen.levers.find((lever) => lever.key.startsWith('@'))!
    await slider(page, key).focus()
    await page.keyboard.press('ArrowRight')
    await says(page, 'answer', /Estimated from places nearby|computed|pairs/)
    expect(await page.evaluate(() => location.hash)).toContain(`#live&${key}=`)
    await done(page)
    expect(await answer(page)).not.toMatch(/stimated/)
    expect(await answer(page)).toContain(`${PAGE_RUNS} pairs of runs`)
  })

  test('copies a scenario file that the command line reproduces to the digit', async () => {
    const page = await computing('#live&@reviewCapacity=400&@reviewCapacity.from=2025-03-03&truce=off&for=Europe')
    await done(page)
    const files = [
      'baseline.yaml',
      'posterior-export-controls-2025.yml',
      'export-controls-2025.yaml',
      'observations-2025.csv',
    ]
    for (const name of files) copyFileSync(join(SCENARIOS, name), join(folder, name))
    writeFileSync(join(folder, 'copy.yaml'), await page.locator('#live-yaml').inputValue())
    const trace = await chokepoint(['run', join(folder, 'copy.yaml'), '--replicate', '4', '--trace'], { program: REAL })
    expect(trace).toMatchObject({ code: 0 })
    const changes = new Map<string, number | string | null>([
      ['@reviewCapacity', 400],
      ['@reviewCapacity.from', '2025-03-03'],
      ['truce', null],
    ])
    const { setup } = screen
    const { record } = simulate(applyChanges(setup.scenario, changes), { seed: scenario.seed, replicate: 4 })
    const [head = '', ...rows] = trace.stdout.trim().split('\n')
    const column = head.split(',').indexOf('quotePrice_Dy')
    expect(column).toBeGreaterThan(0)
    const place = setup.series['quotePrice.Dy']!
    const weekly = record.subarray(place * scenario.weeks, (place + 1) * scenario.weeks)
    expect(rows.map((row) => Number(row.split(',')[column]))).toEqual([...weekly])

    // What the page says of the price is the mean of its runs.
    const means = Array.from({ length: PAGE_RUNS }, (_, replicate) => {
      const run = simulate(applyChanges(setup.scenario, changes), { seed: scenario.seed, replicate }).record
      return meanFrom(run.subarray(place * scenario.weeks, (place + 1) * scenario.weeks), screen.screen.crisis.week)!
    })
    const mean = means.reduce((sum, value) => sum + value, 0) / means.length
    const said = /yours US\$([\d,.]+)/.exec(await page.locator('[data-measure="2"] .means').innerText())![1]!
    expect(Number(said.replaceAll(',', ''))).toBeCloseTo(mean, -1)
  })

  test('is told of what a link cannot say: a day that does not exist, a value out of range, a text', async () => {
    const { page, trouble } = await open(
      {},
      '#live&@reviewCapacity=250&@reviewCapacity.from=2025-02-30&announcement-18.askAgain=7&nobody=1&truce=<b>x</b>',
    )
    expect(await slider(page, '@reviewCapacity').inputValue()).toBe('250')
    expect(await page.locator('#live-said').textContent()).toBe('4 settings in the address not understood')
    expect(await page.locator('#live-answer b b').count()).toBe(0)
    expect(trouble).toEqual([])
    await page.context().close()
  })
})

test('fits, reads and says what it needs on a desk, on a phone and in the dark', async () => {
  const { page, trouble } = await open({}, '#live&@policy=faster-licences&held&@policy=-')
  await says(page, 'answer', /^Faster licences: /)
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [390, 'light'],
    [1280, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await settled(page)
    const overflow = await overflowOf(page)
    const isSeenBefore = width !== 1280 || colorScheme !== 'light'
    expect({ width, colorScheme, overflow, findings: await axeFindings(page, isSeenBefore) }).toEqual({
      width,
      colorScheme,
      overflow: 0,
      findings: [],
    })
  }
  await page.emulateMedia({ forcedColors: 'active' })
  const fillOf = (policy: string): Promise<string> =>
    page.locator(`[data-policy="${policy}"]`).evaluate((button) => getComputedStyle(button).backgroundColor)
  expect(await fillOf('faster-licences')).not.toBe(await fillOf('western-stockpile'))
  expect(trouble).toEqual([])
  await page.context().close()
})

test('without JavaScript it shows the charts, the answer and every policy in a table', async () => {
  const { page } = await openFile(browser, FILE, { javaScriptEnabled: false })
  expect(await answer(page)).toMatch(/^The controls: /)
  expect(await page.locator('.screen-chart svg').count()).toBe(3)
  expect(await page.locator('#live-help').innerText()).toMatch(/^What would help: of \d+ policies .* 95% interval/)
  // Nothing that needs a script can be pressed or moved.
  expect(await page.locator('button:visible, input:visible, select:visible').count()).toBe(0)
  expect(await page.locator('#live table tbody tr').count()).toBe(screen.screen.presets.length)
  await page.context().close()
})
