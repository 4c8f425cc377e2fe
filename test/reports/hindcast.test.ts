import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { textWidth } from '../../reports/charts/text-width.ts'
import { renderHindcast } from '../../reports/hindcast.ts'
import { seriesFigure } from '../../reports/hindcast/chart.ts'
import { findHindcast, inside90, pooledSkill } from '../../reports/hindcast/findings.ts'
import { patternName, seriesName } from '../../reports/hindcast/names.ts'
import { stripScale } from '../../reports/hindcast/scoreboard.ts'
import { peakWords, quantilesAt, seriesTitle } from '../../reports/hindcast/series-words.ts'
import { rowsOf } from '../../reports/charts/event-ticks.ts'
import { besideNaive, hindcastHeadline, hindcastLimits, hindcastSentences } from '../../reports/hindcast/words.ts'
import { escape } from '../../reports/html/markup.ts'
import { draw } from '../../reports/html/svg.ts'
import { fixed, number, percent } from '../../reports/words/numbers.ts'
import type { HindcastResult } from '../../sim/studies/hindcast/result.ts'
import { syntheticHindcast } from './hindcast-fixture.ts'
import { ALL_HOSTILE, mapTexts, markupIn, OWN_MARKUP } from './hostile.ts'
import { BARE_ASSETS } from './render.ts'

const result = syntheticHindcast()
const found = findHindcast(result)
let page = ''

beforeAll(async () => {
  page = await renderHindcast(result, BARE_ASSETS)
})

/** What a reader sees, without markup and without the payload. */
const visible = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
/** The row of a table that holds a text. */
const rowWith = (text: string, after = 0): string =>
  visible(
    page.slice(page.lastIndexOf('<tr', page.indexOf(text, after)), page.indexOf('</tr>', page.indexOf(text, after))),
  )

describe('the words', () => {
  test('the headline counts patterns, gives the held-out error and names the history where knowing nothing is better', () => {
    expect(hindcastHeadline(result, found)).toBe(
      '3 of 5 patterns of market history hold; held out, the model’s error is 50% below a naive forecast’s, yet above it on most series of “Export licences”',
    )
  })

  test('a worse, an equal and an absent forecast are said as they are', () => {
    const headline = (skill: number): string =>
      hindcastHeadline(
        { ...result, overall: { ...result.overall, held_out: { ...result.overall.held_out, skill } } },
        found,
      )
    expect(headline(-0.5)).toMatch(/error is 50% above a naive forecast’s$/)
    expect(headline(0.01)).toMatch(/error is about as large as a naive forecast’s$/)
    expect(headline(-1.8)).toMatch(/error is 2\.8 times a naive forecast’s$/)
    expect(headline(Number.NaN)).toBe('3 of 5 patterns of market history hold')
  })

  test('figures that are not scored, and draws that runs share, are on the page', () => {
    expect(page).toContain('it is the mean of weeks 99 to 103 of a run of weeks 0 to 99')
    const limits = hindcastLimits(result, found).join(' ')
    expect(limits).toContain('1 observed figure is not scored')
    expect(limits).toMatch(/“Export licences”: \d+ runs share 23 draws .* 11 independent ones/)
  })

  test('error beside the naive forecast’s', () => {
    expect([0.71, 0.019, -0.019, -0.33, -1, -3].map(besideNaive)).toEqual([
      '71% below',
      'about as large as',
      'about as large as',
      '33% above',
      '2.0 times',
      '4.0 times',
    ])
  })

  test('the summary says patterns, skill by history, coverage and every miss', () => {
    const [patterns, skill, coverage, cannot] = hindcastSentences(result, found).map((one) => one.text)
    expect(patterns).toContain(
      '3 of 5 patterns hold in all their measures; 4 of 6 measures pass, 2 of 3 of those held out',
    )
    expect(patterns).toContain('within 90% of the runs in 3.')
    expect(skill).toContain('70% below that of a naive forecast in fitted windows (skill 0.70)')
    expect(skill).toContain('in “Export licences” skill is −1.54 and the naive forecast is better on 2 of 2 series')
    expect(skill).toContain('in “Export quota” skill is 0.89 and the naive forecast is better on none of 1 series')
    expect(coverage).toContain('83% of the 6 figures of fitted windows and 80% of the 5 figures of held-out windows')
    expect(coverage).toContain('too narrow')
    expect(cannot).toBe('It misses 2 measures: P3 licences in early June; P5 rise of the boom.')
  })

  test('a peak is too low or too high, early or late, or right', () => {
    const words = (peakError: number | null, peakWeeks: number | null): string | null =>
      peakWords({ ...result.skill[0]!, peakError, peakWeeks })
    expect(words(-0.12, 5)).toBe('peak 12% too low, 5 weeks late')
    expect(words(1.66, -4)).toBe('peak 166% too high, 4 weeks early')
    expect(words(0.04, 1)).toBe('peak of the right height, on time')
    expect(words(null, null)).toBeNull()
  })

  test('a chart’s title is its finding: the peak of the window with the highest figure, and coverage', () => {
    const [licences, quota] = result.histories
    const dy = licences!.series[0]!
    const [spring, autumn] = [result.skill[0]!, result.skill[3]!]
    expect(seriesTitle(dy, [spring, autumn])).toBe(
      'Dysprosium outside China: 2 of 4 figures inside the 90% forecast band',
    )
    expect(seriesTitle(dy, [spring, { ...autumn, peakError: 0.2, peakWeeks: 9 }])).toBe(
      'Dysprosium outside China: peak 20% too high, 9 weeks late; 2 of 4 figures inside the 90% forecast band',
    )
    expect(seriesTitle(quota!.series[0]!, [])).toBe('Neodymium inside China: no figure was scored')
    expect(seriesTitle(licences!.series[2]!, [result.skill[5]!])).toBe(
      'Licences granted, Europe: its one figure inside the 90% forecast band',
    )
  })

  test('unknown series and patterns keep names of their own', () => {
    expect(seriesName('novelty.Dy.x', 'Novelty')).toBe('Novelty, Dy, x')
    expect(seriesName('constructor', '')).toBe('constructor')
    expect(patternName('P99')).toBe('P99')
    expect(patternName('P22')).toBe('P22 The stop in Kachin, winter 2024–25')
  })
})

