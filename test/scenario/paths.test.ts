import { describe, expect, test } from 'vitest'
import { KINDS } from '../../sim/agents/index.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { allTargets, fileSteps, findTarget, isMisstep, shortPath } from '../../sim/scenario/text/paths.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { withValues } from '../../sim/scenario/with-values.ts'
import { column, openWorld, readShipped, shipped } from '../run-shipped.ts'
import { VALID } from './kinds.ts'
import { messages, parse, scenarioOf } from './parse-text.ts'

const controls = shipped('export-controls-2025', 13)

function set(...settings: string[]): Scenario {
  const parsed = parseScenario(readShipped, 'export-controls-2025.yaml', { settings })
  if (!parsed.ok) throw new Error(formatProblems(parsed.problems))
  return parsed.scenario
}

describe('a path has several spellings and one meaning', () => {
  test.each([
    ['agents.mine.cashCost', 'mine.cashCost'],
    ['agents.stockpile.groups.jogmec.days', 'stockpile.groups.jogmec.days'],
    ['levers.truce.set.oreTariff.UnitedStates', 'levers.truce.oreTariff.UnitedStates'],
    ['levers.*.set.reviewCapacity', 'levers.*.reviewCapacity'],
    ['prices.Dy.outsideUsdPerKg', 'prices.Dy.outsideUsdPerKg'],
  ])('%s', (long, short) => {
    expect(shortPath(long)).toBe(short)
    expect(shortPath(short)).toBe(short)
    expect(fileSteps(short).join('.')).toBe(long)
  })

  test('every spelling is the same key of uncertainties, factors, correlations and posteriors', () => {
    const long = VALID.replaceAll('  manufacturer.coverWeeks:', '  agents.manufacturer.coverWeeks:').replace(
      '  levers.licences.approvalBySector',
      '  levers.licences.set.approvalBySector',
    )
    const tail = (cover: string) => `correlations:
  one: {between: [${cover}, mine.cashCost], spearman: 0.5, source: x, grade: D}
`
    expect(scenarioOf(parse(long + tail('agents.manufacturer.coverWeeks')))).toEqual(
      scenarioOf(parse(VALID + tail('manufacturer.coverWeeks'))),
    )
    const twice = VALID.replace('uncertainties:\n', 'uncertainties:\n  agents.mine.cashCost: {distribution: uniform}\n')
    expect(messages(parse(twice))).toContain('given mine.cashCost, which stands on line')
  })

  test('a file that extends another may delete and change by another spelling', () => {
    const over = (body: string) => `extends: base.yaml\nschema: 1\nname: over\n${body}\n`
    const without = scenarioOf(parse(over('uncertainties: {agents.mine.cashCost: null}'), { 'base.yaml': VALID }))
    expect(Object.keys(without.uncertainties)).not.toContain('mine.cashCost')
  })
})

const VALUES = [
  ['mine.cashCost', 3000],
  ['agents.mine.groups.bayan-obo.cashCost', 3000],
  ['agents.manufacturer.groups.ev-europe.uses.heavyMagnet', 6000],
  ['agents.stockpile.groups.*.days', 45],
  ['levers.truce.set.tradeTension.UnitedStates', 0.5],
  ['levers.*.reviewCapacity', 222],
  ['shocks.myanmar-kachin-2025.factor', 0.5],
  ['prices.Dy.outsideUsdPerKg', 300],
  ['deposits.bayan-obo.composition.Nd', 0.17],
] as const

/** What the engine reads: the values, not what is said of their drawing. */
const read = ({ agents, levers, shocks, prices, deposits }: Scenario) => ({ agents, levers, shocks, prices, deposits })

test.each(VALUES)('%s means the same on the command line and in a draw', (path, value) => {
  const drawn = withValues(controls, new Map([[shortPath(path), value]]))
  expect(drawn).not.toEqual(controls)
  expect(read(set(`${path}=${value}`))).toEqual(read(drawn))
})

test('a level moves the groups that set their own in proportion, and none that the same file sets', () => {
  const moved = set('mine.cashCost=7000', 'mine.groups.sichuan.cashCost=1234').agents['mine']!
  const own = Object.fromEntries(moved.groups.map(({ name, params }) => [name, params['cashCost']]))
  expect(own['bayan-obo']).toBe((2500 * 7000) / 3500)
  expect(own['sichuan']).toBe(1234)
  expect(set('mine.groups.sichuan.cashCost=1234', 'mine.cashCost=7000').agents['mine']).toEqual(moved)
})

test('an unknown step is named with what could have stood there', () => {
  const wrong = (path: string) => findTarget(controls, KINDS, path)
  expect(wrong('stockpile.groups.jogmek.days')).toEqual({
    after: 'stockpile.groups',
    known: ['jogmec', 'komir', 'dla', 'european-union', 'state-reserve'],
    nearest: 'stockpile.groups.jogmec.days',
  })
  expect(wrong('mine.cashCost.more')).toMatchObject({ known: [] })
  expect(wrong('levers.*.nothing')).toHaveProperty('known')
  expect(wrong('')).toHaveProperty('known')
})

test('every number that can be drawn can be found again, and * finds all of its kind', () => {
  const all = allTargets(controls, KINDS)
  for (const { path } of all) {
    const found = findTarget(controls, KINDS, path)
    expect(isMisstep(found) ? found : found.places).toEqual([path])
  }
  expect(findTarget(controls, KINDS, 'levers.*.reviewCapacity')).toMatchObject({
    places: ['announcement-18', 'london-framework', 'general-licences'].map((id) => `levers.${id}.reviewCapacity`),
  })
})

test('what is typed is used to the last digit where nothing is drawn', () => {
  expect([...new Set(column(openWorld(shipped('export-quota-2010')), 'magnetMaker', 'spare'))]).toContain(0.1)
})

test('a number is drawn once, and crossed once', () => {
  const uniform = '{distribution: uniform, min: 1, max: 2, source: x, grade: D}'
  const twice = VALID.replace(
    'uncertainties:\n',
    `uncertainties:\n  mine.groups.*.cashCost: ${uniform}\n  mine.groups.kachin.cashCost: ${uniform}\n`,
  )
  expect(messages(parse(twice))).toContain('given mine.groups.kachin.cashCost a second time; expected one path')
  const factors =
    'design: {method: factorial, factors: {levers.*.reviewCapacity: [50, 90], levers.licences.reviewCapacity: [10]}}\n'
  expect(messages(parse(VALID + factors))).toContain('given levers.licences.reviewCapacity a second time')
})
