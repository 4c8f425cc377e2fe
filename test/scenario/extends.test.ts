/** `extends:` and `--set`: what a variant changes, and what is said of changes that change nothing. */
import { describe, expect, test } from 'vitest'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import { canonicalScenario, resolvedYaml } from '../../sim/scenario/resolve.ts'
import { SHIPPED, shipped } from '../run-shipped.ts'
import { TEST_KINDS, VALID } from './kinds.ts'
import { messages, parse, scenarioOf } from './parse-text.ts'

const variant = (body: string): string => `schema: 1\nname: variant\nextends: base.yaml\n${body}`
const extend = (body: string) => parse(variant(body), { 'base.yaml': VALID })

describe('extends', () => {
  const base = scenarioOf(parse(VALID))

  test('a variant without changes differs in its name only', () => {
    expect(scenarioOf(extend(''))).toEqual({ ...base, name: 'variant' })
  })
  test.each(['base', 'base.yaml'])('%s names the file beside it', (name) => {
    const parsed = parse(variant('').replace('base.yaml', name), { 'base.yaml': VALID })
    expect(scenarioOf(parsed)).toEqual({ ...base, name: 'variant' })
  })
  test('chokepoint/NAME is the shipped one, and so is what that extends', () => {
    const asked: (readonly [string, boolean | undefined])[] = []
    const texts: Record<string, string> = {
      'mine/a.yaml': variant('').replace('base.yaml', 'chokepoint/base'),
      'chokepoint/base.yaml': 'schema: 1\nname: base\nextends: under.yaml\n',
      'chokepoint/under.yaml': VALID,
    }
    const read = (path: string, isShipped?: boolean) => {
      asked.push([path, isShipped])
      return { text: texts[path]! }
    }
    expect(parseScenario(read, 'mine/a.yaml', { kinds: TEST_KINDS }).ok).toBe(true)
    expect(asked).toEqual([
      ['mine/a.yaml', false],
      ['chokepoint/base.yaml', true],
      ['chokepoint/under.yaml', true],
    ])
  })
  test.each(['../base', 'chokepoint/../base', 'other/base', 'base.txt', '/base', 'chokepoint/'])(
    '%s is refused',
    (name) => {
      expect(messages(parse(variant('').replace('base.yaml', name)))).toContain(
        'expected the name of a scenario in the same folder',
      )
    },
  )
  test('maps merge key by key, in depth', () => {
    const { levers } = scenarioOf(
      extend('levers: {licences: {set: {reviewCapacity: 120, approvalBySector: {wind: 0.5}}}}'),
    )
    expect(levers['licences']?.set).toEqual({
      ...base.levers['licences']?.set,
      reviewCapacity: 120,
      approvalBySector: { defence: 0.03, wind: 0.5 },
    })
  })
  test('lists replace', () => {
    expect(
      scenarioOf(extend('levers: {licences: {set: {controlledElements: [Nd]}}}')).levers['licences']?.set[
        'controlledElements'
      ],
    ).toEqual(['Nd'])
  })
  test('null deletes', () => {
    expect(Object.keys(scenarioOf(extend('levers: {truce: null}')).levers)).toEqual(['licences'])
  })
  test('a null that deletes nothing is refused with the nearest key', () => {
    expect(messages(extend('levers: {truse: null}'))).toBe(
      'a.yaml:4:10: levers.truse: nothing to delete: truse is not set; did you mean truce?',
    )
  })
  test.each([
    [
      'levers:\n',
      'a.yaml:4:1: levers: given nothing after levers; expected null to take it away, or what is to change',
    ],
    ['agents:\n  mine: # all of it\n', 'a.yaml:5:3: agents.mine: given nothing after mine;'],
    [
      'levers: {}\n',
      'a.yaml:4:9: levers: an empty map changes nothing of levers; expected null to take all of it away',
    ],
    ['levers: {truce: {}}\n', 'a.yaml:4:17: levers.truce: an empty map changes nothing of truce'],
  ])('%j, with which everything or nothing may be meant, is refused', (lines, message) => {
    expect(messages(extend(lines))).toContain(message)
  })
  test('a required key that is deleted is missed where it was deleted', () => {
    expect(messages(extend('levers:\n  truce:\n    title: null'))).toBe(
      'a.yaml:6:5: levers.truce.title: missing key title; expected text',
    )
  })
  test('a problem in the base is reported in the base', () => {
    const parsed = parse(variant(''), { 'base.yaml': VALID.replace('weeks: 104', 'weeks: 3') })
    expect(messages(parsed)).toContain('base.yaml:7:8: weeks: given 3')
  })
  test('a variant has a name of its own', () => {
    const parsed = parse('schema: 1\nextends: base.yaml\n', { 'base.yaml': VALID })
    expect(messages(parsed)).toContain('missing key name')
  })
  test('new events of a variant may come before those of the base', () => {
    const early = 'levers: {early: {date: 2027-02-01, title: Early, source: x, set: {reviewWeeks: 9}}}'
    expect(Object.keys(scenarioOf(extend(early)).levers)).toEqual(['licences', 'truce', 'early'])
  })
  test('a circle is refused', () => {
    expect(messages(parse(variant(''), { 'base.yaml': variant('').replace('base', 'a') }))).toBe(
      'base.yaml:3:10: extends: the files extend each other: a.yaml → base.yaml → a.yaml; expected a chain of at most 8 files',
    )
  })
  test('the base lies in the folder of the file that extends it', () => {
    const files = new Map([
      ['x/y/a.yaml', variant('')],
      ['x/y/base.yaml', VALID],
    ])
    expect(scenarioOf(parseScenario(files, 'x/y/a.yaml', { kinds: TEST_KINDS })).name).toBe('variant')
  })
})

