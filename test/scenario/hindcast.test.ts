/** Windows of observation and posterior draws in a scenario file: what they mean, and what is said of wrong ones. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TEST_KINDS, VALID } from './kinds.ts'
import { messages, parse, scenarioOf } from './parse-text.ts'
import { drawUncertainties } from '../../sim/world/uncertainty.ts'
import { canonicalScenario, resolvedYaml } from '../../sim/scenario/resolve.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'

/** VALID ends with line 82. */
const WINDOWS = `windows:
  spring:
    title: Spring
    from: 2027-03-01
    to: 2027-06-30
    split: fit
    series: [quotePrice.Dy, quotePrice.Tb]
    volatility: {quotePrice.Dy: 0.3}
    source: Test
  summer: {title: Summer, from: 2027-07-01, to: 2027-09-30, split: held_out, series: [quotePrice.Dy], source: Test}
`
const POSTERIOR = `posterior:
  source: chokepoint calibrate a.yaml --seed 1
  paths: [mine.cashCost, shocks.closure.factor]
  draws:
    - [4000, 0.2]
    - [4500.5, 0.4]
    - [3900, 0.4]
`
const changed = (text: string, from: string | RegExp, to: string): string => {
  const after = text.replace(from, to)
  if (after === text) throw new Error(`nothing to change: ${String(from)}`)
  return messages(parse(VALID + after))
}

describe('windows', () => {
  test('are kept as they are, volatility left out when there is none', () => {
    const { windows } = scenarioOf(parse(VALID + WINDOWS))
    expect(windows['spring']).toEqual({
      ...{ title: 'Spring', from: '2027-03-01', to: '2027-06-30', split: 'fit', source: 'Test' },
      series: ['quotePrice.Dy', 'quotePrice.Tb'],
      volatility: { 'quotePrice.Dy': 0.3 },
    })
    expect(windows['summer']).not.toHaveProperty('volatility')
  })
  test('survive being resolved', () => {
    const parsed = parse(VALID + WINDOWS + POSTERIOR)
    expect(scenarioOf(parse(parsed.ok ? resolvedYaml(parsed.scenario) : ''))).toEqual(scenarioOf(parsed))
    expect(canonicalScenario(scenarioOf(parsed))).toContain('held_out')
  })
  test('are inherited, changed and deleted like everything else', () => {
    const variant = 'schema: 1\nname: b\nextends: base.yaml\nwindows: {spring: {split: held_out}, summer: null}\n'
    const { windows } = scenarioOf(parse(variant, { 'base.yaml': VALID + WINDOWS }))
    expect(Object.entries(windows).map(([id, { split }]) => [id, split])).toEqual([['spring', 'held_out']])
  })
  test.each([
    [
      'split: fit',
      'split: heldout',
      'a.yaml:88:12: windows.spring.split: given "heldout"; expected fit or held_out; did you mean held_out?',
    ],
    [
      'to: 2027-06-30',
      'to: 2027-02-28',
      'a.yaml:87:9: windows.spring.to: given 2027-02-28; expected a date from 2027-03-01 on',
    ],
    [
      'from: 2027-07-01',
      'from: 2027-06-30',
      'a.yaml:92:87: windows.summer.series[0]: given quotePrice.Dy, which window spring has on some of the same days; expected a series in one window at a time',
    ],
    [
      '{quotePrice.Dy: 0.3}',
      '{quotePrice.Dv: 0.3}',
      'a.yaml:90:18: windows.spring.volatility.quotePrice.Dv: given quotePrice.Dv, which is no series of the window; expected quotePrice.Dy or quotePrice.Tb; did you mean quotePrice.Dy?',
    ],
    [
      '{quotePrice.Dy: 0.3}',
      '{quotePrice.Dy: 0}',
      'a.yaml:90:33: windows.spring.volatility.quotePrice.Dy: given 0; expected a number from 0.001 to 5 (log / year^0.5)',
    ],
    ['[quotePrice.Dy, quotePrice.Tb]', '[]', 'a.yaml:89:13: windows.spring.series'],
    ['[quotePrice.Dy, quotePrice.Tb]', '[quotePrice.Dy, quotePrice.Dy]', 'a.yaml:89:29: windows.spring.series[1]'],
    ['    split: fit\n', '', 'a.yaml:84:3: windows.spring.split: missing key split'],
    ['from: 2027-03-01', 'from: 2027-02-30', 'a.yaml:86:11: windows.spring.from: given "2027-02-30"'],
    [
      '    title: Spring',
      '    titel: Spring',
      'a.yaml:85:5: windows.spring.titel: unknown key titel; expected title, from, to, split, series, volatility or source; did you mean title?',
    ],
  ])('%s → %s is refused', (from, to, message) => {
    expect(changed(WINDOWS, from, to)).toContain(message)
  })
  test('that follow each other day by day, or hold different series, do not collide', () => {
    expect(messages(parse(VALID + WINDOWS))).toBe('')
    const other = WINDOWS.replace('from: 2027-07-01', 'from: 2027-03-01').replace(
      'series: [quotePrice.Dy], s',
      'series: [leakage], s',
    )
    expect(messages(parse(VALID + other))).toBe('')
  })
})

