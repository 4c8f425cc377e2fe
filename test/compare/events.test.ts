/** Events of a comparison: once each, with the policies that have them where not all do. */
import { expect, test } from 'vitest'
import { eventsBetween } from '../../sim/studies/compare/events-between.ts'
import { shipped } from '../run-shipped.ts'

test('what a variant adds or moves is its own, what all have is nobody’s', () => {
  const base = shipped('export-controls-2025', 60)
  const [id, event] = Object.entries(base.levers).find(([, { date }]) => date > base.start)!
  const moved = { ...base, levers: { ...base.levers, [id]: { ...event, date: '2025-12-01' } } }
  const events = eventsBetween([
    { name: 'base', scenario: base },
    { name: 'moved', scenario: moved },
  ])
  const titled = events.filter(({ title }) => title === event.title)
  expect(titled.map(({ date, policies }) => ({ date, policies }))).toEqual([
    { date: event.date, policies: ['base'] },
    { date: '2025-12-01', policies: ['moved'] },
  ])
  expect(events.filter(({ policies }) => policies !== undefined)).toHaveLength(2)
  expect(events).toHaveLength(Object.keys(base.levers).length + Object.keys(base.shocks).length + 1)
  expect(events.map(({ week }) => week)).toEqual(events.map(({ week }) => week).sort((a, b) => a - b))
})
