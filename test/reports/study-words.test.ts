/**
 * Titles, tiles and sentences of the pages of hindcasts, sensitivity studies, discoveries and searches, read back and held against what is
 * in the folder's `summary.json`. Words that no rule here reads are wrong.
 */
import { expect, test } from 'vitest'
import { boxFigure } from '../../reports/discovery/box-chart.ts'
import { discoverySection } from '../../reports/discovery/section.ts'
import { discoverySentence } from '../../reports/discovery/words.ts'
import { findHindcast } from '../../reports/hindcast/findings.ts'
import { seriesTitle } from '../../reports/hindcast/series-words.ts'
import { renderHindcastTiles } from '../../reports/hindcast/tiles.ts'
import { hindcastHeadline, hindcastSentences, hindcastStandfirst, missSentence } from '../../reports/hindcast/words.ts'
import { sensitivitySection } from '../../reports/sensitivity/section.ts'
import { studySentence } from '../../reports/sensitivity/words.ts'
import { quantityName } from '../../reports/words/quantities.ts'
import type { HindcastResult } from '../../sim/studies/hindcast/result.ts'
import type { DiscoveryResult } from '../../sim/studies/sensitivity/discovery.ts'
import type { OutcomeSensitivity, SensitivityResult } from '../../sim/studies/sensitivity/result.ts'
import { solutionWords } from '../../sim/studies/solve/words.ts'
import { syntheticHindcast } from './hindcast-fixture.ts'
import { NUMBER, Reading, take } from './said.ts'
import { BY_CHANCE, DISCOVERY, MORRIS, SOBOL } from './studies-fixture.ts'
import { CURVE } from './sweep-fixture.ts'

const N = `(${NUMBER})`
const nothingLeft = (rest: string, text: string): void => expect(rest.replace(/[\s.,;:]|\band\b/g, ''), text).toBe('')

/** The model's error beside the naive one, as skill. */
const BESIDE = `(about as large as|${NUMBER}% (?:below|above)|${NUMBER} times)`
function beside(reading: Reading, said: string, skill: number, text: string): void {
  const [figure = ''] = new RegExp(NUMBER).exec(said) ?? []
  if (said.startsWith('about')) reading.that(Math.abs(skill) < 0.02, text)
  else if (said.endsWith('below')) reading.figure(figure, 100 * skill, text)
  else if (said.endsWith('above')) reading.figure(figure, -100 * skill, text)
  // Ratios are said to about two digits.
  else reading.that(Math.abs(Number(figure) / (1 - skill) - 1) < 0.05, text)
}

type Pattern = HindcastResult['patterns'][number]
type Score = HindcastResult['skill'][number]

