/**
 * Every sentence and title of a comparison and of a sweep, read back and held against `summary.json`: words that no rule here reads are
 * wrong, and so is a figure that is not the one its words name. Nothing of what wrote them is used to read them.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findComparison } from '../../reports/compare/findings.ts'
import { comparisonFigures } from '../../reports/compare/section.ts'
import { comparisonHeadline, comparisonSentences, comparisonStandfirst } from '../../reports/compare/words.ts'
import { sweepSentence, sweptTitle } from '../../reports/sweep/words.ts'
import type { ComparisonResult, OutcomeComparison } from '../../sim/studies/compare/result.ts'
import type { SweepResult } from '../../sim/studies/sweep/result.ts'
import { chokepoint, newFolder, REAL } from '../cli/command-line.ts'
import { syntheticComparison } from './compare-fixture.ts'
import { NUMBER, Reading, take } from './said.ts'
import { CURVE, MAP } from './sweep-fixture.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** Ends that round to one figure are said as one. */
const RANGE = String.raw`(${NUMBER})%? \((${NUMBER})%?(?:(?: to |–)(${NUMBER})%)?`
const lower = (text: string): string => text.toLowerCase()

function readComparison(result: ComparisonResult, reading: Reading): void {
  const found = findComparison(result)
  const outcomes = Object.values(result.outcomes)
  const policyOf = (title: string) => result.policies.find((one) => one.title === title)!
  const labelled = (label: string): OutcomeComparison =>
    outcomes.find((one) => lower(one.label) === lower(label)) ?? expect.fail(`no outcome is called ${label}`)
  const isClear = (one: OutcomeComparison, policy: string): boolean =>
    one.policies[policy]!.difference!.verdict !== 'none'
  const baseline = result.policies[0]!.name
  const scaleOf = (one: OutcomeComparison): number => 100 / Math.abs(one.policies[baseline]!.mean!)
  const tonnes = result.outcomes['totalLostUse']!
  const headline = comparisonHeadline(result, found).replace(/^Tonnes lost to shortage: /, '')
  let rest = take(headline, `“([^”]+)” (cuts|raises) them by (${NUMBER})%`, ([title, verb, share]) => {
    const { difference } = tonnes.policies[policyOf(title!).name]!
    reading.that(difference!.mean < 0 === (verb === 'cuts'), headline)
    reading.figure(share!, Math.abs(difference!.mean) * scaleOf(tonnes), headline)
  })
  rest = take(rest, '“([^”]+)” makes no clear difference', ([title]) =>
    reading.that(!isClear(tonnes, policyOf(title!).name), headline),
  )
  rest = take(rest, `“([^”]+)” hardly changes them \\((${NUMBER})%\\)`, ([title, share]) =>
    reading.estimate([share], tonnes.policies[policyOf(title!).name]!.difference!, scaleOf(tonnes), headline),
  )
  rest = take(rest, '^no policy makes a clear difference$', () =>
    reading.that(
      result.policies.slice(1).every(({ name }) => !isClear(tonnes, name)),
      headline,
    ),
  )
  expect(rest.replace(/, | and /g, '')).toBe('')

  const standfirst = comparisonStandfirst(result, found)
  const [, pairs, policies, common] = new RegExp(
    `^(${NUMBER}) pairs of runs for each of (${NUMBER}) polic(?:y|ies), .*draw of (${NUMBER}) uncertaint`,
  ).exec(standfirst)!
  reading.figure(pairs!, result.replicates, standfirst)
  reading.figure(policies!, result.policies.length - 1, standfirst)
  reading.figure(common!, result.uncertainties.common, standfirst)

  const sentences = comparisonSentences(result, found)
  for (const [k, { text }] of sentences.slice(0, -1).entries()) {
    const policy = result.policies[k + 1]!
    const differenceIn = (one: OutcomeComparison) => one.policies[policy.name]!.difference!
    rest = take(text, 'Dominated by ((?:“[^”]+”(?:, | and )?)+): [^.]*\\.', ([titles]) =>
      reading.that(
        [...titles!.matchAll(/“([^”]+)”/g)].every(([, title]) => policy.dominatedBy.includes(policyOf(title!).name)),
        text,
      ),
    )
    rest = take(
      rest,
      `Public cost above the baseline’s: (${NUMBER})(?: \\((${NUMBER}) to (${NUMBER})\\))? million US\\$;`,
      (said) => reading.estimate(said, policy.cost!.net, 1, text),
    )
    rest = take(rest, `(${NUMBER}) \\((${NUMBER})(?: to |–)(${NUMBER})\\) US\\$ a tonne avoided\\.`, (said) => {
      const { value, low, high } = policy.cost!.perTonne
      said.forEach((one, place) => reading.figure(one, [value, low, high][place]!, text))
    })
    rest = take(rest, 'a price of a tonne avoided is not [^.]*\\.', () =>
      reading.that(policy.cost!.perTonne.reason !== null, text),
    )
    rest = take(
      rest,
      `(?:First|then) (less|more) output is lost \\((${NUMBER}) points in (\\w+) (\\d+)\\)[,.]`,
      ([side, mean, month, year]) => {
        const weekly = result.series['totalShortfall']!.policies[policy.name]!
        const weeks = result.dates.flatMap((date, week) =>
          date.startsWith(`${year}-${String(MONTHS.indexOf(month!) + 1).padStart(2, '0')}`) ? [week] : [],
        )
        const means = weeks
          .filter((week) => weekly.low[week]! > 0 || weekly.high[week]! < 0)
          .map((week) => weekly.mean[week]!)
        const extreme = side === 'less' ? Math.min(...means) : Math.max(...means)
        reading.figure(mean!, extreme, text)
      },
    )
    rest = take(
      rest,
      `(Shortfall in tonnes[^:]*): (no clear difference, )?(${NUMBER})(?: \\((${NUMBER}) to (${NUMBER})\\))? t REO(?:, (${NUMBER})% of the baseline’s mean(?:, a small difference)?(?:; it helps in ([^.;]+))?)?\\.`,
      ([label, unclear, mean, low, high, share, runs]) => {
        const one = labelled(label!)
        reading.that(isClear(one, policy.name) === (unclear === undefined), text)
        reading.estimate([mean, low, high], differenceIn(one), 1, text)
        if (share !== undefined) reading.estimate([share], differenceIn(one), scaleOf(one), text)
        if (runs !== undefined)
          reading.that((differenceIn(one).shareHelped === 1) === (runs === 'every run'), `${text} ${runs}`)
      },
    )
    rest = take(
      rest,
      `(?:Also clear: |, | and )([^;]+?) ${RANGE}(, worse)?\\)`,
      ([label, mean, low, high = low, worse]) => {
        const one = labelled(label!)
        reading.that(isClear(one, policy.name), text)
        reading.that((differenceIn(one).verdict === 'worse') === (worse !== undefined), text)
        reading.estimate([mean, low, high], differenceIn(one), scaleOf(one), `${policy.name}, ${label}`)
      },
    )
    expect(rest.replace(/[\s.]/g, ''), text).toBe('')
  }

  const sure = sentences.at(-1)!.text
  const [, count, clear, chance] = new RegExp(
    `^(${NUMBER}) comparisons? w\\w+ made, each at 95%, and (none|${NUMBER}) \\w+ clear; about (${NUMBER}) would be by chance`,
  ).exec(sure)!
  const differences = outcomes.flatMap(({ policies }) =>
    Object.values(policies).flatMap(({ difference }) => difference ?? []),
  )
  reading.figure(count!, differences.length, sure)
  reading.figure(
    clear === 'none' ? '0' : clear!,
    differences.filter(({ low, high }) => low > 0 || high < 0).length,
    sure,
  )
  reading.figure(chance!, differences.length / 20, sure)

  for (const { id, title, csv } of comparisonFigures(result, found)) {
    if (csv.kind !== 'rows') continue
    const column = (name: string): number => csv.columns.indexOf(name)
    for (const [, mean, under, month, year] of title.matchAll(
      new RegExp(`(${NUMBER}) under “([^”]+)” \\((\\w+) (\\d+)\\)`, 'g'),
    )) {
      const own = column(policyOf(under!).name)
      const values = csv.rows.map((row) => Number(row[own]))
      reading.figure(mean!, Math.max(...values), `${id}: ${title}`)
      const peak = String(csv.rows[values.indexOf(Math.max(...values))]![0])
      reading.that(peak.startsWith(`${year}-${String(MONTHS.indexOf(month!) + 1).padStart(2, '0')}`), `${id}: ${title}`)
    }
    for (const [, said, title2] of title.matchAll(/((?:[−+][^“]*)+) under “([^”]+)”/g))
      for (const [, mean, month, year] of said!.matchAll(new RegExp(`(${NUMBER})[^(]*\\((\\w+) (\\d+)\\)`, 'g'))) {
        const rows = csv.rows.filter(
          (row) =>
            row[column('policy')] === policyOf(title2!).name &&
            String(row[0]).startsWith(`${year}-${String(MONTHS.indexOf(month!) + 1).padStart(2, '0')}`),
        )
        const means = rows
          .filter((row) => Number(row[column('95% low')]) > 0 || Number(row[column('95% high')]) < 0)
          .map((row) => Number(row[column('mean difference')]))
        const extreme = mean!.startsWith('−') ? Math.min(...means) : Math.max(...means)
        reading.figure(mean!, extreme, `${id}: ${title}`)
      }
  }
}

