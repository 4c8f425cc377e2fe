/**
 * `npm run bench paint`: the report of the shipped scenario in the real browser, opened from disk: size, first paint, and how long its
 * answers take: moving the date, zooming all charts, moving every lever of the first screen.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { quantile } from 'simple-statistics'
import { prepareScenario } from '../../sim/cli/input/prepare-scenario.ts'
import { runScenario } from '../../sim/cli/jobs/run-scenario.ts'
import { launchChromium } from '../browser/chromium.ts'
import { benchLevers } from './levers.ts'

const SCENARIO = 'scenarios/export-controls-2025.yaml'
const REPLICATES = 200
const OPENED = 7
const MOVES = 25

export async function benchPaint(say: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chokepoint-paint-'))
  const browser = await launchChromium()
  try {
    const prepared = prepareScenario(SCENARIO, [])
    const { seed } = prepared.scenario
    await runScenario(prepared, {
      ...{ folder, seed, replicates: REPLICATES, workers: 2 },
      ...{ report: true, live: true, force: false, quiet: true },
    })
    const file = join(folder, 'report.html')
    const bytes = readFileSync(file)
    say(`size              ${megabytes(bytes.length)}, ${megabytes(gzipSync(bytes).length)} gzipped`)
    const paints: number[] = []
    for (let k = 0; k < OPENED; k++) paints.push(await firstPaint(browser, file))
    say(`first paint       ${spread(paints)}, after opening from disk (${OPENED} times)`)
    const page = await open(browser, file)
    say(`date              ${spread(await answers(page, 'date'))} from slider to paint`)
    say(`zoom              ${spread(await answers(page, 'period-to'))} from slider to paint of all time charts`)
    await benchLevers(page, say)
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function open(browser: Browser, file: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(pathToFileURL(file).href)
  return page
}

async function firstPaint(browser: Browser, file: string): Promise<number> {
  const page = await open(browser, file)
  const time = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint') done(entry.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )
  await page.close()
  return time
}

/** Milliseconds from an input's event to the frame after the next, by which its answer is on the screen. */
function answers(page: Page, id: string): Promise<number[]> {
  return page.evaluate(
    async ([target, moves]) => {
      const input = document.querySelector<HTMLInputElement>(`#${target}`)!
      const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done))
      const times: number[] = []
      for (let k = 0; k < moves; k++) {
        await frame()
        const start = performance.now()
        input.value = String(
          Math.round(Number(input.min) + ((Number(input.max) - Number(input.min)) * (k + 10)) / (moves + 10)),
        )
        input.dispatchEvent(new Event('input'))
        await frame()
        await frame()
        times.push(performance.now() - start)
      }
      return times
    },
    [id, MOVES] as const,
  )
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`
const spread = (times: readonly number[]): string =>
  `${quantile([...times], 0.5).toFixed(0)} ms in the median, ${quantile([...times], 0.95).toFixed(0)} ms at the 95 % quantile`
