/** What a scenario file means, and what is said about one that means nothing. */
import { describe, expect, test } from 'vitest'
import type { AgentKind } from '../../sim/agents/agent.ts'
import { KINDS } from '../../sim/agents/index.ts'
import { GROUP_KEYS } from '../../sim/scenario/shape/kind-shapes.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { isInherited } from '../../sim/scenario/shape/shape.ts'
import { TEST_KINDS, VALID } from './kinds.ts'
import { messages, parse, scenarioOf } from './parse-text.ts'

describe('a valid scenario', () => {
  const scenario = scenarioOf(parse(VALID))

  test('elements come in the order of the registry', () => {
    expect(scenario.elements).toEqual(['Pr', 'Nd', 'Tb', 'Dy'])
  })
  test('dates without quotes are text', () => {
    expect(scenario.start).toBe('2027-01-04')
  })
  test('groups hold count, parameters and fields apart', () => {
    expect(scenario.agents['mine']).toEqual({
      params: { cashCost: 4200 },
      groups: [
        {
          name: 'bayan-obo-north',
          count: 1,
          params: { capacity: 189000 },
          fields: { region: 'China', deposit: 'bayan-obo' },
          source: 'Ministry',
          grade: 'B',
        },
        {
          name: 'kachin',
          count: 3,
          params: { capacity: 30000, idleShare: 0.2 },
          fields: { region: 'RestOfWorld', deposit: 'southern-clay' },
        },
      ],
    })
  })
  test('a kind that is left out is there without agents', () => {
    expect(scenario.agents['customs']).toEqual({ params: {}, groups: [] })
  })
  test('what is said of untracked elements is left out', () => {
    expect(scenario.deposits['bayan-obo']?.composition).toEqual({ Pr: 0.05, Nd: 0.15, Dy: 0.001 })
  })
  test('left-out optional keys get their defaults', () => {
    const shorter = scenarioOf(parse(VALID.replace(/^description.*\n|^replicates.*\n|^outcomes.*\n/gm, '')))
    expect([shorter.description, shorter.replicates, shorter.outcomes]).toEqual(['', 200, []])
  })
})

describe('messages', () => {
  const change = (from: string | RegExp, to: string): string => messages(parse(VALID.replace(from, to)))

  test('all problems are reported at once, from top to bottom', () => {
    const bad = VALID.replace('weeks: 104', 'week: 104')
      .replace('capacity: 30000', 'capacity: -3')
      .replace('kachin}', 'kachim}')
    expect(messages(parse(bad))).toBe(
      [
        'a.yaml:7:1: week: unknown key week; did you mean weeks?',
        'a.yaml:40:81: agents.mine.groups.kachin.capacity: given -3; expected a number from 0 to 1000000 (t TREO / year); did you mean 3?',
        'a.yaml:75:20: shocks.closure.target.mine: given the unknown mine kachim; expected bayan-obo-north or kachin; did you mean kachin?',
      ].join('\n'),
    )
  })
  test('at most twenty problems are listed and the rest is counted', () => {
    const parsed = parse(`${VALID}${Array.from({ length: 50 }, (_, i) => `k${i}: 1`).join('\n')}\n`)
    expect(parsed.ok ? [] : [parsed.problems.length, parsed.more]).toEqual([20, 30])
  })
  test('an outcome of an untracked element is unknown', () => {
    expect(change('peakQuote.Tb', 'peakQuote.La')).toContain(
      'a.yaml:82:26: outcomes[1]: given the unknown outcome peakQuote.La',
    )
  })
  test('a misspelt key is not reported as missing too', () => {
    expect(change('baseYear', 'baseYaer').split('\n')).toHaveLength(1)
  })
  test('observations that are not there are named', () => {
    const parsed = parse(`${VALID}observations: o.csv\n`, {}, { observed: () => ({ problems: [], warnings: [] }) })
    expect(messages(parsed)).toBe('a.yaml:83:15: observations: cannot read "o.csv": no such file')
  })
  test('a file that is not there is named', () => {
    expect(messages(parseScenario(new Map(), 'b.yaml', { kinds: TEST_KINDS }))).toBe('b.yaml:1:1: no such file')
  })
})

describe('the registry of kinds', () => {
  const keys = (kind: AgentKind): string[] => [
    ...Object.keys(kind.params),
    ...Object.keys(kind.fields),
    ...GROUP_KEYS,
    'groups',
  ]
  test.each(KINDS.map((kind) => [kind.kind, kind] as const))('%s gives each key one meaning', (_name, kind) => {
    expect(new Set(keys(kind)).size).toBe(keys(kind).length)
    expect(keys(kind).filter((key) => isInherited(key) || key.includes('.'))).toEqual([])
    expect(['levers', 'shocks']).not.toContain(kind.kind)
  })
  test.each(KINDS.map((kind) => [kind.kind, kind] as const))('%s has defaults within their ranges', (_name, kind) => {
    const outside = Object.entries(kind.params).filter(([, p]) => !(p.default >= p.min && p.default <= p.max))
    expect(outside.map(([name]) => name)).toEqual([])
  })
})
