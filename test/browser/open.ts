/** A page opened from disk, with everything that a page of ours must not do written down. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Download, Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Opened {
  readonly page: Page
  /** Console messages, page errors, refused resources and requests other than the file itself. */
  readonly trouble: readonly string[]
}

export async function openFile(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  // What never comes ends with the test; how long it takes is the machine's business.
  context.setDefaultTimeout(0)
  const page = await context.newPage()
  const trouble: string[] = []
  const address = pathToFileURL(file).href
  page.on('console', (message) => trouble.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (request.url() !== address && !/^(data|blob):/.test(request.url())) trouble.push(`request: ${request.url()}`)
  })
  await page.goto(address)
  if (options.javaScriptEnabled !== false) await page.evaluate(() => document.fonts.ready.then(() => undefined))
  return { page, trouble }
}

/** Text of a file that the page offers: it comes over the wire, since the shared browser keeps its files to itself. */
export async function textOf(download: Download): Promise<string> {
  return text(await download.createReadStream())
}

/** Two frames: what an event has changed is drawn. */
export function settled(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )
}

/** What a page must not do: be wider than the window, cut words at the edge of a picture. */
export function layoutOf(page: Page): Promise<{ readonly overflow: number; readonly cut: (string | null)[] }> {
  return page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    cut: [...document.querySelectorAll('.panel svg')].flatMap((svg) => {
      const box = svg.getBoundingClientRect()
      return [...svg.querySelectorAll('text')].flatMap((text) => {
        const at = text.getBoundingClientRect()
        return box.width > 0 && (at.left < box.left - 2 || at.right > box.right + 2) ? [text.textContent] : []
      })
    }),
  }))
}

/** What axe calls serious or critical. The page must have been opened with `bypassCSP`. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> }
      }
    ).axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120))}`)
  })
}

/** Serious findings with everything unfolded, wide and on a phone. */
export async function seriousFindingsOf(
  browser: Browser,
  file: string,
  colorScheme: 'light' | 'dark',
): Promise<string[]> {
  const findings: string[] = []
  const { page } = await openFile(browser, file, { colorScheme, bypassCSP: true })
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)))
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    findings.push(...(await seriousFindings(page)))
  }
  await page.context().close()
  return findings
}

/** Opens what is folded: charts that stand below the first of their question. */
export function unfold(page: Page): Promise<void> {
  return page.evaluate(() =>
    document.querySelectorAll<HTMLDetailsElement>('details.fold').forEach((one) => (one.open = true)),
  )
}