describe('a value that is set is no longer drawn', () => {
  const all = Object.keys(scenarioOf(parse(VALID)).uncertainties)
  const drawnOf = (body: string) => Object.keys(scenarioOf(extend(body)).uncertainties)

  test.each([
    ['agents: {mine: {cashCost: 3000}}', 'mine.cashCost'],
    ['levers: {licences: {set: {approvalBySector: {wind: 0.5}}}}', 'levers.licences.approvalBySector.wind'],
    ['shocks: {closure: {factor: 0.3}}', 'shocks.closure.factor'],
  ])('%s', (body, gone) => {
    expect(drawnOf(body)).toEqual(all.filter((path) => path !== gone))
  })
  test('a group that sets it, or a neighbour in the same map, leaves it drawn', () => {
    expect(drawnOf('agents: {manufacturer: {groups: {europe-wind: {coverWeeks: 9}}}}')).toEqual(all)
    expect(drawnOf('levers: {licences: {set: {approvalBySector: {defence: 0.5}}}}')).toEqual(all)
  })
  test('unless the same file states how', () => {
    expect(drawnOf('agents: {mine: {cashCost: 3000}}\nuncertainties: {mine.cashCost: {source: Again}}')).toEqual(all)
  })
  test('and a file above that draws it anew is heard', () => {
    const middle = variant('agents: {mine: {cashCost: 3000}}').replace('variant', 'middle')
    const top =
      'schema: 1\nname: top\nextends: middle.yaml\nuncertainties: {mine.cashCost: {distribution: uniform, min: 2000, max: 4000, source: x, grade: D}}\n'
    const { uncertainties } = scenarioOf(parse(top, { 'middle.yaml': middle, 'base.yaml': VALID }))
    expect(uncertainties['mine.cashCost']).toMatchObject({ distribution: 'uniform', min: 2000 })
  })
  test('by --set as in a file', () => {
    const { uncertainties } = scenarioOf(parse(VALID, {}, { settings: ['agents.mine.cashCost=3000'] }))
    expect(Object.keys(uncertainties)).toEqual(all.filter((path) => path !== 'mine.cashCost'))
  })
})

