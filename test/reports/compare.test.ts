import { beforeAll, describe, expect, test } from 'vitest'
import { renderComparison } from '../../reports/compare.ts'
import { changesOf, extremesOf, findComparison, outcomesOf } from '../../reports/compare/findings.ts'
import { comparisonFigures, comparisonSection } from '../../reports/compare/section.ts'
import { costTable, gainTable, regretTable, robustnessTable } from '../../reports/compare/tables.ts'
import { comparisonHeadline, comparisonSentences } from '../../reports/compare/words.ts'
import { draw } from '../../reports/html/svg.ts'
import { renderReport } from '../../reports/index.ts'
import { percent } from '../../reports/words/numbers.ts'
import type { ComparisonResult, WeeklyDifference } from '../../sim/studies/compare/result.ts'
import { syntheticComparison } from './compare-fixture.ts'
import { syntheticResult } from './fixture.ts'
import { ALL_HOSTILE, mapTexts, markupIn, OWN_MARKUP } from './hostile.ts'
import { BARE_ASSETS } from './render.ts'

const result = syntheticComparison()
const found = findComparison(result)
const figures = comparisonFigures(result, found)
let page = ''

beforeAll(async () => {
  page = await renderComparison(result, BARE_ASSETS)
})

const shareOf = (policy: string): number =>
  changesOf(result, found, found.lead!).find(({ variant }) => variant.policy.name === policy)!.percent.mean
const sentenceOf = (lead: string): string =>
  comparisonSentences(result, found).find((one) => one.lead.startsWith(lead))!.text

test('every chart over time numbers the events that the page lists, and says which policy alone has one', async () => {
  for (const figure of figures.filter(({ id }) => /^(level|difference)-/.test(id))) {
    const { svg } = await draw(figure.panels[0]!.spec({ width: 420, narrow: false }), { width: 420, narrow: false })
    expect(svg).toMatch(/>1<\/text>[^]*>2<\/text>/)
  }
  expect(page.replace(/<[^>]+>/g, '')).toMatch(/4 April 2025 Licences *2 June 2025 “Helper” only: Help/)
})

describe('the words', () => {
  test('the headline ranks the policies by the tonnes they save, with figures from the result', () => {
    expect(comparisonHeadline(result, found)).toBe(
      `Tonnes lost to shortage: “Helper” cuts them by ${percent(-shareOf('helps'))}, “Idler” makes no clear difference and “Turncoat” raises them by ${percent(shareOf('turns'))}`,
    )
  })

  test('an outcome without words of its own is named with shares and verdicts', () => {
    const { totalLostUse: _, ...outcomes } = result.outcomes
    const other = { ...result, outcomes: { minMagnetExports: outcomes['minMagnetExports']! } }
    expect(comparisonHeadline(other, findComparison(other))).toMatch(
      /^Magnet exports at worst: “Helper” −20%, worse, “Idler” no clear difference and “Turncoat” \+\d[.\d]*%, better$/,
    )
  })

  test('where no policy differs clearly, that is the headline', () => {
    const idle = syntheticComparison(['base', 'idle'])
    expect(comparisonHeadline(idle, findComparison(idle))).toBe(
      'Tonnes lost to shortage: no policy makes a clear difference',
    )
  })

  test('a policy whose interval spans zero is called no clear difference, and has no price', () => {
    expect(sentenceOf('Idler')).toContain('no clear difference')
    expect(sentenceOf('Idler')).toContain('not defined: the effect is not clear')
    expect(sentenceOf('Idler')).not.toContain('Also clear')
  })

  test('what helps first and harms later is said, though the sum hides it', () => {
    expect(sentenceOf('Turncoat')).toMatch(
      /First less output is lost \(−3[.\d]* points in \w+ 2025\), then more output is lost \(\+5[.\d]* points in \w+ 202\d\)/,
    )
    expect(sentenceOf('Helper')).not.toContain('First')
  })

  test('it is said who would choose a policy, and of another government’s nothing is called dominated', () => {
    const leads = comparisonSentences(result, found).map(({ lead }) => lead)
    expect(leads).toContain('Helper (for governments outside China to choose).')
    expect(leads).toContain('Idler (for Beijing and governments outside China to choose).')
    expect(robustnessTable(result).rows.at(-1)?.at(-1)).toBe('not for governments outside China to choose')
  })

  test('how many comparisons were made is said, and how many look clear by chance', () => {
    const differences = outcomesOf(result)
      .flatMap(({ policies }) => Object.values(policies))
      .flatMap(({ difference }) => difference ?? [])
    const clear = differences.filter(({ verdict }) => verdict !== 'none').length
    expect(sentenceOf('How sure')).toContain(
      `27 comparisons were made, each at 95%, and ${clear} are clear; about 1.35 would be by chance`,
    )
  })

  test('a clear difference below one per cent is called small, and counts neither as better nor as worse', () => {
    const lead = result.outcomes['totalLostUse']!
    const helps = lead.policies['helps']!
    const difference = { ...helps.difference!, mean: -0.5, low: -0.6, high: -0.4 }
    const policies = { ...lead.policies, helps: { ...helps, difference } }
    const small = { ...result, outcomes: { totalLostUse: { ...lead, policies } } }
    const own = findComparison(small)
    expect(comparisonSentences(small, own)[0]?.text).toContain('a small difference')
    expect(comparisonFigures(small, own)[0]?.title).toContain(
      '“Helper” makes no clear difference in any, 1 clear but below 1%',
    )
  })

  test('levels are the baseline’s means with the differences added', () => {
    const level = comparisonFigures(result, found).find(({ id }) => id === 'level-totalShortfall')!
    const { baseline, policies } = result.series['totalShortfall']!
    const rows = level.csv.kind === 'rows' ? level.csv.rows : []
    expect(rows[60]).toEqual([
      result.dates[60],
      baseline[60],
      ...['helps', 'turns', 'idle'].map((name) => baseline[60]! + policies[name]!.mean[60]!),
    ])
  })

  test('a dominated policy is named with those that dominate it', () => {
    expect(sentenceOf('Turncoat')).toMatch(/Dominated by .*“Baseline”/)
    expect(sentenceOf('Helper')).not.toContain('Dominated')
  })
})