function readHindcast(result: HindcastResult, reading: Reading): void {
  const { patterns, overall, skill } = result
  const found = findHindcast(result)
  const is =
    (verdict: string) =>
    (one: Pattern): boolean =>
      one.verdict === verdict
  const groups = [...new Set(patterns.map(({ id }) => id))].map((id) => patterns.filter((one) => one.id === id))
  const whole = groups.filter((group) => group.every(is('pass'))).length
  const heldOut = patterns.filter(({ split }) => split === 'held_out')
  const ofHistory = (title: string): readonly Score[] => {
    const history = result.histories.find((one) => one.title === title) ?? expect.fail(`no history is called ${title}`)
    return skill.filter(
      ({ window, series, split, skill: of }) =>
        split === 'held_out' &&
        of !== null &&
        history.windows.some(({ id }) => id === window) &&
        history.series.some(({ name }) => name === series),
    )
  }
  const lost = (scores: readonly Score[]): number => scores.filter((one) => one.skill! < 0).length
  const pooled = (scores: readonly Score[]): number =>
    1 - scores.reduce((sum, one) => sum + one.crps, 0) / scores.reduce((sum, one) => sum + one.naiveCrps!, 0)

  const headline = hindcastHeadline(result, found)
  let rest = take(headline, `${N} of ${N} patterns of market history hold`, ([some, all]) => {
    reading.figure(some!, whole, headline)
    reading.figure(all!, groups.length, headline)
  })
  rest = take(rest, `held out, the model’s error is ${BESIDE} a naive forecast’s`, ([said]) =>
    beside(reading, said!, overall.held_out.skill, headline),
  )
  rest = take(rest, 'yet above it on most series of ((?:“[^”]+”(?:, | and )?)+)', ([titles]) => {
    for (const [, title] of titles!.matchAll(/“([^”]+)”/g)) {
      const own = ofHistory(title!)
      reading.that(lost(own) * 2 > own.length, headline)
    }
  })
  nothingLeft(rest, headline)

  const standfirst = hindcastStandfirst(result)
  const [, runs, measures, figures] = new RegExp(`^${N} runs? of each .* ${N} measures? and ${N} observed`).exec(
    standfirst,
  )!
  reading.figure(runs!, result.replicates, standfirst)
  reading.figure(measures!, patterns.length, standfirst)
  reading.figure(figures!, overall.fit.n + overall.held_out.n, standfirst)
  const [, open, kept] = new RegExp(`${N} figures? w\\w+ open .*; ${N} w\\w+ held out\\.$`).exec(standfirst)!
  reading.figure(open!, overall.fit.n, standfirst)
  reading.figure(kept!, overall.held_out.n, standfirst)

  const [first, second, third, fourth] = hindcastSentences(result, found).map(({ text }) => text)
  expect(first).not.toMatch(/median run/)
  rest = take(
    first!,
    `^${N} of ${N} patterns hold in all their measures; ${N} of ${N} measures pass, ${N} of ${N} of those held out`,
    (said) =>
      [
        whole,
        groups.length,
        patterns.filter(is('pass')).length,
        patterns.length,
        heldOut.filter(is('pass')).length,
        heldOut.length,
      ].forEach((value, k) => reading.figure(said[k]!, value, first!)),
  )
  rest = take(rest, `${N} verdicts? \\w+ too close to call with so many runs`, ([said]) =>
    reading.figure(said!, patterns.filter(is('too close')).length, first!),
  )
  rest = take(rest, `${N} measures? says? nothing, since a placebo world passes \\w+`, ([said]) =>
    reading.figure(said!, patterns.filter(({ nulls }) => nulls.some(({ passes }) => passes)).length, first!),
  )
  rest = take(rest, `the observation itself lies within 90% of the runs in ${N}\\.`, ([said]) =>
    reading.figure(said!, patterns.filter((one) => one.observed >= one.low && one.observed <= one.high).length, first!),
  )
  nothingLeft(
    rest.replace(
      'A measure passes when the median of the runs lies in its tolerance and more runs would not turn that',
      '',
    ),
    first!,
  )

  rest = take(
    second!,
    `${BESIDE}(?: that of)? a naive forecast in (fitted|held-out) windows \\(skill ${N}\\)|${BESIDE} that of a naive forecast in (fitted|held-out) windows \\(skill ${N}\\)`,
    ([a, b, c, d, e, f]) => {
      const of = overall[(b ?? e) === 'fitted' ? 'fit' : 'held_out'].skill
      beside(reading, (a ?? d)!, of, second!)
      reading.figure((c ?? f)!, of, second!)
    },
  )
  rest = take(
    rest,
    `in “([^”]+)” skill is ${N} and the naive forecast is better on (none|${NUMBER}) of ${N} series`,
    ([title, of, some, all]) => {
      const own = ofHistory(title!)
      reading.figure(of!, pooled(own), second!)
      reading.figure(some === 'none' ? '0' : some!, lost(own), second!)
      reading.figure(all!, own.length, second!)
    },
  )
  nothingLeft(rest.replace(/The model’s error is|Held out/g, ''), second!)

  for (const [, share, n, split] of third!.matchAll(
    new RegExp(`${N}% of the ${N} figures? of (fitted|held-out) windows`, 'g'),
  )) {
    const of = overall[split === 'fitted' ? 'fit' : 'held_out']
    reading.figure(share!, 100 * of.cover90, third!)
    reading.figure(n!, of.n, third!)
  }
  const [, verdict] = /they are (close|too narrow|wider)/.exec(third!)!
  const cover = overall.held_out.cover90
  reading.that(verdict === (Math.abs(cover - 0.9) <= 0.06 ? 'close' : cover < 0.9 ? 'too narrow' : 'wider'), third!)

  const missed = patterns.filter(is('miss'))
  const [, misses] = new RegExp(`^It misses ${N} measures?: `).exec(fourth!)!
  reading.figure(misses!, missed.length, fourth!)
  for (const miss of missed) {
    reading.that(fourth!.includes(miss.measure), fourth!)
    const text = missSentence(miss)
    const [, observed, median, low, high] =
      new RegExp(`Observed ${N}, simulated (?:did not happen|${N} \\(90% of runs: ${N}(?: to |–)${N}\\))`).exec(text) ??
      []
    reading.figure(observed!, miss.observed, text)
    if (median !== undefined)
      [median, low, high].forEach((said, k) => reading.figure(said!, [miss.median, miss.low, miss.high][k]!, text))
  }

  const tiles = String(renderHindcastTiles(result, found).text)
    .split('</li>')
    .map((tile) =>
      tile
        .replace(/<svg.*?<\/svg>/g, ' ')
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' '),
    )
  const tile = (rule: string, values: readonly number[]): void => {
    const text =
      tiles.find((one) => new RegExp(rule).test(one)) ?? expect.fail(`no tile reads ${rule}: ${tiles.join(' | ')}`)
    const said = new RegExp(rule).exec(text)!.slice(1)
    values.forEach((value, k) => reading.figure(said[k]!, value, text))
  }
  tile(`hold in all their measures ${N} of ${N} Measures: ${N} of ${N} Held out from fitting: ${N} of ${N} `, [
    whole,
    groups.length,
    patterns.filter(is('pass')).length,
    patterns.length,
    heldOut.filter(is('pass')).length,
    heldOut.length,
  ])
  tile(`held out ${N} 1 is perfect Fitted: ${N}`, [overall.held_out.skill, overall.fit.skill])
  tile(`band ${N} % of ${N} Fitted: ${N}% of ${N}.*50% forecast band ${N}%`, [
    100 * cover,
    overall.held_out.n,
    100 * overall.fit.cover90,
    overall.fit.n,
    100 * overall.held_out.cover50,
  ])
  const withMiss = groups.filter((group) => group.some(is('miss'))).length
  tile(`Measures missed ${N} of ${N} Patterns with a miss: ${N} of ${N}`, [
    missed.length,
    patterns.length,
    withMiss,
    groups.length,
  ])

  for (const history of result.histories)
    for (const series of history.series) {
      const scores = skill.filter(
        ({ series: name, window }) => name === series.name && history.windows.some(({ id }) => id === window),
      )
      const title = seriesTitle(series, scores)
      const inside = scores.reduce((sum, one) => sum + one.cover90 * one.n, 0)
      const all = scores.reduce((sum, one) => sum + one.n, 0)
      const [, some, of] = new RegExp(`${N} of ${N} figures inside`).exec(title) ?? []
      if (some === undefined) reading.that(all <= 1, title)
      else {
        reading.figure(some, inside, title)
        reading.figure(of!, all, title)
      }
      const [, height, side] = new RegExp(`peak ${N}% too (low|high)`).exec(title) ?? []
      if (height === undefined) continue
      const errors = scores.map(({ peakError }) => peakError ?? Number.NaN)
      reading.that(
        errors.some(
          (error) => Math.abs(Math.abs(100 * error) - Number(height)) <= 0.6 && error < 0 === (side === 'low'),
        ),
        title,
      )
    }
}