describe('--set', () => {
  const set = (...settings: string[]) => parse(VALID, {}, { settings })

  test('a setting replaces one value', () => {
    expect(scenarioOf(set('levers.licences.set.reviewCapacity=120')).levers['licences']?.set['reviewCapacity']).toBe(
      120,
    )
  })
  test('a path of a hundred thousand steps is refused before it is looked up', () => {
    expect(messages(set(`uncertainties.${'a.'.repeat(100_000)}b=1`))).toContain('a path of at most 32 steps')
  })
  test('keys with dots are found', () => {
    const { uncertainties } = scenarioOf(set('uncertainties.manufacturer.coverWeeks.max=12'))
    expect(uncertainties['manufacturer.coverWeeks']).toMatchObject({ min: 2, mode: 5, max: 12 })
  })
  test('a new uncertainty may be set as a whole', () => {
    const { uncertainties } = scenarioOf(
      set('uncertainties.mine.idleShare={distribution: uniform, min: 0, max: 1, source: x, grade: D}'),
    )
    expect(Object.keys(uncertainties)).toContain('mine.idleShare')
  })
  test('values are YAML: lists, texts, null', () => {
    const scenario = scenarioOf(
      set('elements=[Nd, Dy]', 'title=Two elements', 'levers.truce=null', 'outcomes=[peakQuote.Dy]'),
    )
    expect([scenario.elements, scenario.title, Object.keys(scenario.levers)]).toEqual([
      ['Nd', 'Dy'],
      'Two elements',
      ['licences'],
    ])
  })
  test.each([
    ['seed', '--set:1:1: given "seed"; expected path=value'],
    ['seed=', '--set:1:6: given nothing after ='],
    ['seed=x', '--set:1:6: seed: given "x"; expected a whole number'],
    ['sead=4', '--set:1:1: sead: unknown key sead; did you mean seed?'],
    [
      'levers.truse.date=2027-12-02',
      '--set:1:1: levers.truse: there is no truse; expected licences or truce; did you mean truce?',
    ],
    ['levers.truce.date=2027-02-30', '--set:1:19: levers.truce.date: given "2027-02-30"'],
    ['extends=b.yaml', '--set:1:1: extends: extends cannot be set'],
    ['mines.capacity=3', '--set:1:1: mines: unknown key mines'],
    ['agents.mine.cashCosts=3', '--set:1:1: agents.mine.cashCosts: unknown key cashCosts; expected capacity'],
    ['title=Plan # 2', '--set:1:7: given "Plan # 2", of which # begins a comment; expected the value alone, in quotes'],
    ['weeks=#60', '--set:1:7: given "#60", of which # begins a comment'],
    ['elements=[Nd, "Dy"] # both', 'of which # begins a comment'],
    ['levers.truce={}', '--set:1:14: levers.truce: an empty map changes nothing of truce; expected null to take all'],
    ['uncertainties={}', 'uncertainties: an empty map changes nothing of uncertainties'],
    ['mine.groups.*={}', 'an empty map changes nothing of bayan-obo-north'],
    [
      'levers.*.rewievCapacity=9',
      'nothing in this scenario is "levers.*.rewievCapacity"; did you mean levers.*.reviewCapacity?',
    ],
  ])('%s is refused', (setting, message) => {
    expect(messages(set(setting))).toContain(message)
  })
  test.each([
    [
      ['weeks=60', 'weeks=60'],
      '--set:1:1: weeks: changes nothing: it is set again by --set weeks=60; expected it once',
    ],
    [['weeks=60', 'seed=4', 'weeks=70'], '--set:1:1: weeks: changes nothing: it is set again by --set weeks=70'],
    [['agents.mine.cashCost=3', 'mine.cashCost=4'], '--set:1:1: mine.cashCost: changes nothing'],
    [
      ['levers.truce.set.reviewCapacity=1', 'levers.truce={set: {reviewCapacity: 2}}'],
      '--set:1:1: levers.truce.reviewCapacity: changes nothing',
    ],
    [['mine.groups.bayan-obo-north.capacity=3', 'mine.groups.*.capacity=4'], 'changes nothing: it is set again by'],
  ])('%j: the first is refused', (settings, message) => {
    expect(messages(set(...settings))).toContain(message)
  })
  test.each([
    [['title="Plan # 2"'], 'Plan # 2'],
    [["title='Plan # 2'"], 'Plan # 2'],
    [['title=Plan#2'], 'Plan#2'],
    [['title=the "x #2', 'weeks=104'], undefined],
  ])('%j: a # that is no comment stays', (settings, title) => {
    const parsed = set(...settings)
    expect(parsed.ok ? parsed.scenario.title : undefined).toBe(title)
  })
  test('every group, and one of them otherwise', () => {
    const settings = ['mine.groups.*.capacity=4000', 'mine.groups.bayan-obo-north.capacity=5000']
    expect(messages(set(...settings))).not.toContain('changes nothing')
  })
})

test.each(SHIPPED)('%s, written out resolved, reads as the same scenario', (name) => {
  const scenario = shipped(name)
  const text = resolvedYaml(scenario).replace(/^observations: .*\n/m, '')
  const again = parseScenario(() => ({ text }), 'scenario.yaml')
  if (!again.ok) throw new Error(formatProblems(again.problems, again.more))
  const { observations: _, ...rest } = scenario
  expect(canonicalScenario(again.scenario)).toBe(canonicalScenario(rest as typeof scenario))
})