test('extremes are those of clear weeks, in order of time; a small one beside a large one is left out', () => {
  const weekly = (mean: number[], clear: boolean[]): WeeklyDifference => ({
    mean,
    low: mean.map((value, k) => (clear[k] ? value - 0.1 : -9)),
    high: mean.map((value, k) => (clear[k] ? value + 0.1 : 9)),
    p05: mean,
    p95: mean,
  })
  const all = [true, true, true, true]
  expect(extremesOf(weekly([3, 1, -2, -1], all)).map(({ week }) => week)).toEqual([0, 2])
  expect(extremesOf(weekly([3, 1, -0.9, -0.5], all)).map(({ week }) => week)).toEqual([0])
  expect(extremesOf(weekly([3, 1, -2, -1], [false, true, false, false])).map(({ week }) => week)).toEqual([1])
  expect(extremesOf(weekly([3, 1, -2, -1], [false, false, false, false]))).toEqual([])
})

describe('the figures', () => {
  test('show every outcome with a good side but money, and every series', () => {
    expect(figures.map(({ id }) => id)).toEqual([
      'policy-losses',
      'policy-course',
      'level-totalShortfall',
      'difference-totalShortfall',
      'level-shortfallOutsidedefence',
      'difference-shortfallOutsidedefence',
      'level-quotePriceDy',
      'difference-quotePriceDy',
    ])
    const rows = figures.slice(0, 2).flatMap(({ csv }) => (csv.kind === 'rows' ? csv.rows : []))
    const shown = new Set(rows.map(([outcome]) => outcome))
    expect(shown).toEqual(
      new Set(
        outcomesOf(result).flatMap(({ name, better }) =>
          better === 'neither' || name === 'netProgrammeCost' ? [] : [name],
        ),
      ),
    )
    expect(rows).toHaveLength(shown.size * 3)
  })

  test.each(figures.map((figure) => [figure.id, figure] as const))(
    '%s compiles without a warning',
    async (_, figure) => {
      for (const variant of [
        { width: 860, narrow: false },
        { width: 328, narrow: true },
      ]) {
        const picture = await draw(figure.panels[0]!.spec(variant), variant)
        expect(picture.warnings).toEqual([])
        expect(picture.svg).not.toMatch(/NaN|undefined|style=|<script|href=/)
        expect(picture.plot.x + picture.plot.width).toBeLessThanOrEqual(variant.width + 1)
      }
    },
  )

  /** The first figure with another difference in tonnes under one policy. */
  const redrawn = async (policy: string, difference: object): Promise<string> => {
    const changed = structuredClone(result)
    Object.assign(changed.outcomes['totalLostUse']!.policies[policy]!.difference!, difference)
    const size = { width: 860, narrow: false }
    return (await draw(comparisonFigures(changed, findComparison(changed))[0]!.panels[0]!.spec(size), size)).svg
  }

  test('differ in shape and in words, not in color alone', async () => {
    const svg = await redrawn('idle', { mean: 0.5, low: -1, high: 2 })
    expect(svg).toMatch(/Idler \+0\.5% \(−1% to \+2%\), not clear/)
    expect(svg).toContain('Idler: the same in every run')
    expect(new Set(found.variants.map(({ shape }) => shape)).size).toBe(3)
  })

  test('a change too large for the scale is drawn at its edge and named in full', async () => {
    const svg = await redrawn('helps', { mean: 400, low: 390, high: 410 })
    expect(svg).toContain('Helper +402%')
    expect(svg).toContain('+100%')
    expect(svg).not.toContain('+200%')
  })
})

