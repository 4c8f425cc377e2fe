/** Elements are declarations: what a scenario lists it gets, and the six that ship beside the ten of the baseline work. */
import { describe, expect, test } from 'vitest'
import { openingBalance } from '../../sim/studies/batch/opening-balance.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { createGoods } from '../../sim/world/goods.ts'
import { ELEMENT_NAMES, ELEMENTS, isHeavy } from '../../sim/world/elements.ts'
import { run, shipped } from '../run-shipped.ts'

const SIX = ['Ho', 'Er', 'Tm', 'Yb', 'Lu', 'Sc'] as const
/** The April controls bite from week 13 on. */
const WEEKS = 52
const twelve = shipped('twelve-elements', WEEKS)

/** The same policy, which leaves some elements free. */
function freeing(scenario: Scenario, elements: readonly string[]): Scenario {
  const levers = Object.entries(scenario.levers).map(([id, event]) => {
    const { controlledElements, ...set } = event.set
    if (controlledElements === undefined) return [id, event] as const
    const left = (controlledElements as readonly string[]).filter((element) => !elements.includes(element))
    return [id, { ...event, set: { ...set, controlledElements: left } }] as const
  })
  return { ...scenario, levers: Object.fromEntries(levers) }
}

test('an element keeps its place, and new ones stand behind', () => {
  expect(ELEMENTS.slice(0, 10)).toEqual(['La', 'Ce', 'Pr', 'Nd', 'Sm', 'Eu', 'Gd', 'Tb', 'Dy', 'Y'])
  expect(ELEMENTS.slice(10).sort()).toEqual([...SIX].sort())
  expect(ELEMENTS.filter((element) => !isHeavy(element))).toEqual(['La', 'Ce', 'Pr', 'Nd'])
  expect(new Set(Object.values(ELEMENT_NAMES)).size).toBe(ELEMENTS.length)
})

test('columns of a run follow the elements that its scenario lists', () => {
  const goods = createGoods({ ...twelve, elements: ['Nd', 'Y', 'Sc'] })
  expect(goods.names.slice(0, goods.elements)).toEqual(['Nd', 'Y', 'Sc'])
  expect(goods.opening[goods.idOf('Sc') * 2]).toBe(665_000)
  expect([...goods.isHeavy.subarray(0, 3)]).toEqual([0, 1, 1])
})

describe('sixteen elements', () => {
  const controlled = run(twelve, 1, 0, true)
  const free = run(freeing(twelve, SIX), 1, 0, true)

  test('conserve matter and have every series', () => {
    for (const element of SIX) {
      expect(controlled.at(`quotePrice.${element}`, WEEKS - 1)).toBeGreaterThan(0)
      expect(controlled.at(`exports.${element}`, 0)).toBeGreaterThan(0)
    }
    expect(twelve.elements).toHaveLength(16)
  })

  test('are made in the tonnes in which they are used', () => {
    const balance = openingBalance(twelve).filter(({ good }) => (SIX as readonly string[]).includes(good))
    expect(balance).toHaveLength(SIX.length)
    for (const { good, made, used } of balance) expect(Math.abs(used / made - 1), good).toBeLessThan(0.02)
  })

  test('of which two are controlled in April empty the stores of those who use them, and of nobody else', () => {
    const after = (of: typeof free, name: string): number => of.mean(name, 30)
    for (const group of ['scintillators-united-states', 'scandium-japan'])
      expect(after(controlled, `stockWeeks.manufacturer.${group}`)).toBeLessThan(
        0.7 * after(free, `stockWeeks.manufacturer.${group}`),
      )
    for (const element of ['Lu', 'Sc']) {
      expect(after(controlled, `exports.${element}`)).toBeLessThan(0.7 * after(free, `exports.${element}`))
      // Fear alone lifts both prices of a thin metal; a control parts them.
      const split = (of: typeof free): number =>
        after(of, `quotePrice.${element}`) / after(of, `domesticPrice.${element}`)
      expect(split(controlled)).toBeGreaterThan(2 * split(free))
    }
    const er = 'stockWeeks.manufacturer.lasers-europe'
    expect(after(controlled, er)).toBeGreaterThan(0.7 * after(free, er))
  })
})
