import { expect, test } from 'vitest'
import { simulate } from '../../sim/run.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { seriesOf } from '../../sim/outcomes/series.ts'
import { weekOfDate } from '../../sim/numbers/units.ts'
import { column, namesOf, openWorld, run, shipped, withLevers } from '../run-shipped.ts'

const controls = shipped('export-controls-2025', 40)
const bytes = (values: Float64Array) => Buffer.from(values.buffer, values.byteOffset, values.byteLength)

test('the same seed gives the same bytes, another seed or replicate others', () => {
  const again = (seed: number, replicate: number) => bytes(simulate(controls, { seed, replicate }).record)
  const first = again(5, 3)
  expect(again(5, 3).equals(first)).toBe(true)
  expect(again(6, 3).equals(first)).toBe(false)
  expect(again(5, 4).equals(first)).toBe(false)
})

test('a replicate does not depend on those run before it', () => {
  const alone = bytes(run(controls, 1, 9).record)
  for (let replicate = 0; replicate < 3; replicate++) run(controls, 1, replicate)
  expect(bytes(run(controls, 1, 9).record).equals(alone)).toBe(true)
})

test('checking the balance changes no byte', () => {
  expect(bytes(run(controls, 1, 0, true).record).equals(bytes(run(controls, 1, 0).record))).toBe(true)
})

test('a lever set to what it is already changes no byte', () => {
  const base = run(controls)
  for (const set of [{ enforcement: 0.1 }, { recyclingMandate: 0 }, { exportQuota: 1e9 }, { inspectionRate: {} }]) {
    const same = run(withLevers(controls, set, '2025-03-03'))
    expect(bytes(same.record).equals(bytes(base.record))).toBe(true)
  }
})

test('an empty list of controlled elements changes no byte of a market without controls', () => {
  const calm = shipped('baseline', 40)
  const same = run(withLevers(calm, { controlledElements: [], controlledForms: ['oxide', 'magnet'] }, '2025-03-03'))
  expect(bytes(same.record).equals(bytes(run(calm).record))).toBe(true)
})

/** Every series of two scenarios is the same up to a week, and some series differs after it. */
function expectSplitAt(a: Scenario, b: Scenario, week: number): void {
  const left = run(a)
  const right = run(b)
  let differs = false
  for (const { name } of seriesOf(a)) {
    const before = right.series(name).subarray(0, week)
    left
      .series(name)
      .subarray(0, week)
      .forEach((x, t) => {
        if (!Object.is(x, before[t])) expect.fail(`${name} differs in week ${t}, before week ${week}`)
      })
    if (left.at(name, a.weeks - 1) !== right.at(name, a.weeks - 1)) differs = true
  }
  expect(differs).toBe(true)
}

test('a variant equals its base until its first own event: common random numbers', () => {
  const week = weekOfDate(controls.start, '2025-06-25')
  expectSplitAt(controls, shipped('faster-licences', 40), week)
  const floor = weekOfDate(controls.start, '2025-04-14')
  expectSplitAt(controls, shipped('price-floor-offtake', 60), floor)
})

test('an event changes nothing before its week', () => {
  expectSplitAt(
    controls,
    withLevers(controls, { magnetInspectionRate: 1 }, '2025-08-04'),
    weekOfDate(controls.start, '2025-08-04'),
  )
})

/** The scenario with one more agent in one group. */
function oneMore(scenario: Scenario, kind: string, group: string): Scenario {
  const setup = scenario.agents[kind]!
  const groups = setup.groups.map((g) => (g.name === group ? { ...g, count: g.count + 1 } : g))
  return { ...scenario, agents: { ...scenario.agents, [kind]: { ...setup, groups } } }
}

test('one agent more in another kind leaves every agent’s draws as they were', () => {
  const base = openWorld(controls, 3)
  const more = openWorld(oneMore(controls, 'trader', 'rotterdam'), 3)
  for (const [kind, params] of [
    ['manufacturer', ['coverWeeks', 'value', 'fear', 'demandNoise']],
    ['magnetMaker', ['coverWeeks', 'value']],
    ['investor', ['fundamental', 'memory', 'momentum']],
    ['mine', ['capacity', 'cashCost']],
  ] as const)
    for (const param of params) expect(column(more, kind, param)).toEqual(column(base, kind, param))
})

test('one agent more in another group of its kind leaves every other group’s draws as they were', () => {
  const base = openWorld(controls, 3)
  const more = openWorld(oneMore(controls, 'manufacturer', 'ev-europe'), 3)
  const byGroup = (world: typeof base, param: string) => {
    const names = namesOf(world, 'manufacturer')
    return [...column(world, 'manufacturer', param)].filter((_, i) => names[i] !== 'ev-europe')
  }
  for (const param of ['coverWeeks', 'value', 'fear']) expect(byGroup(more, param)).toEqual(byGroup(base, param))
})

test('a group’s tonnages stay its total whatever the number of its agents', () => {
  const total = (scenario: Scenario) => column(openWorld(scenario, 3), 'mine', 'capacity').reduce((a, b) => a + b, 0)
  expect(total(oneMore(controls, 'mine', 'myanmar-kachin')) / total(controls)).toBeCloseTo(1, 12)
})

test('uncertain values are drawn in file order and differ between replicates', () => {
  const a = run(controls, 1, 0).draws
  const b = run(controls, 1, 1).draws
  expect(a.length).toBe(Object.keys(controls.uncertainties).length)
  expect(a.every((x, k) => x !== b[k])).toBe(true)
})