/** Long names are cut. */
const isNamed = (said: string, name: string): boolean =>
  said === name || (said.endsWith('…') && name.startsWith(said.slice(0, -1)))

interface Ranked {
  readonly name: string
  readonly value: number
  readonly low: number
  readonly high: number
}

function readSensitivity(result: SensitivityResult, reading: Reading): void {
  const isMorris = result.method === 'morris'
  const nameOf = (path: string): string => quantityName(result.varied.find((one) => one.path === path)!)
  const ranked = ({ screened, indexed }: OutcomeSensitivity): readonly Ranked[] =>
    isMorris
      ? (screened ?? []).map((one) => ({
          name: nameOf(one.path),
          value: one.muStar,
          low: one.muStarInterval[0],
          high: one.muStarInterval[1],
        }))
      : (indexed ?? []).map((one) => ({
          name: nameOf(one.path),
          value: 100 * one.total,
          low: 100 * one.totalInterval[0],
          high: 100 * one.totalInterval[1],
        }))
  const section = sensitivitySection(result)
  const moved = result.outcomes.filter((one) => (ranked(one)[0]?.value ?? 0) > 0)
  const isAlone = ([first, ...others]: readonly Ranked[]): boolean => others.every(({ high }) => high < first!.low)
  const [, first, leads, all, alone] = new RegExp(
    `“([^”]+)” stands first in ${N} of ${N} outcomes?, clear of all others in ${N}`,
  ).exec(section.title)!
  const its = moved.map(ranked).filter(([top]) => isNamed(first!, top!.name))
  reading.figure(leads!, its.length, section.title)
  reading.figure(all!, moved.length, section.title)
  reading.figure(alone!, its.filter(isAlone).length, section.title)
  for (const figure of section.figures) {
    const { title } = figure
    const outcome =
      result.outcomes.find(({ label }) => title.startsWith(label)) ?? expect.fail(`no outcome for ${title}`)
    const own = ranked(outcome)
    const top = own.filter((one) => one === own[0] || one.high >= own[0]!.low)
    let rest = take(
      title.slice(outcome.label.length),
      `^ hangs most on “([^”]+)”: ${N}%? \\(${N}%? to ${N}%?\\)(?: of the variance in all| [\\w$/% ]+)?$`,
      ([name, ...said]) => {
        reading.that(isAlone(own) && isNamed(name!, own[0]!.name), title)
        said
          .slice(0, 3)
          .forEach((text, k) => reading.figure(text!, [own[0]!.value, own[0]!.low, own[0]!.high][k]!, title))
      },
    )
    rest = take(rest, '^ hangs most on ((?:“[^”]+”(?:, | and )?)+); which of them more is open$', ([names]) =>
      reading.that(
        [...names!.matchAll(/“([^”]+)”/g)].every(([, name], k) => isNamed(name!, top[k]!.name)) && top.length === 2,
        title,
      ),
    )
    rest = take(
      rest,
      `^: no single quantity stands out; ${N} overlap at the top, “([^”]+)” first$`,
      ([count, name]) => {
        reading.figure(count!, top.length, title)
        reading.that(isNamed(name!, own[0]!.name), title)
      },
    )
    rest = take(rest, '^: nothing that was varied moves it$', () => reading.that((own[0]?.value ?? 0) === 0, title))
    nothingLeft(rest, title)
  }
  const sentence = studySentence(result)
  const numbers = [...sentence.matchAll(new RegExp(`${N} (walk|uncertain|run|point)`, 'g'))]
  expect(numbers).toHaveLength(3)
  for (const [, said, of] of numbers)
    reading.figure(
      said!,
      of === 'run' ? result.runs : of === 'uncertain' ? result.varied.length : result.samples,
      sentence,
    )
}

