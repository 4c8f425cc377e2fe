import { describe, expect, test } from 'vitest'
import { linearScale, logScale, looseScale } from '../../reports/charts/axis.ts'
import { numberedEvents } from '../../reports/charts/event-ticks.ts'
import { CHARTS } from '../../reports/charts/index.ts'
import { DARK, LIGHT } from '../../reports/charts/theme.ts'
import { findAll } from '../../reports/findings.ts'
import { draw, relative } from '../../reports/html/svg.ts'
import { seriesFor, spreadAt } from '../../reports/reading.ts'
import { syntheticResult } from './fixture.ts'
import { withGroups } from './followed-fixture.ts'

const result = withGroups(
  syntheticResult(),
  ...['shortfallOf', 'stockWeeks', 'pricePaid', 'stopped', 'output'].map(
    (family) => [family, 'mine.hit', (week: number) => week] as const,
  ),
)
const findings = findAll(result)

describe('every chart', () => {
  test.each(CHARTS.map((chart) => [chart.id, chart] as const))('%s compiles without a warning', async (_, chart) => {
    const figures = chart.build(result, findings)
    expect(figures.length).toBeGreaterThan(0)
    for (const figure of figures) {
      for (const text of [figure.title, figure.unit, figure.howToRead, figure.alt]) {
        expect(text).not.toMatch(/undefined|NaN|null|Infinity|\[object/)
        expect(text.length).toBeGreaterThan(3)
      }
      expect(figure.legend.length).toBeGreaterThan(0)
      expect(figure.table.rows.length).toBeGreaterThan(0)
      for (const row of figure.table.rows) expect(row).toHaveLength(figure.table.columns.length)
      for (const panel of figure.panels.slice(0, 2)) {
        for (const variant of [
          { width: 408, narrow: false },
          { width: 328, narrow: true },
        ]) {
          const picture = await draw(panel.spec(variant), variant)
          expect(picture.warnings).toEqual([])
          expect(picture.svg).toMatch(/^<svg /)
          expect(picture.svg).not.toMatch(/NaN|undefined|style=|<script|href=/)
          expect(picture.plot.width).toBeGreaterThan(variant.width * 0.4)
          expect(picture.plot.x + picture.plot.width).toBeLessThanOrEqual(variant.width + 1)
        }
      }
    }
  })

  test('over time has every event as a line, and its number above the plot where there is room', () => {
    const [one] = result.scenario.events
    const dated = [3, 13, 14, 40].map((week, k) => ({ ...one!, id: `event-${k}`, week, date: result.dates[week]! }))
    const busy = { ...result, scenario: { ...result.scenario, events: dated } }
    const events = numberedEvents(busy)
    let charts = 0
    for (const figure of CHARTS.flatMap((chart) => chart.build(busy, findings)))
      for (const panel of figure.panels.slice(0, 1)) {
        if (panel.cursor === null) continue
        const { layer } = panel.spec({ width: 860, narrow: false }) as unknown as {
          layer: readonly { mark: { type: string }; data: { values: readonly { week: number; text?: string }[] } }[]
        }
        const weeks = events.map(({ week }) => week)
        const lines = layer.filter(({ mark, data }) => mark.type === 'rule' && data.values.length === events.length)
        expect(lines.map(({ data }) => data.values.map(({ week }) => week))).toContainEqual(weeks)
        const numbers = layer.flatMap(({ mark, data }) =>
          mark.type === 'text' ? data.values.flatMap(({ text, week }) => (/^\d+$/.test(text ?? '') ? [week] : [])) : [],
        )
        expect(numbers.sort((a, b) => a - b)).toEqual(weeks)
        charts++
      }
    expect(charts).toBeGreaterThan(10)
  })

  test('figure and panel ids are unique and safe', () => {
    const figures = CHARTS.flatMap((chart) => chart.build(result, findings))
    const ids = [
      ...figures.map((figure) => `f${figure.id}`),
      ...figures.flatMap((figure) => figure.panels.map((panel) => `p${panel.id}`)),
    ]
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9-]+$/)
  })

  test('long horizons, short horizons and single elements draw', async () => {
    for (const weeks of [20, 1040]) {
      const other = syntheticResult({ weeks, elements: ['Y'], replicates: 12 })
      for (const chart of CHARTS)
        for (const figure of chart.build(other, findAll(other)))
          for (const panel of figure.panels.slice(0, 1))
            expect(
              (await draw(panel.spec({ width: 328, narrow: true }), { width: 328, narrow: true })).warnings,
            ).toEqual([])
    }
  })
})

/** Places of a line that says each point from the one before it. */
function pointsOf(line: string): readonly (readonly [number, number])[] {
  const numbers = (line.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number)
  let at: readonly [number, number] = [0, 0]
  return Array.from(
    { length: numbers.length / 2 },
    (_, k) => (at = [at[0] + numbers[2 * k]!, at[1] + numbers[2 * k + 1]!]),
  )
}

