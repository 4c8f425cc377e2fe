/** Events that may happen: what is refused, what is drawn, and what a run is then made of. */
import { describe, expect, test } from 'vitest'
import { chancePaths, drawChances } from '../../sim/scenario/chances.ts'
import { resolvedYaml } from '../../sim/scenario/resolve.ts'
import { withValues } from '../../sim/scenario/with-values.ts'
import { drawnPaths } from '../../sim/studies/batch/rows.ts'
import { branchesOf } from '../../sim/studies/batch/branches.ts'
import { drawUncertainties } from '../../sim/world/uncertainty.ts'
import type { Chance, Scenario } from '../../sim/scenario/scenario.ts'
import { shipped } from '../run-shipped.ts'
import { VALID } from './kinds.ts'
import { messages, parse, scenarioOf } from './parse-text.ts'

const event = (id: string, chance: string): string =>
  `  ${id}: { date: 2027-12-08, title: ${id}, source: x, chance: ${chance}, set: { reviewWeeks: 5 } }\n`
const withEvents = (...events: string[]) => parse(VALID.replace(/^shocks:/m, `${events.join('')}shocks:`))

describe('an event that may happen', () => {
  test('is kept in the resolved scenario', () => {
    const parsed = withEvents(
      event('lapse', '{ probability: 0.3 }'),
      event('more', '{ probability: 0.5, if: lapse }').replace('12-08', '12-22'),
    )
    expect(messages(parsed)).toBe('')
    const scenario = scenarioOf(parsed)
    expect(scenario.levers['more']!.chance).toEqual({ probability: 0.5, if: 'lapse' })
    expect(scenarioOf(parse(resolvedYaml(scenario)))).toEqual(scenario)
  })

  test('may set what its alternative sets on the same day', () => {
    expect(messages(withEvents(event('lapse', '{ probability: 0.3 }'), event('extend', '{ unless: lapse }')))).toBe('')
    expect(
      messages(withEvents(event('lapse', '{ probability: 0.3 }'), event('extend', '{ probability: 0.3 }'))),
    ).toContain('reviewWeeks is also set by lapse')
  })

  test.each([
    ['{ probability: 1.3 }', 'chance.probability: given 1.3; expected a number from 0 to 1'],
    ['{ probability: 0.3, if: lapsd }', 'chance.if: given the unknown event lapsd'],
    ['{ if: lapse }', 'which hangs on itself'],
    ['{}', 'chance'],
    ['{ probabilty: 0.3 }', 'did you mean probability?'],
  ])('with chance %s is refused at its place', (chance, message) => {
    expect(messages(withEvents(event('lapse', chance)))).toContain(message)
  })
})

const base = shipped('export-controls-2025', 30)
const [first, second, third] = Object.keys(base.levers) as [string, string, string]
const uncertain = (chances: Readonly<Record<string, Chance>>): Scenario => ({
  ...base,
  levers: Object.fromEntries(
    Object.entries(base.levers).map(([id, one]) => [id, { ...one, ...(chances[id] && { chance: chances[id] }) }]),
  ),
})
const RUNS = 4_000

describe('what is drawn', () => {
  const scenario = uncertain({
    [first]: { probability: 0.3 },
    [second]: { probability: 0.5, if: first },
    [third]: { unless: first },
  })
  const [p, q, r] = chancePaths(scenario) as [string, string, string]
  const draws = Array.from({ length: RUNS }, (_, k) => drawChances(scenario, 9, k))
  const share = (of: (draw: ReadonlyMap<string, number>) => boolean): number => draws.filter(of).length / RUNS

  test('happens as often as it should, and only where what it hangs on does', () => {
    // Four standard errors of a share of 4,000.
    expect(Math.abs(share((draw) => draw.get(p) === 1) - 0.3)).toBeLessThan(0.03)
    expect(Math.abs(share((draw) => draw.get(q) === 1) - 0.15)).toBeLessThan(0.023)
    expect(share((draw) => draw.get(q) === 1 && draw.get(p) === 0)).toBe(0)
    expect(share((draw) => draw.get(r) === draw.get(p))).toBe(0)
  })

  test('is the same under another policy, and a likelier event happens in more runs, not in others', () => {
    const likelier = uncertain({ [first]: { probability: 0.6 } })
    const lost = draws.filter((draw, k) => draw.get(p) === 1 && drawChances(likelier, 9, k).get(p) === 0)
    expect(lost).toEqual([])
  })

  test('stands behind the uncertainties, which stay as they are', () => {
    const own = drawUncertainties(base, 9, 3)
    const both = [...drawUncertainties(scenario, 9, 3)]
    expect(both.slice(0, own.size)).toEqual([...own])
    expect(both.map(([path]) => path)).toEqual(drawnPaths(scenario))
  })

  test('takes the event out of the run, and nothing else', () => {
    const missed = withValues(
      scenario,
      new Map([
        [p, 0],
        [q, 0],
        [r, 1],
      ]),
    )
    expect(Object.keys(missed.levers)).toEqual(Object.keys(base.levers).filter((id) => id !== first && id !== second))
    expect(
      withValues(
        scenario,
        new Map([
          [p, 1],
          [q, 1],
          [r, 1],
        ]),
      ).levers,
    ).toEqual(scenario.levers)
  })
})

test('branches are runs in which the same events happened, most runs first', () => {
  const of = (...values: number[]): Float64Array => Float64Array.from(values)
  expect(branchesOf(['levers.a.happens', 'levers.b.happens'], [of(0, 1, 1, 0, 1), of(0, 0, 1, 0, 0)])).toEqual([
    { name: 'a', runs: [1, 4] },
    { name: 'none of them', runs: [0, 3] },
    { name: 'a + b', runs: [2] },
  ])
})
