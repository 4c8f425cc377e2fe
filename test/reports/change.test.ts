import { expect, test } from 'vitest'
import {
  changeInterval,
  changeState,
  changeText,
  changeVerb,
  directionOf,
  endPlace,
} from '../../reports/words/change.ts'
import { producerName } from '../../reports/words/names.ts'
import { uncapital } from '../../reports/words/numbers.ts'

const spread = (p05: number, p50: number, p95: number) => ({ p05, p25: p50, p50, p75: p50, p95 })

test('a rise or a fall is only claimed where the runs agree on its sign', () => {
  expect(directionOf(spread(-14, -7.5, 17))).toBe('unclear')
  expect(directionOf(spread(-13, -9, -1))).toBe('down')
  expect(directionOf(spread(94, 147, 209))).toBe('up')
  expect(directionOf(spread(-6, -2.8, 2.6))).toBe('flat')
  expect(directionOf(spread(-40, -0.4, 8))).toBe('unclear')
  expect(changeVerb(spread(-14, -7.5, 17))).toBe('shows no clear change')
  expect(endPlace(spread(-14, -7.5, 17))).toBe('without a clear change')
})

test('from a trebling on a change is told as a multiple', () => {
  const large = spread(118, 1444, 2758)
  expect([changeText(large), changeInterval(large)]).toEqual(['15 times its start', '2.2–29 times'])
  expect(changeVerb(large)).toBe('stands at 15 times its start')
  expect(changeState(spread(94, 147, 209))).toBe('is up 147%')
})

test('producers have the names of their time', () => {
  expect(producerName('mp-materials', '2009-01-05')).toBe('Molycorp')
  expect(producerName('mp-materials', '2025-01-06')).toBe('MP Materials')
  expect(producerName('lynas', '2009-01-05')).toBe('Lynas')
})

test('names keep the capitals that are their own', () => {
  expect(['Samarium', 'EV motors', 'High-temperature NdFeB'].map(uncapital)).toEqual([
    'samarium',
    'EV motors',
    'high-temperature NdFeB',
  ])
})