describe('the numbers', () => {
  test('pooled skill is one less the sum of errors over the sum of naive errors', () => {
    expect(pooledSkill(result.skill, 'fit')).toBeCloseTo(1 - 0.6 / 2)
    expect(pooledSkill(result.skill, 'held_out')).toBeCloseTo(1 - 1.5 / 3)
    expect(pooledSkill([result.skill[1]!], 'fit')).toBeNull()
    expect(found.histories.map((one) => one.skill.held_out)).toEqual([1 - 1.22 / 0.48, 1 - 0.28 / 2.52])
  })

  test('figures inside the band are counted back from shares', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => [Math.min(a, b), Math.max(a, b, 1)] as const)),
        (counts) => {
          const scores = counts.map(([inside, n]) => ({ ...result.skill[0]!, n, cover90: inside / n }))
          expect(inside90(scores)).toEqual({
            of: counts.reduce((sum, [inside]) => sum + inside, 0),
            all: counts.reduce((sum, [, n]) => sum + n, 0),
          })
        },
      ),
    )
  })

  test('a figure between two weeks is held against the mean of both', () => {
    const series = { ...result.histories[0]!.series[0]!, bands: [1, 2, 3, 4, 5].map((q) => [q, q + 10]) }
    expect(quantilesAt(series, 0)).toEqual([1, 2, 3, 4, 5])
    expect(quantilesAt(series, 0.5)).toEqual([6, 7, 8, 9, 10])
    expect(quantilesAt(series, 1)).toEqual([11, 12, 13, 14, 15])
  })

  test('a strip keeps the order of its values and stays inside its width', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
        const places = [...values].sort((a, b) => a - b).map(stripScale(values))
        expect(places.every((x, i) => x >= 7.99 && x <= 124.01 && (i === 0 || x >= places[i - 1]! - 1e-9))).toBe(true)
      }),
    )
  })

  test('numbers of events never touch in their row', () => {
    const weeks = fc.array(fc.nat(364), { maxLength: 40 }).map((all) => [...all].sort((a, b) => a - b))
    fc.assert(
      fc.property(weeks, fc.double({ min: 0.3, max: 20, noNaN: true }), (all, perWeek) => {
        const events = all.map((week, i) => ({ week, number: i + 1 }))
        const rows = rowsOf(events, perWeek)
        const half = (i: number): number => textWidth(String(events[i]!.number), 11) / 2
        rows.forEach((row, i) => {
          const before = rows.lastIndexOf(row, i - 1)
          if (i === 0 || before < 0) return
          expect((events[i]!.week - events[before]!.week) * perWeek).toBeGreaterThanOrEqual(half(i) + half(before))
        })
      }),
    )
  })
})

