/** Groups of every kind open and close at a date. */
import { describe, expect, test } from 'vitest'
import { KINDS } from '../../sim/agents/index.ts'
import type { Group, Scenario } from '../../sim/scenario/scenario.ts'
import { dateOfWeek } from '../../sim/numbers/units.ts'
import { createActivity, updateActivity } from '../../sim/world/activity.ts'
import { oneEach } from '../smaller.ts'
import {
  column,
  namesOf,
  passWeeks,
  run,
  type Run,
  shipped,
  warmWorld,
  withLevers,
  withParams,
} from '../run-shipped.ts'

const WEEKS = 60
/** Week in which the groups of these tests open or close. */
const DATE = 20
const controls = withParams(oneEach(shipped('export-controls-2025', WEEKS)), 'manufacturer', { coverWeeks: 1 })
/** A world in which every kind has something to do: magnets are controlled early, prices are out of their usual range. */
const busy = withLevers(
  {
    ...controls,
    shocks: {
      strike: {
        date: controls.start,
        weeks: WEEKS,
        title: 'Test',
        source: 'test',
        target: { mine: 'bayan-obo' },
        factor: 0.5,
      },
    },
  },
  { priceFloorNdPr: 150, loans: 50 },
)

/** The scenario with one more group of a kind, twice the agents of the first, at the end of the list. */
function withTwin(scenario: Scenario, kind: string, fields: Group['fields'], params: Group['params'] = {}): Scenario {
  const setup = scenario.agents[kind]!
  const first = setup.groups[0]!
  const twin = {
    ...first,
    name: 'twin',
    fields: { ...first.fields, ...fields },
    params: { ...first.params, ...params },
  }
  return { ...scenario, agents: { ...scenario.agents, [kind]: { ...setup, groups: [...setup.groups, twin] } } }
}

/** The scenario with fields on every group of a kind. */
function withFields(scenario: Scenario, kind: string, fields: Group['fields']): Scenario {
  const setup = scenario.agents[kind]!
  const groups = setup.groups.map((group) => ({ ...group, fields: { ...group.fields, ...fields } }))
  return { ...scenario, agents: { ...scenario.agents, [kind]: { ...setup, groups } } }
}

const at = (week: number) => dateOfWeek(controls.start, week)

/** First week in which two records differ, -1 for none. */
function firstDifference(a: Run, b: Run): number {
  for (let week = 0; week < WEEKS; week++)
    for (let k = week; k < a.record.length; k += WEEKS) if (!Object.is(a.record[k], b.record[k])) return week
  return -1
}

/** What makes the first group of a kind worth twinning where its parameters would not show. */
const PARAMS: Readonly<Record<string, Group['params']>> = {
  mineProject: { permitWeeks: 0, eagerness: 1, incentivePrice: 10, buildWeeks: 20, capex: 10 },
  customs: { testWeeks: 9 },
  quotaPlanner: { trend: 0.5 },
  licensingAuthority: { askWeeks: 20 },
  investor: { fundamental: 0.5 },
  government: { reaction: 0, delayWeeks: 0, emergencyLoans: 20_000 },
  stockpile: { days: 300, buyBelow: 5 },
}

describe('a group that opens', () => {
  const before = run(busy, 1, 0)
  test.each(KINDS.map(({ kind }) => kind))('%s: nothing differs before its date, something does after', (kind) => {
    const after = run(withTwin(busy, kind, { opens: at(DATE) }, PARAMS[kind]), 1, 0, true)
    expect(firstDifference(before, after)).toBeGreaterThanOrEqual(DATE)
  })
})

describe('every group of a kind', () => {
  const before = run(busy, 1, 0)
  test.each(KINDS.map(({ kind }) => kind))(
    '%s closes: matter is kept, and the record differs from its date on',
    (kind) => {
      const after = run(withFields(busy, kind, { closes: at(DATE) }), 1, 0, true)
      expect(firstDifference(before, after)).toBeGreaterThanOrEqual(DATE)
    },
  )
  test.each(KINDS.map(({ kind }) => kind))('%s opens late, over a ramp: matter is kept', (kind) => {
    const after = run(withFields(busy, kind, { opens: at(DATE), rampWeeks: 10 }), 1, 0, true)
    expect(firstDifference(before, after)).toBeGreaterThanOrEqual(0)
  })
})

test('a ramp of four weeks by hand', () => {
  const group = { name: 'a', count: 1, params: {}, fields: { opens: at(2), closes: at(8), rampWeeks: 4 } }
  const activity = createActivity(controls, { params: {}, groups: [group] }, 1)
  const population = { activity, isDated: true } as never
  const seen: number[] = []
  const gained: number[] = []
  for (let week = -2; week < 10; week++) {
    updateActivity([population], week)
    seen.push(activity.active[0]!)
    gained.push(activity.gained[0]!)
  }
  expect(seen).toEqual([0, 0, 0, 0, 0.25, 0.5, 0.75, 1, 1, 1, 0, 0])
  expect(gained).toEqual([0, 0, 0, 0, 0.25, 0.25, 0.25, 0.25, 0, 0, -1, 0])
})

test('what opened before the start is as far along its ramp as its date says, in the warm-up too', () => {
  const world = warmWorld(withTwin(controls, 'mine', { opens: at(-25), rampWeeks: 104 }))
  expect(column(world, 'mine', 'active').at(-1)).toBeCloseTo(0.25, 12)
})

test('a plant of 2026 sells nothing in 2025, and what it has left when it closes is sold off', () => {
  const whole = shipped('export-controls-2025', WEEKS)
  const plant = withTwin(whole, 'magnetMaker', { opens: at(DATE), closes: at(DATE + 15) })
  const world = warmWorld(plant)
  const own = namesOf(world, 'magnetMaker').indexOf('twin')
  const { goods } = world
  const stock: number[] = []
  passWeeks(world, WEEKS, () => {
    let tonnes = 0
    for (let g = 0; g < goods.count; g++) tonnes += column(world, 'magnetMaker', 'stock')[own * goods.count + g]!
    stock.push(tonnes)
  })
  expect(Math.max(...stock.slice(0, DATE))).toBe(0)
  expect(stock[DATE + 14]).toBeGreaterThan(10)
  expect(stock.at(-1)).toBeLessThan(0.1 * stock[DATE + 14]!)
})

test('buyers of an exporter that closes are served by another', () => {
  const closed = { ...controls, agents: { ...controls.agents } }
  const setup = controls.agents.exporter!
  const groups = setup.groups.map((group, g) => (g < 3 ? { ...group, fields: { closes: at(DATE) } } : group))
  const world = warmWorld({ ...closed, agents: { ...closed.agents, exporter: { ...setup, groups } } })
  passWeeks(world, DATE + 2)
  const gone = new Set([0, 1, 2].map((i) => column(world, 'exporter', 'firstSupplier')[i]))
  for (let i = 0; i < world.lines.count; i++) expect(gone.has(world.lines.supplier[i])).toBe(false)
})
