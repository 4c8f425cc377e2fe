/** A page opened from disk, with everything that a page of ours must not do written down. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Download, Page } from 'playwright-core'
import { THOROUGH } from '../thorough.ts'

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

/** By how much the page is wider than its window, px. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

interface Layout {
  /** By how much the page is wider than its window, px. */
  readonly overflow: number
  /** Words cut at the edge of a picture. */
  readonly cut: readonly (string | null)[]
}

/** What a page must not do: be wider than the window, cut words at the edge of a picture. */
export async function layoutOf(page: Page): Promise<Layout> {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('.panel svg')].flatMap((svg) => {
      const box = svg.getBoundingClientRect()
      return [...svg.querySelectorAll('text')].flatMap((text) => {
        const at = text.getBoundingClientRect()
        return box.width > 0 && (at.left < box.left - 2 || at.right > box.right + 2) ? [text.textContent] : []
      })
    }),
  )
  return { overflow: await overflowOf(page), cut }
}

/** Rules of axe that hang on colors and widths; of a page in the dark, or on a phone, all others say what they say of it in the light. */
const OF_LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']

/** Takes out what axe walks through at length and passes over: insides of hidden pictures, rows of the same elements and classes. */
function lighten(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hidden = [...document.querySelectorAll('svg[aria-hidden="true"]')]
    const wrong = hidden.filter((svg) => svg.querySelector('a, [tabindex]') !== null)
    for (const svg of hidden) svg.replaceChildren()
    const seen = new Set<string>()
    const shapeOf = (row: Element): string =>
      [row, ...row.querySelectorAll('*')].map((one) => [one.tagName, ...one.getAttributeNames(), one.className]).join()
    for (const { rows } of document.querySelectorAll('tbody'))
      for (const [k, row] of [...rows].entries()) {
        const shape = shapeOf(row)
        if (k > 0 && seen.has(shape)) row.remove()
        seen.add(shape)
      }
    return wrong.map((svg) => `focusable inside what is hidden: ${svg.outerHTML.slice(0, 120)}`)
  })
}

/** WCAG 2.2 at level AA and what axe calls best practice: more than it looks at unasked. */
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe calls moderate, serious or critical. The page has no pictures afterwards. `isSeenBefore`:
 * all of it was looked at, in other colors or at another width.
 */
export async function axeFindings(page: Page, isSeenBefore = false): Promise<string[]> {
  const focusable = THOROUGH ? [] : await lighten(page)
  await page.evaluate(AXE)
  const found = await page.evaluate(
    async (runOnly) => {
      const { violations } = await (
        window as unknown as {
          axe: {
            run(options: object): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>
          }
        }
      ).axe.run({ resultTypes: ['violations'], runOnly })
      return violations
        .filter(({ impact }) => impact !== 'minor')
        .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120))}`)
    },
    isSeenBefore && !THOROUGH ? OF_LOOKS : STANDARD,
  )
  return [...focusable, ...found]
}

/** A page with everything unfolded, in the light and in the dark, wide and on a phone: what is wider than the window, cut, or found by axe. */
export async function looksOf(browser: Browser, file: string): Promise<Looks> {
  const all: LookedAt[] = []
  const { page, trouble } = await openFile(browser, file)
  await unfoldAll(page)
  const layouts = new Map<number, Layout>()
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    layouts.set(width, await layoutOf(page))
  }
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of WIDTHS) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await settled(page)
      all.push({ colorScheme, width, ...layouts.get(width)!, findings: await axeFindings(page, all.length > 0) })
    }
  await page.context().close()
  return { looks: all.filter(({ findings, overflow, cut }) => findings.length + cut.length + overflow > 0), trouble }
}

interface Looks {
  /** Those with something wrong. */
  readonly looks: readonly LookedAt[]
  readonly trouble: readonly string[]
}

/** A desk and a phone, px. */
const WIDTHS = [1280, 390] as const

interface LookedAt extends Layout {
  readonly colorScheme: 'light' | 'dark'
  readonly width: number
  readonly findings: readonly string[]
}

/** Opens everything that can be opened. */
export const unfoldAll = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)))

/** Opens what is folded: charts that stand below the first of their question. */
export function unfold(page: Page): Promise<void> {
  return page.evaluate(() =>
    document.querySelectorAll<HTMLDetailsElement>('details.fold').forEach((one) => (one.open = true)),
  )
}