describe('the page', () => {
  test('holds every figure of the scoreboard', () => {
    for (const pattern of result.patterns) {
      const row = rowWith(`<th scope="row">${pattern.measure}`)
      for (const value of [pattern.observed, pattern.median, pattern.low, pattern.high])
        if (Number.isFinite(value)) expect(row).toContain(number(value))
      if (!Number.isFinite(pattern.median)) expect(row).toContain('did not happen')
      expect(row).toContain(pattern.evidence)
      expect(row).toContain(pattern.verdict)
      expect(row).toContain(pattern.split === 'fit' ? 'fitted' : 'held out')
    }
  })

  test('holds every score, a dash where there is none', () => {
    const dash = (value: number | null, format: (value: number) => string): string =>
      value === null ? '–' : format(value)
    const table = page.slice(page.indexOf('<section id="skill">'))
    const rows = [...table.slice(0, table.indexOf('</table>')).matchAll(/<tr><th scope="row">[\s\S]*?<\/tr>/g)]
    const cells = rows.map(([row]) => [...row.matchAll(/<td>(.*?)<\/td>/g)].map((match) => match[1]))
    const shown = ['spring', 'boom', 'autumn', 'granted', 'bust']
    const expected = shown.flatMap((window) =>
      result.skill
        .filter((score) => score.window === window)
        .map((score) => [
          String(score.n),
          fixed(score.crps, 2),
          dash(score.naiveCrps, (value) => fixed(value, 2)),
          dash(score.skill, (value) => fixed(value, 2)),
          percent(100 * score.cover50),
          percent(100 * score.cover90),
          dash(score.peakError, (value) => percent(100 * value)),
          dash(score.peakWeeks, (value) => `+${value} weeks`),
          fixed(score.discrepancy, 2),
        ]),
    )
    expect(cells).toEqual(expected)
    expect(rowWith('All held-out windows')).toContain('5 0.50 40% 80%')
    const byElement = page.indexOf('Skill by element, over')
    expect(rowWith('Dysprosium</th>', byElement)).toContain('Dysprosium 0.75 −2.96')
    expect(rowWith('Europium</th>', byElement)).toContain('Europium – 0.13')
  })

  test('names every miss with its figures among what it cannot do', () => {
    const limits = visible(page.slice(page.indexOf('<section id="limits">'), page.indexOf('<section id="manifest">')))
    expect(limits).toContain(
      'P3 The curve of licences granted: licences in early June (times). Observed 0.25, simulated 0.066 (90% of runs: 0.011–0.15).',
    )
    expect(limits).toContain('rise of the boom (times). Observed 26, simulated did not happen.')
    expect(limits).toContain(
      'Held out in “Truce &amp; general licences”, the naive forecast is better on Dysprosium outside China (skill −2.96) and Magnet exports to the United States (skill −0.24).',
    )
    expect(limits).toContain('2 of 11 observed figures come with a range')
  })

  test('holds windows, events, observed figures with source, command, seed and engine', () => {
    const text = visible(page)
    for (const history of result.histories) {
      for (const { title } of history.windows) expect(text).toContain(escape(title))
      for (const event of history.events) expect(text).toContain(event.title)
      for (const { unit, observed } of history.series)
        for (const one of observed) {
          expect(text).toContain(one.source)
          expect(text).toContain(number(one.value * (unit === 'share' ? 100 : 1)))
        }
    }
    for (const part of [result.command, 'seed 42', '9.8.7', '64 runs of each scenario']) expect(text).toContain(part)
  })

  test('never shows what is not a number, and fetches nothing', () => {
    expect(visible(page)).not.toMatch(/\bNaN\b|undefined|Infinity|\[object|\bnull\b/)
    expect(page).not.toMatch(/ style="/)
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
      /(src|href)="(?!#|data:)[^"]|url\((?!data:|#)/,
    )
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('is the same bytes again, and another run has another name', async () => {
    expect(await renderHindcast(syntheticHindcast(), BARE_ASSETS)).toBe(page)
    const other = await renderHindcast({ ...result, seed: 43 }, BARE_ASSETS)
    const run = (html: string): string | undefined => /<b>Run<\/b> ([0-9a-f]{12})/.exec(html)?.[1]
    expect(run(page)).toMatch(/^[0-9a-f]{12}$/)
    expect(run(other)).not.toBe(run(page))
  })

  test('renders what JSON makes of it, and a hindcast of nothing', async () => {
    const read = JSON.parse(JSON.stringify(result)) as HindcastResult
    expect(visible(await renderHindcast(read, BARE_ASSETS))).toContain('did not happen')
    const none = { skill: Number.NaN, cover50: Number.NaN, cover90: Number.NaN, n: 0 }
    const empty = {
      ...result,
      patterns: [],
      skill: [],
      elements: [],
      histories: [],
      overall: { fit: none, held_out: none },
    }
    expect(visible(await renderHindcast(empty, BARE_ASSETS))).not.toMatch(/\bNaN\b|undefined|Infinity/)
  })
})

describe('the charts', () => {
  const figures = result.histories.flatMap((history) =>
    history.series.map((series, place) => ({ history, series, figure: seriesFigure(result, history, series, place) })),
  )

  test.each(figures.map((one) => [one.figure.id, one] as const))(
    '%s compiles without a warning',
    async (_, { figure }) => {
      for (const variant of [
        { width: 860, narrow: false },
        { width: 408, narrow: false },
        { width: 328, narrow: true },
      ]) {
        const picture = await draw(figure.panels[0]!.spec(variant), variant)
        expect(picture.warnings).toEqual([])
        expect(picture.svg).not.toMatch(/NaN|undefined|style=|<script|href=/)
        expect(picture.plot.x + picture.plot.width).toBeLessThanOrEqual(variant.width + 1)
        expect(picture.plot.y).toBeGreaterThan(25)
      }
    },
  )

  test('the file holds every week, every naive week and every observed figure, by date', () => {
    for (const { history, series, figure } of figures) {
      if (figure.csv.kind !== 'rows') throw new Error('rows expected')
      const kinds = figure.csv.rows.map((row) => row[1])
      const count = (kind: string): number => kinds.filter((one) => one === kind).length
      expect(count('simulated')).toBe(history.dates.length)
      expect(count('naive')).toBe(series.naive.reduce((sum, one) => sum + one.median.length, 0))
      expect(count('observed')).toBe(series.observed.length)
      const dates = figure.csv.rows.map((row) => String(row[0]))
      expect(dates).toEqual([...dates].sort())
      for (const row of figure.csv.rows) expect(row).toHaveLength(figure.csv.columns.length)
    }
  })

  test('a price that moves by more than a factor of 25 gets a logarithmic axis, a share goes to 100%', () => {
    const unit = (id: string): string => figures.find((one) => one.figure.id === id)?.figure.unit ?? ''
    expect(unit('quota-domesticPrice-Nd')).toContain('logarithmic axis')
    expect(unit('controls-quotePrice-Dy')).not.toContain('logarithmic')
    expect(unit('controls-approved-Europe')).toMatch(/^Per cent of applications\./)
  })
})

/** Dates, names that the page computes with and choices between two; every other text is somebody's. */
const COMPUTED = /\.(schema|date|split)$|\.dates\[/

describe('texts of a hindcast never become markup', () => {
  test.each(ALL_HOSTILE.map((text) => [text]))('%j in every text field', async (text) => {
    const hostile = mapTexts(syntheticHindcast(), (old, path) => (COMPUTED.test(path) ? old : `${old}${text}`))
    const html = await renderHindcast(hostile as HindcastResult, BARE_ASSETS)
    expect(markupIn(html)).toEqual(OWN_MARKUP)
  })
})
