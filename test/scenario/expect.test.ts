import { describe, expect, test } from 'vitest'
import { isMisread, parseExpectation } from '../../sim/scenario/expect/expect-grammar.ts'
import type { Quantities } from '../../sim/scenario/expect/quantity-grammar.ts'
import { resolvedYaml } from '../../sim/scenario/resolve.ts'
import { VALID } from './kinds.ts'
import { messages, parse, scenarioOf } from './parse-text.ts'

const known: Quantities = {
  outcomes: new Map([
    ['peakQuote.Dy', 'USD/kg'],
    ['peakQuote.Tb', 'USD/kg'],
    ['timeToRecover', 'weeks'],
  ]),
  series: new Map([
    ['quotePrice.Dy', 'USD/kg'],
    ['shortfallOutside.defence', '% of desired output'],
    ['shortfallOutside.wind', '% of desired output'],
  ]),
}
const calendar = { start: '2025-01-06', weeks: 156 }
const read = (text: string) => parseExpectation(text, known, calendar)

describe('an expectation', () => {
  test('about a weekly series says statistic, bound and window', () => {
    expect(read('p95(shortfallOutside.defence) < 50 % within 52 weeks')).toEqual({
      statistic: { kind: 'quantile', probability: 0.95 },
      quantity: { name: 'shortfallOutside.defence', of: 'series', reducer: null, unit: '% of desired output' },
      comparator: '<',
      bound: 50,
      window: [0, 51],
    })
  })

  test.each([
    ['by 2025-12-31', [0, 51]],
    ['from 2025-04-04 to 2025-04-10', [12, 13]],
    ['on 2025-01-13', [1, 1]],
    ['', [0, 155]],
    ['within 1 week', [0, 0]],
  ])('with the window %s counts weeks from the start', (text, window) => {
    expect(read(`mean(quotePrice.Dy) >= 1e2 ${text}`)).toMatchObject({ window, bound: 100 })
  })

  test('takes what happens within a replicate before the statistic over replicates', () => {
    expect(read('p2.5(low(quotePrice.Dy)) > 5')).toMatchObject({
      statistic: { probability: 0.025 },
      quantity: { reducer: 'low' },
    })
  })

  test('counts replicates, as a share or in per cent', () => {
    expect(read('share(timeToRecover < 104 weeks) > 50 %')).toMatchObject({
      statistic: { kind: 'share', comparator: '<', bound: 104 },
      bound: 0.5,
    })
    expect(read('share(timeToRecover happens) >= 0.9')).toMatchObject({ statistic: { kind: 'happens' }, bound: 0.9 })
  })

  test.each(['min', 'median', 'max'])('knows %s', (name) => {
    expect(read(`${name}(timeToRecover)<=3`)).toMatchObject({ statistic: { kind: 'quantile' } })
  })
})

describe('what is no expectation is refused at its place', () => {
  test.each([
    ['', 0, 'nothing more', undefined],
    ['q95(quotePrice.Dy) < 5', 0, 'q95', 'p95'],
    ['p101(quotePrice.Dy) < 5', 0, 'p101', undefined],
    ['p95(quotePrice.Dx) < 5', 4, 'quotePrice.Dx', 'quotePrice.Dy'],
    ['p95(peak(timeToRecover)) < 5', 9, 'timeToRecover', undefined],
    ['p95(peek(quotePrice.Dy)) < 5', 4, 'peek', 'peak'],
    ['p95(quotePrice.Dy < 5', 18, '"<"', undefined],
    ['p95(quotePrice.Dy) = 5', 19, '"="', undefined],
    ['p95(quotePrice.Dy) < five', 21, 'five', undefined],
    ['p95(quotePrice.Dy) < 5 EUR/kg', 23, '"EUR/kg"', 'USD/kg'],
    ['p95(quotePrice.Dy) < 5 within 157 weeks', 30, '157', undefined],
    ['p95(quotePrice.Dy) < 5 within 0 weeks', 30, '0', undefined],
    ['p95(quotePrice.Dy) < 5 by 2025-02-30', 26, '2025-02-30', '2025-02-28'],
    ['p95(quotePrice.Dy) < 5 from 2025-06-01 to 2025-05-01', 42, '2025-05-01', undefined],
    ['p95(timeToRecover) < 5 within 3 weeks', 23, 'within', undefined],
    ['share(quotePrice.Dy) < 0.5', 19, '")"', undefined],
    ['share(quotePrice.Dy happens) < 0.5', 20, 'happens', undefined],
    ['share(timeToRecover < 5) < 2', 27, '2', undefined],
    ['p95(timeToRecover) < 5 ; rm -rf /', 23, '"; rm -rf /"', 'weeks'],
    ['constructor(quotePrice.Dy) < 5', 0, 'constructor', undefined],
    ['toString(quotePrice.Dy) < 5', 0, 'toString', undefined],
  ])('%s', (text, offset, given, nearest) => {
    const found = read(text)
    expect(isMisread(found)).toBe(true)
    if (isMisread(found)) expect(found).toMatchObject({ offset, parts: { given, nearest } })
  })
})

describe('expect: in a scenario', () => {
  const quantities = () => known
  const parseWith = (that: string) => parse(`${VALID}\nexpect:\n  dy: { that: ${that} }\n`, {}, { quantities })

  test('is kept in the resolved scenario, which says the same again', () => {
    const parsed = parseWith('"mean(quotePrice.Dy) < 5"')
    expect(scenarioOf(parsed).expect).toEqual({ dy: { that: 'mean(quotePrice.Dy) < 5' } })
    if (parsed.ok) expect(scenarioOf(parse(resolvedYaml(parsed.scenario), {}, { quantities }))).toEqual(parsed.scenario)
  })

  test('is refused at the column of the word that is wrong, quoted or not', () => {
    const lines = VALID.split('\n').length + 2
    expect(messages(parseWith('"mean(quotePrice.Dx) < 5"'))).toContain(
      `a.yaml:${lines}:21: expect.dy.that: given quotePrice.Dx`,
    )
    expect(messages(parseWith('mean(quotePrice.Dx) < 5'))).toContain(
      `a.yaml:${lines}:20: expect.dy.that: given quotePrice.Dx`,
    )
  })

  test('is inherited, overridden by id and deleted like every map', () => {
    const base = `${VALID}\nexpect:\n  dy: { that: mean(quotePrice.Dy) < 5 }\n  late: { that: max(timeToRecover) < 9 }\n`
    const variant =
      'schema: 1\nname: b\nextends: base.yaml\nexpect: { dy: { that: mean(quotePrice.Dy) < 7 }, late: null }\n'
    expect(scenarioOf(parse(variant, { 'base.yaml': base }, { quantities })).expect).toEqual({
      dy: { that: 'mean(quotePrice.Dy) < 7' },
    })
  })
})
