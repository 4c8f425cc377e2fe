import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderReport } from '../../reports/index.ts'
import { syntheticResult } from './fixture.ts'
import { BARE_ASSETS, reportPage } from './render.ts'

let page = ''

beforeAll(async () => {
  page = await reportPage()
})

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('the file', () => {
  test('allows only its own script and style', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? ''
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? ''
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(policy).toContain(`script-src ${hash(script)}`)
    expect(policy).toContain(`style-src ${hash(style)}`)
    expect(page).not.toMatch(/ style="/)
  })

  test('fetches nothing', () => {
    // What the script itself may ask for is the browser's to tell: test/browser counts requests.
    const markup = page.replace(/<script>[\s\S]*?<\/script>/g, '').replaceAll('http://www.w3.org/2000/svg', '')
    expect(markup).not.toMatch(/(src|href)="(?!#|data:)[^"]|url\((?!data:|#)/)
  })

  test('stays below 3 MB', () => expect(Buffer.byteLength(page)).toBeLessThan(3_000_000))

  test('has its parts in order', () => {
    const order = [
      '<aside class="notice"',
      '<h1>',
      'id="summary"',
      'class="tiles"',
      'id="prices"',
      'id="shortfalls"',
      'id="licences"',
      'id="exports"',
      'id="shares"',
      'id="recovery"',
      'id="supply"',
      'id="limits"',
      'id="assumptions"',
      'id="manifest"',
    ]
    const places = order.map((part) => page.indexOf(part))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('gives every figure title, unit, legend, reading help, text alternative, table and source', () => {
    const figures = page.split('<figure ').slice(1)
    expect(figures.length).toBeGreaterThan(18)
    for (const figure of figures)
      for (const part of [
        '<h3>',
        'class="unit"',
        'class="legend"',
        'role="img"',
        'class="alt"',
        'class="how"',
        '<table>',
        '<figcaption>Source: ',
      ])
        expect(figure).toContain(part)
  })

  test('says which quantities a calibration fitted, and nothing where none came before', async () => {
    const words = ', 5 of them together, as one of 200 draws that a calibration left (a made-up calibration)'
    expect(page).toContain(`draws 12 uncertain quantities from the ranges below${words};`)
    const { posterior: _, ...scenario } = syntheticResult().scenario
    const without = await renderReport({ ...syntheticResult(), scenario }, BARE_ASSETS)
    expect(without).toContain('draws 12 uncertain quantities from the ranges below; ')
  })

  test('has unique ids', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('same bytes in another time zone and language', async () => {
  const entry = fileURLToPath(new URL('../../reports/index.ts', import.meta.url))
  const fixture = fileURLToPath(new URL('./fixture.ts', import.meta.url))
  const bundle = fileURLToPath(new URL('../../node_modules/.cache-report-test.mjs', import.meta.url))
  const code = `import { renderReport } from ${JSON.stringify(entry)}
import { syntheticResult } from ${JSON.stringify(fixture)}
import { createHash } from 'node:crypto'
const page = await renderReport(syntheticResult({ elements: ['Dy', 'Y'] }), ${JSON.stringify(BARE_ASSETS)})
console.log(createHash('sha256').update(page).digest('hex'))`
  const built = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
  })
  writeFileSync(bundle, built.outputFiles[0]!.text)
  try {
    // Half an hour off the others; the i of Turkish. Another zone and language: run.test.ts.
    const env = { ...process.env, TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
    const digest = execFileSync(process.execPath, [bundle], { env, encoding: 'utf8' }).trim()
    const here = await renderReport(syntheticResult({ elements: ['Dy', 'Y'] }), BARE_ASSETS)
    expect(digest).toBe(createHash('sha256').update(here).digest('hex'))
  } finally {
    rmSync(bundle, { force: true })
  }
})