function readDiscovery(result: DiscoveryResult, reading: Reading): void {
  const { inside, hits, runs, box, outcome, chance, shuffles, distinct } = result
  const { title } = discoverySection(result)
  const [, side, limit] = new RegExp(`(above|below) ${N} `).exec(title)!
  reading.that(side === outcome.side, title)
  reading.figure(limit!, outcome.limit, title)
  const [, factor, parts] =
    new RegExp(`: ${N} times as likely as in all runs where (?:the rule holds|all ${N} parts of the rule hold)$`).exec(
      title,
    ) ?? []
  reading.that((factor === undefined) === result.byChance, title)
  if (factor !== undefined)
    reading.that(Math.abs(Number(factor) / (inside.hits / inside.runs / (hits / runs)) - 1) < 0.05, title)
  if (parts !== undefined) reading.figure(parts, box.length, title)

  const counted = boxFigure(result)?.title ?? ''
  if (counted !== '')
    new RegExp(`^${N} of ${N} runs? inside the rule are bad, ${N} of ${N} outside it$`)
      .exec(counted)!
      .slice(1)
      .forEach((said, k) =>
        reading.figure(said, [inside.hits, inside.runs, hits - inside.hits, runs - inside.runs][k]!, counted),
      )
  const sentence = discoverySentence(result)
  let rest = take(
    sentence,
    `It happens in ${N}% of the runs in which all of these hold, and in ${N}% of all ${N} runs`,
    (said) =>
      [(100 * inside.hits) / inside.runs, (100 * hits) / runs, runs].forEach((value, k) =>
        reading.figure(said[k]!, value, sentence),
      ),
  )
  rest = take(rest, `It happens in ${N}% of all ${N} runs`, (said) =>
    [(100 * hits) / runs, runs].forEach((value, k) => reading.figure(said[k]!, value, sentence)),
  )
  rest = take(rest, `The rule covers ${N}% of the bad runs with ${N}% of all`, (said) =>
    [(100 * inside.hits) / hits, (100 * inside.runs) / runs].forEach((value, k) =>
      reading.figure(said[k]!, value, sentence),
    ),
  )
  rest = take(rest, `As good a rule comes out of ${N}% of ${N} shuffles of the outcome`, (said) =>
    [100 * chance, shuffles].forEach((value, k) => reading.figure(said[k]!, value, sentence)),
  )
  rest = take(
    rest,
    `The runs hold only ${N} different draws of what is uncertain, so that chance does better than the shuffles say`,
    ([said]) => reading.figure(said!, distinct, sentence),
  )
  rest = take(rest, `${N} runs in which it is not defined are left out`, ([said]) =>
    reading.figure(said!, result.leftOut, sentence),
  )
  nothingLeft(rest, sentence)
}

