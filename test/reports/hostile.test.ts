import { describe, expect, test } from 'vitest'
import { renderReport } from '../../reports/index.ts'
import { escape, jsonForScript } from '../../reports/html/markup.ts'
import { toCsv } from '../../reports/csv.ts'
import type { Result } from '../../sim/studies/batch/result.ts'
import { syntheticResult } from './fixture.ts'
import { screenOf, STILL } from './screen-of.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { shipped } from '../run-shipped.ts'
import { oneEach } from '../smaller.ts'
import { ALL_HOSTILE, HOSTILE, mapTexts, markupIn, OWN_MARKUP } from './hostile.ts'
import { BARE_ASSETS } from './render.ts'

/** Dates and series families are what the page computes with; every other text is somebody's. */
const COMPUTED = /\.(schema|family|date|start|kind)$|^\.dates|\.observations\[\d+\]\.series$/

/** The text in every field that is not computed with, and in every name of series, outcomes and kinds. */
function hostileResult(text: string): Result {
  const base = syntheticResult({ elements: ['Dy'] })
  const changed = mapTexts(base, (old, path) => (COMPUTED.test(path) ? old : `${old}${text}`)) as Result
  const renamed = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [`${key}${text}`, value]))
  return {
    ...changed,
    series: renamed(changed.series),
    outcomes: { ...changed.outcomes, ...renamed(changed.outcomes) },
    scenario: { ...changed.scenario, agents: renamed(changed.scenario.agents) },
  }
}

describe('texts of a scenario never become markup', () => {
  test.each(ALL_HOSTILE.map((text) => [text]))('%j in every text field', async (text) => {
    const page = await renderReport(hostileResult(text), BARE_ASSETS)
    expect(markupIn(page)).toEqual(OWN_MARKUP)
  })

  test('nor on the live page, whose levers bear the titles of the file', async () => {
    const text = HOSTILE.join(' ')
    const real = oneEach(shipped('export-controls-2025', 60))
    const titled = mapTexts(real.levers, (old, path) => (/\.(title|source)$/.test(path) ? `${old}${text}` : old))
    const scenario = { ...real, title: text, levers: titled as Scenario['levers'] }
    const result = hostileResult(text)
    const page = await renderReport(result, BARE_ASSETS, [], await screenOf(scenario, result, 2, STILL))
    expect(page).toContain('id="live-payload"')
    // The one form is its own.
    expect(markupIn(page)).toEqual({ ...OWN_MARKUP, foreign: 1 })
  })

  test('a script bundle cannot end its own element', async () => {
    const page = await renderReport(syntheticResult({ elements: ['Dy'] }), {
      ...BARE_ASSETS,
      clientScript: 'const a = "</script><!--"',
    })
    expect(page).toContain('const a = "<\\/script><\\!--"')
  })
})

test('escaping covers markup, quotes and lone surrogates', () => {
  expect(escape(`<a b="c" d='e'>&\ud800`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;\ufffd')
})

test('embedded JSON survives being read back', () => {
  const value = { text: '</script>\u2028&<!--', list: [1, null] }
  const { text } = jsonForScript(value)
  expect(text).not.toMatch(/[<>&\u2028]/)
  expect(JSON.parse(text)).toEqual(value)
})

test('spreadsheets read formulas in a CSV as text', () => {
  const prefixes = ['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '\n=1']
  for (const prefix of prefixes) {
    const [, line = ''] = /^a\r\n([\s\S]*)\r\n$/.exec(toCsv(['a'], [[prefix]])) ?? []
    expect(line.startsWith(`"'`)).toBe(true)
  }
  expect(toCsv(['a', 'b'], [[-1.5, null]])).toBe('a,b\r\n-1.5,\r\n')
  expect(toCsv(['a'], [['x "y", z']])).toBe('a\r\n"x ""y"", z"\r\n')
})