describe('a posterior', () => {
  const scenario = scenarioOf(parse(VALID + POSTERIOR))

  test('replaces what it holds, row by row, and leaves the rest to its prior', () => {
    const free = scenarioOf(parse(VALID))
    for (let replicate = 0; replicate < 6; replicate++) {
      const drawn = drawUncertainties(scenario, 5, replicate)
      const prior = drawUncertainties(free, 5, replicate)
      expect([...drawn.keys()]).toEqual([...prior.keys()])
      expect(drawn.get('manufacturer.coverWeeks')).toBe(prior.get('manufacturer.coverWeeks'))
      expect(scenario.posterior!.draws).toContainEqual([drawn.get('mine.cashCost'), drawn.get('shocks.closure.factor')])
    }
  })
  test('is taken in turn: every row equally often, from a row that hangs on the seed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 1000 }), (seed, from) => {
        const row = (replicate: number) => drawUncertainties(scenario, seed, replicate).get('mine.cashCost')
        const rows = [0, 1, 2].map((k) => row(from + k))
        expect([...rows].sort()).toEqual([3900, 4000, 4500.5])
        expect([3, 4, 5].map((k) => row(from + k))).toEqual(rows)
      }),
      { numRuns: 100 },
    )
    const first = (seed: number) => drawUncertainties(scenario, seed, 0).get('mine.cashCost')
    expect(new Set(Array.from({ length: 40 }, (_, seed) => first(seed))).size).toBe(3)
  })
  test('gives every scenario of a family the same row in the same replicate', () => {
    // No shock: its column is passed over, the rows stay.
    const quiet = VALID.replace(/^shocks:[\s\S]*?(?=^uncertainties)/m, '').replace(/^ {2}shocks\.closure.*\n/m, '')
    const sibling = scenarioOf(parse(quiet + POSTERIOR))
    expect(sibling.posterior!.paths).toEqual(['mine.cashCost'])
    for (let replicate = 0; replicate < 6; replicate++)
      expect(drawUncertainties(sibling, 5, replicate).get('mine.cashCost')).toBe(
        drawUncertainties(scenario, 5, replicate).get('mine.cashCost'),
      )
  })
  test.each([
    ['agents: {mine: {cashCost: 3000}}', ['shocks.closure.factor']],
    ['shocks: {closure: {factor: 0.3}}', ['mine.cashCost']],
    ['uncertainties: {mine.cashCost: null}', ['shocks.closure.factor']],
  ])('does not override what a variant sets: %s', (body, paths) => {
    const variant = `schema: 1\nname: b\nextends: base.yaml\n${body}\n`
    const own = scenarioOf(parse(variant, { 'base.yaml': VALID + POSTERIOR }))
    expect(own.posterior!.paths).toEqual(paths)
    const path = paths[0]!
    for (let replicate = 0; replicate < 6; replicate++)
      expect(drawUncertainties(own, 5, replicate).get(path)).toBe(drawUncertainties(scenario, 5, replicate).get(path))
  })
  test('does not override --set either', () => {
    const own = scenarioOf(parse(VALID + POSTERIOR, {}, { settings: ['agents.mine.cashCost=3000'] }))
    expect(drawUncertainties(own, 5, 0).has('mine.cashCost')).toBe(false)
    expect(own.agents['mine']!.params['cashCost']).toBe(3000)
  })
  test('of absent events alone is none', () => {
    const paths = POSTERIOR.replace(
      '[mine.cashCost, shocks.closure.factor]',
      '[levers.other.reviewWeeks, shocks.none.factor]',
    )
    expect(scenarioOf(parse(VALID + paths)).posterior).toBeUndefined()
  })
  test('in a file of its own can be the root of a family', () => {
    const posterior = `schema: 1\nname: posterior-a\n${POSTERIOR}`
    const base = VALID.replace('schema: 1\n', 'schema: 1\nextends: posterior-a.yaml\n')
    const files = new Map([
      ['a.yaml', base],
      ['posterior-a.yaml', posterior],
    ])
    expect(scenarioOf(parseScenario(files, 'a.yaml', { kinds: TEST_KINDS }))).toEqual(scenario)
  })
  test.each([
    ['[4000, 0.2]', '[4000]', 'a.yaml:87:7: posterior.draws[0]: given 1 value; expected 2, one for a path'],
    ['[4000, 0.2]', '[4000, 0.2, 7]', 'a.yaml:87:7: posterior.draws[0]: given 3 values; expected 2, one for a path'],
    [
      '[4500.5, 0.4]',
      '[4500.5, 0.5]',
      'a.yaml:88:16: posterior.draws[1][1]: given 0.5 for shocks.closure.factor; expected a value that the prior can give, 0.2 to 0.4',
    ],
    [
      '[3900, 0.4]',
      '[-1, 0.4]',
      'a.yaml:89:8: posterior.draws[2][0]: given -1 for mine.cashCost; expected a value that the prior can give',
    ],
    ['[3900, 0.4]', '[.inf, 0.4]', 'a.yaml:89:8: posterior.draws[2][0]: given'],
    ['[3900, 0.4]', '[x, 0.4]', 'a.yaml:89:8: posterior.draws[2][0]: given "x"'],
    [
      '[mine.cashCost,',
      '[mine.cashCosts,',
      'a.yaml:85:11: posterior.paths[0]: given mine.cashCosts, which is no uncertainty of this scenario; expected manufacturer.coverWeeks, mine.cashCost, levers.licences.approvalBySector.wind or shocks.closure.factor; did you mean mine.cashCost?',
    ],
    [
      'shocks.closure.factor]',
      'levers.licences.reviewWeeks]',
      'a.yaml:85:26: posterior.paths[1]: given levers.licences.reviewWeeks, which is no uncertainty',
    ],
    ['shocks.closure.factor]', 'mine.cashCost]', 'a.yaml:85:26: posterior.paths[1]'],
    [/ {2}source.*\n/, '', 'a.yaml:83:1: posterior.source: missing key source'],
    [/ {2}draws:[\s\S]*/, '  draws: []\n', 'a.yaml:86:10: posterior.draws'],
  ])('%s → %s is refused', (from, to, message) => {
    expect(changed(POSTERIOR, from, to)).toContain(message)
  })
  test('may hold values of a discrete prior in any order', () => {
    const unsorted = VALID.replace('values: [0.2, 0.4]', 'values: [0.4, 0.2]')
    expect(messages(parse(unsorted + POSTERIOR))).toBe('')
  })
  test('whose prior was narrowed since is one problem a path, however many draws lie outside', () => {
    const narrower = VALID.replace('values: [0.2, 0.4]', 'values: [0.2, 0.3]').replace(
      'median: 4200, sigma: 0.3, max: 60000',
      'median: 4200, sigma: 0.3, max: 3950',
    )
    expect(messages(parse(narrower + POSTERIOR)).split('\n')).toEqual([
      expect.stringMatching(
        /^a\.yaml:87:8: .*given 4000 for mine\.cashCost, and 1 more draw outside; expected .* to 3950$/,
      ),
      'a.yaml:88:16: posterior.draws[1][1]: given 0.4 for shocks.closure.factor, and 1 more draw outside; expected a value that the prior can give, 0.2 to 0.3',
    ])
  })
  test('against a prior that is wrong itself is not complained of', () => {
    const wrong = VALID.replace('mode: 5, max: 9', 'mode: 50, max: 9').replace(
      'min: 0.5, max: 0.95',
      'min: 0.5, max: 0.1',
    )
    const paths = POSTERIOR.replace(
      '[mine.cashCost, shocks.closure.factor]',
      '[manufacturer.coverWeeks, levers.licences.approvalBySector.wind]',
    )
    expect(
      messages(parse(wrong + paths))
        .split('\n')
        .filter((line) => line.includes('posterior')),
    ).toEqual([])
  })
})
