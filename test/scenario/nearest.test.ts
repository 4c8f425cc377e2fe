import { expect, test } from 'vitest'
import { editDistance, nearest } from '../../sim/scenario/text/nearest.ts'

test.each([
  ['', '', 0],
  ['abc', '', 3],
  ['kitten', 'sitting', 3],
  ['ab', 'ba', 1],
  ['reviewCapacity', 'reviewCapacty', 1],
])('%s and %s are %d apart', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance)
  expect(editDistance(b, a)).toBe(distance)
})
test('a name that is far from all has no nearest', () => {
  expect(nearest('colour', ['seed', 'weeks', 'title'])).toBeUndefined()
})
test('the wrong case is nearer than a wrong letter', () => {
  expect(nearest('ND', ['Gd', 'Nd'])).toBe('Nd')
})
test('between equals, the name that is not taken wins', () => {
  expect(nearest('Md', ['Gd', 'Nd'], new Set(['Gd']))).toBe('Nd')
  expect(nearest('Md', ['Gd', 'Nd'], new Set(['Nd']))).toBe('Gd')
})
