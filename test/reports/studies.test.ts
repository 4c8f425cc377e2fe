import { describe, expect, test } from 'vitest'
import { boxFigure } from '../../reports/discovery/box-chart.ts'
import { discoveryPage, discoverySection } from '../../reports/discovery/section.ts'
import { hindcastSection } from '../../reports/hindcast/section.ts'
import { draw } from '../../reports/html/svg.ts'
import { renderReport } from '../../reports/index.ts'
import { sensitivityPage, sensitivitySection } from '../../reports/sensitivity/section.ts'
import { wayOf } from '../../reports/sensitivity/tornado-chart.ts'
import { renderStudyPage } from '../../reports/study.ts'
import { quantityName, withUnit } from '../../reports/words/quantities.ts'
import { syntheticResult } from './fixture.ts'
import { syntheticHindcast } from './hindcast-fixture.ts'
import { ALL_HOSTILE, mapTexts, markupIn, OWN_MARKUP } from './hostile.ts'
import { BARE_ASSETS } from './render.ts'
import { BY_CHANCE, DISCOVERY, MORRIS, SOBOL } from './studies-fixture.ts'

describe('names of quantities', () => {
  test.each([
    [
      'manufacturer.coverWeeks',
      'Target stock on top of the lead time.',
      'Manufacturers: target stock on top of the lead time',
    ],
    ['customs.learning', 'Growth while it waits: more are added.', 'Customs: growth while it waits'],
    [
      'levers.london-framework.approvalByRegion.UnitedStates',
      'Chance of approval.',
      'London framework: chance of approval, United States',
    ],
    ['shocks.myanmar-kachin-2025.factor', 'Output.', 'Myanmar kachin 2025: output'],
    ['mine.response', '', 'Mines: response'],
  ])('%s is %s', (path, meaning, name) => {
    expect(quantityName({ path, meaning })).toBe(name)
  })

  test.each([
    [0.164, 'share', '16%'],
    [0.04, 'share / year', '4% a year'],
    [3.57, 'weeks', '3.57 weeks'],
  ])('%d %s is %s', (value, unit, text) => {
    expect(withUnit(value, unit)).toBe(text)
  })
})

test('a study leads with what stands first most often', () => {
  expect(sensitivitySection(MORRIS).title).toBe(
    'What the outcomes hang on: “Customs: growth of capacity while consignments wait” stands first in 1 of 2 outcomes, clear of all others in 1',
  )
  const still = { ...MORRIS, outcomes: MORRIS.outcomes.slice(2) }
  expect(sensitivitySection(still).title).toBe(
    'What the outcomes hang on: nothing that was varied moves what was asked',
  )
})

test('a share alone above the share together says that the study is too small', () => {
  const { after, figures } = sensitivitySection(SOBOL)
  expect(String(after?.text)).toMatch(/not converged.*alone come to more than together.*more samples are needed/)
  expect(figures[0]!.table.rows.map((row) => row.at(-1)).filter((cell) => cell !== '')).toEqual([
    'no: alone above together',
  ])
})