describe('the tables', () => {
  test('state price or why there is none, regret, gain and who dominates whom, in words', () => {
    const cost = costTable(found)
    expect(cost.columns).toEqual(['', 'Helper', 'Turncoat', 'Idler'])
    expect(cost.rows[1]![1]).toMatch(/^\d[\d,]* \(/)
    expect(cost.rows[1]![2]).toBe('not defined: more is lost, not less')
    expect(cost.rows[1]![3]).toBe('not defined: the effect is not clear')
    const robust = robustnessTable(result)
    expect(robust.rows.find((row) => row[0] === 'Turncoat')!.at(-1)).toMatch(/^yes, by /)
    expect(robust.rows.find((row) => row[0] === 'Helper')!.at(-1)).toBe('no')
    expect(regretTable(result).rows.every((row) => row.length === 5)).toBe(true)
    expect(gainTable(result, found).rows[0]!.at(-1)).toBe('does not vary')
  })
})

describe('the page', () => {
  test('is the same bytes for the same result', async () => {
    expect(await renderComparison(structuredClone(result), BARE_ASSETS)).toBe(page)
  })

  test('names notes, thresholds, what money leaves out, the command and every digest', () => {
    for (const text of [
      result.notes[0]!,
      'These are the baseline’s medians',
      'Interest, storage and handling',
      result.command,
    ])
      expect(page).toContain(text)
    for (const { digest } of result.policies) expect(page).toContain(digest)
  })

  test('every download is there', () => {
    for (const [, id] of page.matchAll(/class="download" data-figure="([^"]+)"/g)) expect(page).toContain(`"${id}":{`)
  })

  test('the same section stands in the report of a run', async () => {
    const report = await renderReport(syntheticResult({ elements: ['Dy'] }), BARE_ASSETS, [comparisonSection(result)])
    expect(report).toContain('<section id="comparison">')
    expect(report).toContain('Policies compared: Tonnes lost to shortage')
  })
})

/** Names that the page computes with, and choices between a few; every other text is somebody's. */
const COMPUTED =
  /\.(schema|better|verdict|sign|reason|outcome)$|\.dates\[|\.objectives\[|\.uncertainties|\.(element|sector)$/

test.each(ALL_HOSTILE.map((text) => [text]))('%j in every text field stays text', async (text) => {
  const changed = mapTexts(result, (old, path) => (COMPUTED.test(path) ? old : `${old}${text}`)) as ComparisonResult
  const renamed = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [`${key}${text}`, value]))
  const inAll = <T extends { readonly policies: Readonly<Record<string, unknown>> }>(
    record: Readonly<Record<string, T>>,
  ) =>
    Object.fromEntries(
      Object.entries(record).map(([key, value]) => [key, { ...value, policies: renamed(value.policies) }]),
    )
  const hostile = { ...changed, outcomes: inAll(changed.outcomes), series: inAll(changed.series) } as ComparisonResult
  const html = await renderComparison(hostile, BARE_ASSETS)
  expect(markupIn(html)).toEqual(OWN_MARKUP)
})