/** What a search says of a span whose ends it names. */
function readSolution(reading: Reading): void {
  const outcome = CURVE.outcomes[0]!
  const [factor] = CURVE.factors
  const [first, last] = [outcome.levels[0]!, outcome.levels.at(-1)!]
  const base = { factor: factor!, outcome, claim: 'mean(x) < 1', sought: 'smallest' as const, lost: [] }
  const label = factor!.labels[1]!
  for (const answer of [
    null,
    { level: 1, label, low: null, high: null, beyond: 0 },
    { level: 1, label, low: label, high: label, beyond: 0.4 },
  ]) {
    const said = solutionWords({ ...base, answer })
    const [, from, at, to, end] = new RegExp(`it is ${N} at (\\S+) and ${N} at (\\S+)`).exec(said[0]!)!
    reading.figure(from!, first.value!, said[0]!)
    reading.figure(to!, last.value!, said[0]!)
    reading.that(at === factor!.labels[0] && end === factor!.labels.at(-1), said[0]!)
    reading.that(said[0]!.startsWith('No ') === (answer === null), said[0]!)
    if (answer !== null && answer.beyond > 0)
      reading.figure(/^In (\d+) %/.exec(said[1]!)![1]!, 100 * answer.beyond, said[1]!)
  }
}

test('all that hindcasts, sensitivity studies, discoveries and searches say is what their summaries hold', () => {
  const reading = new Reading()
  readHindcast(syntheticHindcast(), reading)
  for (const one of [MORRIS, SOBOL]) readSensitivity(one, reading)
  for (const one of [DISCOVERY, BY_CHANCE, { ...DISCOVERY, leftOut: 7, box: DISCOVERY.box.slice(0, 1) }])
    readDiscovery(one, reading)
  readSolution(reading)
  process.stdout.write(`other studies: ${reading.checked} statements read, ${reading.wrong.length} wrong\n`)
  expect(reading.wrong).toEqual([])
  expect(reading.checked).toBeGreaterThan(100)
})
