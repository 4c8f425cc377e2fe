/** The tonnes that a scenario names are the tonnes that its market opens with; what does not balance moves prices, not tonnes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Group, Scenario } from '../../sim/scenario/scenario.ts'
import { oxideSupply, oxideUse } from '../../sim/world/in-balance.ts'
import { WEEKS_PER_YEAR } from '../../sim/numbers/units.ts'
import { column, namesOf, openWorld, run, SHIPPED, shipped } from '../run-shipped.ts'

/** The scenario with the groups of a kind changed. */
function withGroups(scenario: Scenario, kind: string, change: (group: Group) => readonly Group[]): Scenario {
  const setup = scenario.agents[kind]!
  return { ...scenario, agents: { ...scenario.agents, [kind]: { ...setup, groups: setup.groups.flatMap(change) } } }
}

/** Goods of a group's field times a factor. */
function scaled(group: Group, field: string, factor: number): Group {
  const goods = Object.entries(group.fields[field] as Readonly<Record<string, number>>)
  return { ...group, fields: { ...group.fields, [field]: Object.fromEntries(goods.map(([g, t]) => [g, t * factor])) } }
}

/** t/year that a world opened with, from a weekly column of a kind, by group and good. */
function opened(scenario: Scenario, kind: string, weekly: string): ReadonlyMap<string, number> {
  const world = openWorld(scenario)
  const tonnes = new Map<string, number>()
  const values = column(world, kind, weekly)
  namesOf(world, kind).forEach((name, i) => {
    world.goods.names.forEach((good, g) => {
      const key = `${name} ${good}`
      tonnes.set(key, (tonnes.get(key) ?? 0) + values[i * world.goods.count + g]! * WEEKS_PER_YEAR)
    })
  })
  return tonnes
}

function expectTyped(scenario: Scenario, kind: string, field: string, weekly: string): void {
  const used = opened(scenario, kind, weekly)
  for (const { name, fields } of scenario.agents[kind]!.groups)
    for (const [good, typed] of Object.entries(fields[field] as Readonly<Record<string, number>>))
      expect(used.get(`${name} ${good}`)! / typed, `${name} ${good}`).toBeCloseTo(1, 9)
}

const supplied = shipped('baseline', 45)

describe('what is typed is used', () => {
  test.each(['baseline', 'export-quota-2010'])('%s opens with the tonnes in its file', (name) => {
    expectTyped(shipped(name), 'manufacturer', 'uses', 'baseUse')
    expectTyped(shipped(name), 'magnetMaker', 'output', 'sales')
  })
  test('in twenty worlds of random tonnes', () => {
    const factors = fc.record({ mines: factor(), users: factor(), makers: factor() })
    fc.assert(
      fc.property(factors, ({ mines, users, makers }) => {
        let world = withGroups(supplied, 'mine', (g) => [
          { ...g, params: { ...g.params, capacity: g.params.capacity! * mines } },
        ])
        world = withGroups(world, 'manufacturer', (g) => [scaled(g, 'uses', users)])
        world = withGroups(world, 'magnetMaker', (g) => [scaled(g, 'output', makers)])
        expectTyped(world, 'manufacturer', 'uses', 'baseUse')
        expectTyped(world, 'magnetMaker', 'output', 'sales')
      }),
      { numRuns: 20 },
    )
  })
  test('a new user of 400 t of gadolinium uses 400 t, and nobody else less', () => {
    const europe = supplied.agents.manufacturer!.groups.find((g) => g.name === 'ceramics-europe')!
    const imaging = { ...europe, name: 'imaging', count: 4, fields: { ...europe.fields, uses: { Gd: 400 } } }
    const wider = withGroups(supplied, 'manufacturer', (g) => (g.name === 'other-uses-china' ? [g, imaging] : [g]))
    const used = opened(wider, 'manufacturer', 'baseUse')
    expect(used.get('imaging Gd')).toBeCloseTo(400, 6)
    for (const [key, tonnes] of opened(supplied, 'manufacturer', 'baseUse'))
      expect(used.get(key)).toBeCloseTo(tonnes, 6)
  })
})
const factor = () => fc.double({ min: 0.3, max: 3, noNaN: true })

/** Oxides of which the year had too little for the magnets it made: what stocks gave is not known. */
const SHORT: Readonly<Record<string, readonly string[]>> = { 'boom-2020': ['Tb'], 'calm-2016': ['Tb'] }

test.each(SHIPPED)('%s opens within a twentieth of balance in every oxide but those that were short', (name) => {
  const { opening, goods } = openWorld(shipped(name))
  for (let e = 0; e < goods.elements; e++)
    if (SHORT[name]?.includes(goods.names[e]!) !== true)
      expect(Math.abs(oxideUse(opening, e) / oxideSupply(opening, e) - 1), goods.names[e]).toBeLessThan(0.05)
})

describe('twice the mines outside China', () => {
  const abroad = (group: Group) => group.fields.region !== 'China'
  const larger = withGroups(supplied, 'mine', (g) => [
    abroad(g) ? { ...g, params: { ...g.params, capacity: g.params.capacity! * 2 } } : g,
  ])
  const more = withGroups(supplied, 'mine', (g) => (abroad(g) ? [g, { ...g, name: `${g.name}-2` }] : [g]))
  test.each([
    ['by capacity', larger],
    ['by groups', more],
  ])('%s lower prices, and use no more', (_, variant) => {
    const [base, now] = [run(supplied), run(variant)]
    for (const measure of ['domesticPrice.Nd', 'domesticPrice.Dy', 'quotePrice.Nd', 'quotePrice.Dy'])
      expect(now.mean(measure, 13), measure).toBeLessThan(base.mean(measure, 13))
    const { goods, opening } = openWorld(supplied)
    for (let e = 0; e < goods.elements; e++)
      expect(oxideUse(openWorld(variant).opening, e)).toBeCloseTo(oxideUse(opening, e), 6)
  })
})
