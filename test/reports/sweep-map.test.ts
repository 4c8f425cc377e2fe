/** A sweep of two quantities as a map, in which every pair of levels has its figure, its tone and its paired difference. */
import { describe, expect, test } from 'vitest'
import { draw } from '../../reports/html/svg.ts'
import { mapFigure } from '../../reports/sweep/map-chart.ts'
import { sweepPage, sweepSection } from '../../reports/sweep/section.ts'
import { renderStudyPage } from '../../reports/study.ts'
import type { SweepResult } from '../../sim/studies/sweep/result.ts'
import { ALL_HOSTILE, mapTexts, markupIn, OWN_MARKUP } from './hostile.ts'
import { BARE_ASSETS } from './render.ts'
import { DAYS, MAP, PAIRS, WEEKS } from './sweep-fixture.ts'

const figure = mapFigure(MAP, MAP.outcomes[0]!, 0, false)!

describe('a map of two quantities', () => {
  test.each([
    [860, false],
    [328, true],
  ])('is drawn without a warning, %d px', async (width, narrow) => {
    const { svg, warnings } = await draw(figure.panels[0]!.spec({ width, narrow }), { width, narrow })
    expect(warnings).toEqual([])
    expect(svg.match(/fill="var\(--heat[0-7]/g)!.length).toBe(PAIRS.length)
  })
  test('has the figure in each field, in italics where the difference from the first is not clear', async () => {
    const { svg } = await draw(figure.panels[0]!.spec({ width: 860, narrow: false }), { width: 860, narrow: false })
    expect(svg).toContain('>12<')
    const italics = [...svg.matchAll(/<text[^>]*font-style="italic"[^>]*>([^<]*)</g)].map(([, text]) => text)
    expect(italics).toEqual(['10'])
  })
  test('has every interval in its table, those of the differences run by run', () => {
    expect(figure.table.rows).toHaveLength(PAIRS.length)
    expect(figure.table.rows[0]!.at(-1)).toBe('')
    expect(figure.table.rows.at(-1)!.at(-1)).toMatch(/−12 \(−13 to −11\)/)
    expect(figure.unit).toContain('Down: Stockpiles (every group): cover that it buys up to, days')
  })
  test('is for two quantities, and levels that fit; others stand below each other', () => {
    const ids = (result: SweepResult) => sweepSection(result).figures.map(({ id }) => id)
    const long = {
      ...WEEKS,
      levels: Array.from({ length: 25 }, (_, k) => k),
      labels: Array.from({ length: 25 }, String),
    }
    expect(ids(MAP)).toEqual(['map-0'])
    expect(ids({ ...MAP, factors: [DAYS, long] })).toEqual(['level-0'])
  })
  test('of figures that are all equal or missing is told apart from nothing', () => {
    const flat = MAP.outcomes[0]!.levels.map((level) => ({ ...level, value: 3 }))
    expect(mapFigure(MAP, { ...MAP.outcomes[0]!, levels: flat }, 0, false)!.legend).toHaveLength(1)
    const none = flat.map((level) => ({ ...level, value: null }))
    expect(mapFigure(MAP, { ...MAP.outcomes[0]!, levels: none }, 0, false)).toBeNull()
  })
  test.each(ALL_HOSTILE)('%j stays text', async (text) => {
    const evil = mapTexts(MAP, (own, path) =>
      /\.(label$|title|meaning|unit|name|command|notes)/.test(path) ? text : own,
    )
    expect(markupIn(await renderStudyPage(sweepPage(evil as SweepResult), BARE_ASSETS))).toEqual(OWN_MARKUP)
  })
})
