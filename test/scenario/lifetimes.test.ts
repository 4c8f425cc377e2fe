/** Dates of opening and closing are held against the run, for groups of every kind. */
import { describe, expect, test } from 'vitest'
import { describe as describeScenario } from '../../sim/scenario/words/describe.ts'
import { KINDS } from '../../sim/agents/index.ts'
import { TEST_KINDS, VALID } from './kinds.ts'
import { messages, parse, scenarioOf } from './parse-text.ts'

/** The valid scenario (104 weeks from 2027-01-04) with fields on one group of two kinds. */
const withFields = (fields: string) =>
  VALID.replace('capacity: 30000,', `capacity: 30000, ${fields},`).replace(
    'coverWeeks: 8\n',
    `coverWeeks: 8\n${fields
      .split(', ')
      .map((field) => `        ${field}\n`)
      .join('')}`,
  )

test('every kind of the model takes the three fields, or has a ramp of its own', () => {
  for (const { kind, fields, params } of KINDS) {
    expect(fields, kind).toMatchObject({ opens: { type: 'date' }, closes: { type: 'date' } })
    expect(['weeks', 'own'], kind).toContain('rampWeeks' in params ? 'own' : fields.rampWeeks?.type)
  }
})

test('a group that opens, ramps and closes within the run is taken', () => {
  const scenario = scenarioOf(parse(withFields('opens: 2027-06-07, closes: 2028-06-05, rampWeeks: 26')))
  for (const kind of ['mine', 'manufacturer'])
    expect(scenario.agents[kind]!.groups[1]!.fields).toMatchObject({ opens: '2027-06-07', rampWeeks: 26 })
  const text = describeScenario(scenario, TEST_KINDS)
  expect(text).toContain(
    'mine.kachin              opens 2027-06-07 (week 22, full after 26 weeks), closes 2028-06-05 (week 74)',
  )
})

test('an opening before the start is said', () => {
  const parsed = parse(withFields('opens: 2019-01-07'))
  const text = describeScenario(scenarioOf(parsed), TEST_KINDS)
  expect(text).toContain('opens 2019-01-07 (there from the first week)')
  const told = parsed.ok ? parsed.warnings.map(({ message }) => message) : []
  expect(told.filter((message) => message.startsWith('2019-01-07 is before the run begins')).length).toBeGreaterThan(0)
})

describe('what would change nothing is refused, for every kind, with its place', () => {
  test.each([
    ['opens: 2029-06-04', 'opens', 'after the end of the run: the group would never act'],
    ['closes: 2026-06-01', 'closes', 'before the run begins: the group would never act'],
    ['closes: 2035-01-01', 'closes', 'after the end of the run: it would change nothing'],
    ['opens: 2028-01-03, closes: 2027-06-07', 'closes', 'not after it opens on 2028-01-03'],
    ['rampWeeks: 8', 'rampWeeks', 'a ramp of a group that is there from the start'],
  ])('%s', (fields, key, says) => {
    const refused = messages(parse(withFields(fields)))
    for (const group of ['agents.mine.groups.kachin', 'agents.manufacturer.groups.japan-cars'])
      expect(refused).toContain(`${group}.${key}`)
    expect(refused.split(says)).toHaveLength(3)
  })
  test('a date that does not exist, and a ramp that is no number', () => {
    expect(messages(parse(withFields('opens: 2027-02-30')))).toContain('agents.mine.groups.kachin.opens')
    expect(messages(parse(withFields('opens: 2027-06-07, rampWeeks: soon')))).toContain('rampWeeks')
  })
})

test('--set and null change the date', () => {
  const set = (settings: string[]) =>
    scenarioOf(parse(withFields('opens: 2027-06-07'), {}, { settings })).agents.mine!.groups[1]!.fields
  expect(set(['agents.mine.groups.kachin.opens=2028-01-03']).opens).toBe('2028-01-03')
  expect(set(['agents.mine.groups.kachin.opens=null']).opens).toBeUndefined()
})