test('a path of straight lines is said from point to point, and ends where it did', () => {
  expect(relative('M0.5,10L1.5,9.9L2,10.1Z')).toBe('M.5 10l1-.1 .5 .2z')
  expect(relative('M1,1A2,2,0,1,1,3,3')).toBe('M1,1A2,2,0,1,1,3,3')
})

describe('marks against data', () => {
  const figure = (id: string) => {
    const found = CHARTS.flatMap((chart) => chart.build(result, findings)).find((one) => one.id === id)
    if (!found) throw new Error(id)
    return found
  }
  const picture = async (id: string) =>
    (await draw(figure(id).panels[0]!.spec({ width: 860, narrow: false }), { width: 860, narrow: false })).svg

  test('the median of a fan has one point a week', async () => {
    const svg = await picture('price-Dy')
    const line = [...svg.matchAll(/<path d="(M[^"]*)" stroke="var\(--blue/g)][0]?.[1] ?? ''
    expect(pointsOf(line)).toHaveLength(result.dates.length)
  })

  test('the heat map has one cell a sector and quarter', async () => {
    const svg = await picture('shortfall')
    const cells = svg.match(/fill="var\(--heat\d/g) ?? []
    const { rows } = figure('shortfall').csv as { rows: readonly unknown[] }
    expect(cells.length).toBe(rows.length)
    expect(rows.length).toBe(7 * 12)
  })

  test('the dot plot has fifty dots, those that do not recover apart', async () => {
    const svg = await picture('recovery')
    const late = result.outcomes['timeToRecover']!.values.filter((value) => value === null).length
    const rose = svg.match(/fill="var\(--rose/g)?.length ?? 0
    const blue = svg.match(/fill="var\(--blue/g)?.length ?? 0
    expect(blue + rose).toBe(50)
    expect(Math.abs(rose - (50 * late) / result.outcomes['timeToRecover']!.values.length)).toBeLessThanOrEqual(1)
  })

  test('observed dots are those inside the horizon', async () => {
    const svg = await picture('price-Dy')
    expect(svg.match(/fill="var\(--ink[^>]*stroke="var\(--card/g)).toHaveLength(4)
  })
})

test('the plotted median stands where the scale says', async () => {
  const figure = CHARTS.flatMap((chart) => chart.build(result, findings)).find((one) => one.id === 'lead-time')!
  const panel = figure.panels[0]!
  const { svg, plot } = await draw(panel.spec({ width: 860, narrow: false }), { width: 860, narrow: false })
  const line = [...svg.matchAll(/<path d="(M[^"]*)" stroke="var\(--purple/g)][0]![1]!
  const points = pointsOf(line)
  const [low, high] = panel.cursor!.scale!.domain
  const week = 40
  const value = spreadAt(seriesFor(result, 'leadTime')!, week).p50
  expect(points[week]![1]).toBeCloseTo(plot.height * (1 - (value - low) / (high - low)), 0)
  expect(points[week]![0]).toBeCloseTo((plot.width * week) / (result.dates.length - 1), 0)
})

test('axes end on round ticks that hold the data', () => {
  expect(linearScale(0, 1490).ticks).toEqual([0, 500, 1000, 1500])
  expect(linearScale(0, 0.004).domain[1]).toBeGreaterThanOrEqual(0.004)
  expect(linearScale(0, 0).domain[1]).toBeGreaterThan(0)
  expect(looseScale(63, 72).domain[0]).toBeLessThanOrEqual(63)
  const log = logScale(6.2, 83_000)
  expect(log.domain[0]).toBeLessThanOrEqual(6.2)
  expect(log.domain[1]).toBeGreaterThanOrEqual(83_000)
  expect(log.ticks.every((tick) => tick > 0)).toBe(true)
})

describe('colours', () => {
  const luminance = (hex: string): number => {
    const part = (i: number): number => {
      const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
    }
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
  }
  const contrast = (a: string, b: string): number => {
    const [x = 0, y = 0] = [luminance(a), luminance(b)].sort((p, q) => q - p)
    return (x + 0.05) / (y + 0.05)
  }
  test.each([
    ['light', LIGHT],
    ['dark', DARK],
  ] as const)('text tokens of the %s view reach 4.5 to 1', (_, colors) => {
    for (const ink of ['ink', 'muted', 'link', 'blue', 'orange', 'purple', 'green', 'ochre', 'rose', 'teal'] as const)
      expect([ink, contrast(colors[ink], colors.card) >= 4.5]).toEqual([ink, true])
    expect(contrast(colors.muted, colors.paper)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colors.accent, colors.paper)).toBeGreaterThanOrEqual(4.5)
    for (const [text, cells] of [
      ['heatText', ['heat1', 'heat2', 'heat3', 'heat4']],
      ['heatTextDeep', ['heat5', 'heat6', 'heat7']],
    ] as const)
      for (const cell of cells) expect([cell, contrast(colors[text], colors[cell]) >= 4.5]).toEqual([cell, true])
  })
})
