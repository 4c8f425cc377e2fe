import { expect, test } from 'vitest'
import { REGIONS, SECTORS } from '../../sim/world/products.ts'
import { openWorld, passWeeks, run, shipped, warmWorld, withLevers } from '../run-shipped.ts'

test('goods hold what they are made of', () => {
  const { goods } = openWorld(shipped('baseline'))
  for (let e = 0; e < goods.elements; e++)
    for (let g = 0; g < goods.elements; g++) expect(goods.content[g * goods.elements + e]).toBe(g === e ? 1 : 0)
  const standard = goods.idOf('standardMagnet') * goods.elements
  expect(goods.content[standard + goods.idOf('Dy')]).toBe(0)
  expect(goods.content[goods.idOf('heavyMagnet') * goods.elements + goods.idOf('Dy')]).toBeGreaterThan(0)
  expect(goods.idOf('unobtainium')).toBe(-1)
})

test('magnets need a licence only when they hold a controlled element and magnets are a controlled form', () => {
  const controlled = (controlledElements: string[], controlledForms: string[]) => {
    const world = openWorld(withLevers(shipped('baseline'), { controlledElements, controlledForms }, '2024-12-01'))
    return world.goods.names.filter((_, g) => world.policy.controlled[g] === 1)
  }
  expect(controlled(['Dy'], ['oxide', 'magnet'])).toEqual(['Dy', 'heavyMagnet'])
  expect(controlled(['Dy'], ['oxide'])).toEqual(['Dy'])
  expect(controlled(['Sm'], ['magnet'])).toEqual(['smcoMagnet'])
  expect(controlled(['Y', 'Nd'], ['oxide', 'magnet'])).toEqual(['Nd', 'Y', 'standardMagnet', 'heavyMagnet'])
  expect(controlled([], ['oxide', 'magnet'])).toEqual([])
})

test('an event takes force in the week of its date, not before', () => {
  const world = warmWorld(withLevers(shipped('baseline', 60), { enforcement: 0.7 }, '2025-01-27'))
  const seen: number[] = []
  passWeeks(world, 5, (w) => seen.push(w.policy.values.enforcement[0]!))
  expect(seen).toEqual([0.1, 0.1, 0.1, 0.7, 0.7])
})

test('a shock multiplies demand exactly while it lasts', () => {
  const base = shipped('baseline', 60)
  const shock = { date: '2025-01-13', weeks: 2, title: 'Test', source: 'test', target: { sector: 'wind' }, factor: 0.5 }
  const world = warmWorld({ ...base, shocks: { dip: shock } })
  const seen: number[] = []
  passWeeks(world, 4, (w) => seen.push(w.news.sectorDemand[SECTORS.indexOf('wind') * REGIONS.length]!))
  expect(seen).toEqual([1, 0.5, 0.5, 1])
})

test('prices of the opening weeks lie near those of the scenario', () => {
  const r = run(shipped('baseline', 20))
  for (const [element, price] of Object.entries(shipped('baseline').prices)) {
    expect(r.at(`domesticPrice.${element}`, 0) / price.domesticUsdPerKg).toBeGreaterThan(0.6)
    expect(r.at(`domesticPrice.${element}`, 0) / price.domesticUsdPerKg).toBeLessThan(1.6)
  }
})