describe('the tornado', () => {
  const { figures, after } = sensitivitySection(MORRIS)

  test('names what stands apart, and with its interval', () => {
    expect(figures[0]!.title).toBe(
      'Time until less than 5 % of output is lost for a quarter hangs most on “Customs: growth of capacity while consignments wait”: 5.5 (4.5 to 6.5) weeks',
    )
  })

  test('does not rank what overlaps', () => {
    expect(figures[1]!.title).toContain('which of them more is open')
  })

  test('says when nothing moves an outcome', () => {
    expect(figures[2]!.title).toBe('First stopped line: nothing that was varied moves it')
  })

  test('a quantity has a side only where the interval of its signed effect does not span zero', () => {
    expect(MORRIS.outcomes[0]!.screened!.map(wayOf)).toEqual(['down', 'up', 'either'])
  })

  test('waits that do not end are told', () => {
    expect(after!.text).toContain('did not end within the run in 3 rows')
  })

  test.each([false, true])('is drawn without a warning, narrow: %s', async (narrow) => {
    for (const { panels } of figures)
      expect(
        await draw(panels[0]!.spec({ width: narrow ? 328 : 860, narrow }), { width: narrow ? 328 : 860, narrow }),
      ).toMatchObject({ warnings: [] })
  })

  test('has a bar for each quantity, and two whiskers where the side is open', async () => {
    const variant = { width: 860, narrow: false }
    const { svg } = await draw(figures[0]!.panels[0]!.spec(variant), variant)
    const count = (pattern: RegExp): number => svg.match(pattern)?.length ?? 0
    expect(count(/fill="var\(--orange/g)).toBe(1)
    expect(count(/fill="var\(--blue/g)).toBe(1)
    expect(count(/stroke="var\(--muted/g)).toBe(1)
  })

  test('a study with other settings than the report says so', () => {
    expect(sensitivitySection(MORRIS, 'other').after!.text).toContain('with other settings than this report')
    expect(after!.text).not.toContain('other settings')
  })
})

describe('shares of variance', () => {
  const { figures } = sensitivitySection(SOBOL)

  test('name the leader with its share, and luck in the table', () => {
    expect(figures[0]!.title).toContain('61% (50% to 72%) of the variance in all')
    expect(figures[0]!.table.rows.at(-1)).toEqual(['Luck, and all that is not varied', '12% (8% to 17%)', '', ''])
  })

  test('are drawn without a warning', async () => {
    const variant = { width: 860, narrow: false }
    expect((await draw(figures[0]!.panels[0]!.spec(variant), variant)).warnings).toEqual([])
  })
})

describe('discovery', () => {
  test('states the rule, its density and coverage, and chance', () => {
    const { title, lede, figures } = discoverySection(DISCOVERY)
    expect(title).toMatch(/above 6,500 .*: 4\.2 times as likely as in all runs where all 2 parts of the rule hold$/)
    expect(figures[0]!.title).toBe('15 of 18 runs inside the rule are bad, 5 of 82 outside it')
    expect(lede!.text).toContain(
      'It happens in 83% of the runs in which all of these hold, and in 20% of all 100 runs.',
    )
    expect(lede!.text).toContain('covers 75% of the bad runs with 18% of all')
    expect(lede!.text).toContain('Manufacturers: target stock on top of the lead time: below 3.4 weeks')
  })

  test('draws each run once, bad ones filled', async () => {
    const variant = { width: 860, narrow: false }
    const { svg, warnings } = await draw(boxFigure(DISCOVERY)!.panels[0]!.spec(variant), variant)
    expect(warnings).toEqual([])
    const bad = DISCOVERY.points.filter(({ value }) => value > 6_500).length
    expect(bad).toBeGreaterThan(5)
    expect(svg.match(/fill="var\(--orange/g)).toHaveLength(bad)
    expect(svg.match(/stroke="var\(--muted/g)).toHaveLength(100 - bad)
  })

  test('a rule of one range is shaded on both sides of the limit', () => {
    const one = { ...DISCOVERY, box: DISCOVERY.box.slice(0, 1) }
    const spec = boxFigure(one)!.panels[0]!.spec({ width: 860, narrow: false })
    const { encoding, layer } = spec as unknown as {
      encoding: { y: { scale: { domain: readonly number[] } } }
      layer: readonly { data: { values: readonly { y: number; y2: number }[] } }[]
    }
    const { y, y2 } = layer[0]!.data.values[0]!
    expect([y, y2]).toEqual(encoding.y.scale.domain)
    expect(layer[1]!.data.values).toEqual([{ y: 6_500 }])
  })

  test('what chance finds as well is no finding: no rule, no picture', () => {
    const { title, lede, figures } = discoverySection(BY_CHANCE)
    expect(title).toContain('no combination of uncertainties tells these runs apart')
    expect(lede!.text).toContain('only 40 different draws')
    expect(figures).toEqual([])
  })
})

describe('history', () => {
  test('shows at most two series of a history in view and the measures in a table', () => {
    const { title, figures, after } = hindcastSection(syntheticHindcast())
    expect(title).toMatch(/^Tested against history: \d+ of \d+ patterns hold$/)
    expect(figures.length).toBeGreaterThan(0)
    expect(figures.filter(({ folded }) => !folded).length).toBeLessThanOrEqual(2)
    expect(after!.text).toContain('Every measure, observed and simulated')
  })
})

describe('pages', () => {
  test('studies of all kinds stand in the report of a run, each with its downloads', async () => {
    const studies = [sensitivitySection(MORRIS), discoverySection(DISCOVERY), hindcastSection(syntheticHindcast())]
    const page = await renderReport(syntheticResult(), BARE_ASSETS, studies)
    for (const { id, figures } of studies) {
      expect(page).toContain(`<section id="${id}">`)
      expect(page).toContain(`<a href="#${id}">`)
      for (const figure of figures) expect(page).toContain(`id="figure-${figure.id}"`)
    }
  })

  test.each(ALL_HOSTILE)('%j stays text', async (text) => {
    const evil = (value: unknown): unknown =>
      mapTexts(value, (own, path) => (/\.(label|title|meaning|unit|name|command|notes)/.test(path) ? text : own))
    for (const page of [
      sensitivityPage(evil(MORRIS) as typeof MORRIS),
      sensitivityPage(evil(SOBOL) as typeof SOBOL),
      discoveryPage(evil(DISCOVERY) as typeof DISCOVERY),
    ])
      expect(markupIn(await renderStudyPage(page, BARE_ASSETS))).toEqual(OWN_MARKUP)
  })
})
