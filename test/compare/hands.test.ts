import { expect, test } from 'vitest'
import { handsBetween } from '../../sim/studies/compare/hands-between.ts'
import { shipped } from '../run-shipped.ts'

const was = shipped('export-controls-2025')
const hands = (name: string) => handsBetween(was, shipped(name))

test('whose choice a policy is: of levers, of groups, of what nobody chooses', () => {
  expect(handsBetween(was, was)).toEqual([])
  expect(hands('faster-licences')).toEqual(['beijing'])
  expect(hands('western-stockpile')).toEqual(['yours'])
  expect(hands('price-floor-offtake')).toEqual(['yours'])
  const [id, shock] = Object.entries(was.shocks)[0]!
  const shocks = { ...was.shocks, [id]: { ...shock, factor: shock.factor / 2 } }
  expect(handsBetween(was, { ...was, shocks })).toEqual(['nature'])
})