function readSweep(result: SweepResult, reading: Reading): void {
  for (const outcome of result.outcomes) {
    const title = sweptTitle(result, outcome)
    const [first, last] = [outcome.levels[0]!, outcome.levels.at(-1)!]
    const [, from, to] = new RegExp(`: (${NUMBER}) .* at .*, (${NUMBER}) at `).exec(title) ?? []
    reading.that((from === undefined) === (last.difference?.verdict === 'none'), title)
    if (from !== undefined) {
      reading.figure(from, first.value!, title)
      reading.figure(to!, last.value!, title)
    }
  }
  const sentence = sweepSentence(result)
  const [, levels, replicates] = new RegExp(`at ([^:]*): (${NUMBER}) runs at each level`).exec(sentence)!
  reading.figure(replicates!, result.replicates, sentence)
  for (const label of result.factors.at(-1)!.labels) reading.that(levels!.includes(label), sentence)
}

test('all that a comparison and a sweep say is what their summaries hold', async () => {
  const folder = newFolder()
  const out = (name: string): string => join(folder, name)
  const summary = <T>(name: string): T => JSON.parse(readFileSync(join(out(name), 'summary.json'), 'utf8')) as T
  const files = ['export-controls-2025', 'faster-licences', 'western-stockpile', 'price-floor-offtake']
  const compare = ['compare', ...files, '-n', '4', '-q', '--no-report', '-o', out('compare')]
  expect(await chokepoint(compare, { program: REAL })).toMatchObject({ code: 0 })
  const vary = ['--vary', 'manufacturer.coverWeeks=2,12', '-n', '2', '-q', '--no-report', '-o', out('sweep')]
  expect(await chokepoint(['sweep', 'export-controls-2025', ...vary], { program: REAL })).toMatchObject({ code: 0 })

  const reading = new Reading()
  for (const one of [
    summary<ComparisonResult>('compare'),
    syntheticComparison(),
    syntheticComparison(['base', 'idle']),
    syntheticComparison(['base', 'helps']),
  ])
    readComparison(one, reading)
  for (const one of [summary<SweepResult>('sweep'), MAP, CURVE]) readSweep(one, reading)
  process.stdout.write(`studies: ${reading.checked} statements read, ${reading.wrong.length} wrong\n`)
  expect(reading.wrong).toEqual([])
  expect(reading.checked).toBeGreaterThan(100)
})
