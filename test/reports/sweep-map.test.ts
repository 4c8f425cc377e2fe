/** A sweep of two quantities as a map, in which every pair of levels has its figure, its tone and its paired difference. */
import { describe, expect, test } from 'vitest'
import { draw } from '../../reports/html/svg.ts'
import { mapFigure } from '../../reports/sweep/map-chart.ts'
import { sweepPage, sweepSection } from '../../reports/sweep/section.ts'
import { renderStudyPage } from '../../reports/study.ts'
import type { SweepResult, SweptLevel } from '../../sim/studies/sweep/result.ts'
import { ALL_HOSTILE, mapTexts, markupIn, OWN_MARKUP } from './hostile.ts'
import { BARE_ASSETS } from './render.ts'

const factor = (path: string, meaning: string, levels: readonly number[], unit: string) => ({
  path,
  meaning,
  unit,
  levels,
  labels: levels.map(String),
})
const DAYS = factor('stockpile.groups.*.days', 'Cover that it buys up to.', [0, 30, 60, 90], 'days')
const WEEKS = factor('manufacturer.coverWeeks', 'Target stock on top of the lead time.', [2, 4, 6], 'weeks')

/** Falls with both; the first step of the second is within the noise. */
function levelAt(day: number, week: number, k: number): SweptLevel {
  const value = 12 - day / 10 - (week > 2 ? week / 2 : 0)
  const mean = value - 12
  const verdict = mean < -2 ? 'better' : 'none'
  const difference = { mean, low: mean - 1, high: mean + 1, verdict, spread: [mean, mean, mean], equal: 0 }
  const at = [day, week]
  const paired = k === 0 ? null : (difference as unknown as SweptLevel['difference'])
  return {
    at,
    value,
    low: value - 2,
    high: value + 2,
    spread: [value - 4, value, value + 4],
    missing: 0,
    difference: paired,
  }
}
const pairs = DAYS.levels.flatMap((day) => WEEKS.levels.map((week) => [day, week] as const))
const MAP: SweepResult = {
  schema: 'chokepoint.sweep/1',
  engine: '1.0.0',
  scenario: { name: 'toy', title: 'Toy', hash: 'h', digest: 'd' },
  seed: 1,
  replicates: 40,
  factors: [DAYS, WEEKS],
  outcomes: [
    {
      name: 'worstQuarterShortfall.evMotors',
      label: 'Worst 13 weeks',
      unit: '% of desired output',
      better: 'lower',
      levels: pairs.map(([day, week], k) => levelAt(day, week, k)),
    },
  ],
  notes: ['All levels have the same luck: differences are taken run by run.'],
  command: 'chokepoint sweep toy.yaml',
}
const figure = mapFigure(MAP, MAP.outcomes[0]!, 0, false)!

describe('a map of two quantities', () => {
  test.each([
    [860, false],
    [328, true],
  ])('is drawn without a warning, %d px', async (width, narrow) => {
    const { svg, warnings } = await draw(figure.panels[0]!.spec({ width, narrow }), { width, narrow })
    expect(warnings).toEqual([])
    expect(svg.match(/fill="var\(--heat[0-7]/g)!.length).toBe(pairs.length)
  })
  test('has the figure in each field, in italics where the difference from the first is not clear', async () => {
    const { svg } = await draw(figure.panels[0]!.spec({ width: 860, narrow: false }), { width: 860, narrow: false })
    expect(svg).toContain('>12<')
    const italics = [...svg.matchAll(/<text[^>]*font-style="italic"[^>]*>([^<]*)</g)].map(([, text]) => text)
    expect(italics).toEqual(['10'])
  })
  test('has every interval in its table, those of the differences run by run', () => {
    expect(figure.table.rows).toHaveLength(pairs.length)
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
