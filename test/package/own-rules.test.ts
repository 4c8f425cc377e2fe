/** Rules and outcomes of a program's own, by the library: what replaces a rule is all that changes. */
import { describe, expect, test } from 'vitest'
import type { BatchOptions } from '../../library/run-batch.ts'
import { runBatch } from '../../library/run-batch.ts'
import { summarize } from '../../library/summarize.ts'
import { simulate } from '../../sim/run.ts'
import { dateOfWeek } from '../../sim/numbers/units.ts'
import { type OwnRules, setLever } from '../../sim/world/own-rules.ts'
import type { World } from '../../sim/world/world.ts'
import { shipped } from '../run-shipped.ts'

const WEEKS = 8
const scenario = shipped('export-controls-2025', WEEKS)
const usual = simulate(scenario, { seed: 1, replicate: 0 })
const under = (rules: OwnRules) => simulate(scenario, { seed: 1, replicate: 0, rules, check: true })

async function batchOf(options: BatchOptions) {
  const run = await runBatch(scenario, options)
  if (!run.ok) throw new Error(run.why)
  return run.batch
}

describe('a rule of ones own', () => {
  test('that does what the usual one does changes no byte', () => {
    const rules: OwnRules = {
      policy: (before) => (world) => before(world),
      'customs.ship': (before) => (houses, world) => before(houses, world),
      'mine.value': (before) => (mines, world) => before(mines, world),
    }
    expect(under(rules)).toEqual(usual)
  })

  test('of policy puts levers in force as an event of the scenario does', () => {
    const set = { tradeTension: { Japan: 1 }, controlledElements: ['Dy', 'Tb', 'Y'], exportQuota: 20_000 }
    const event = { date: dateOfWeek(scenario.start, 3), title: 'Alarm', source: 'assumed', set }
    const dated = { ...scenario, levers: { ...scenario.levers, alarm: event } }
    const rules: OwnRules = {
      policy: (before) => (world) => {
        before(world)
        if (world.week !== 3) return
        setLever(world, 'tradeTension', set.tradeTension)
        setLever(world, 'controlledElements', set.controlledElements)
        setLever(world, 'exportQuota', set.exportQuota)
      },
    }
    const own = under(rules)
    expect(own.record).toEqual(simulate(dated, { seed: 1, replicate: 0 }).record)
    expect(own.record).not.toEqual(usual.record)
  })

  test('of a kind stands in place of the usual one, from the first week of the warm-up on', () => {
    const weeks: number[] = []
    const none = under({ 'mine.mine': () => (mines, world) => void weeks.push(world.week + 0 * mines.count) })
    expect(none.record).not.toEqual(usual.record)
    expect([weeks[0], weeks.at(-1)]).toEqual([-26, WEEKS - 1])
  })

  test('forgets from replicate to replicate what it remembers', async () => {
    const rules: OwnRules = {
      policy: (before) => {
        let weeks = 0
        return (world) => {
          before(world)
          if (++weeks > 30) setLever(world, 'reviewCapacity', 1000)
        }
      },
    }
    const [both, second] = [await batchOf({ replicates: 2, rules }), await batchOf({ replicates: 2, from: 1, rules })]
    expect(second.records[0]).toEqual(both.records[1])
  })

  test.each([
    ['custums.ship', 'rules:1:1', 'customs'],
    ['customs.shp', 'rules:1:1', 'ship'],
    ['customs', 'rules:1:1', undefined],
    ['policy.ship', 'rules:1:1', 'policy'],
    ['customs.ship.more', 'rules:1:1', undefined],
  ])('is refused as %s, before anything is run', async (name, place, nearest) => {
    const run = await runBatch(scenario, { rules: { [name]: () => () => undefined } as unknown as OwnRules })
    expect(run).toMatchObject({ ok: false, why: 'refused' })
    const [problem] = 'problems' in run ? run.problems : []
    expect(`${problem!.file}:${problem!.line}:${problem!.column}`).toBe(place)
    expect(problem!.nearest).toBe(nearest)
  })

  test('that is no function is refused', async () => {
    const run = await runBatch(scenario, { rules: { policy: 3 } as unknown as OwnRules })
    expect(run).toMatchObject({ problems: [{ path: 'policy', given: '"number"' }] })
  })
})

test.each([
  ['reviewCapacty', 1, 'given "reviewCapacty"'],
  ['reviewCapacity', -1, 'expected a number from 0 to'],
  ['reviewCapacity', Number.NaN, 'given NaN'],
  ['reviewCapacity', ['Dy'], 'given a set; expected a number'],
  ['controlledElements', ['Xx'], 'given "Xx"'],
  ['tradeTension', { Japan: 7 }, 'given 7'],
  ['tradeTension', { Narnia: 1 }, 'given "Narnia"'],
])('a lever is not set to what no scenario could set: %s %o', (lever, value, says) => {
  const rules: OwnRules = {
    policy: () => (world: World) => setLever(world, lever as 'reviewCapacity', value as number),
  }
  expect(() => under(rules)).toThrow(says)
})

describe('an outcome of ones own', () => {
  const outcomes = {
    dearWeeks: {
      label: 'Weeks with Dy above 300 USD/kg',
      unit: 'weeks',
      measure: (series: (name: string) => Float64Array) => series('quotePrice.Dy').filter((usd) => usd > 300).length,
    },
    nothing: { label: 'Nothing', unit: 'weeks', measure: () => Number.NaN },
  }

  test('is measured of every row, and summed up before those of the model, in parts too', async () => {
    const whole = await batchOf({ replicates: 3, outcomes })
    const parts = [
      await batchOf({ replicates: 3, to: 2, outcomes }),
      await batchOf({ replicates: 3, from: 2, outcomes }),
    ]
    const summary = summarize(scenario, whole)
    expect(summarize(scenario, ...parts)).toEqual(summary)
    expect(Object.keys(summary.outcomes).slice(0, 2)).toEqual(['dearWeeks', 'nothing'])
    const { values, unit, share } = summary.outcomes['dearWeeks']!
    expect({ values, unit, share }).toEqual({ values: [...whole.own[0]!.values], unit: 'weeks', share: 1 })
    expect(summary.outcomes['nothing']).toMatchObject({ p50: null, share: 0 })
    expect(() => summarize(scenario, parts[0]!, { ...parts[1]!, own: [] })).toThrow('own outcomes')
  })

  test('takes no name that there is, and asks for no series that there is not', async () => {
    const run = await runBatch(scenario, { outcomes: { totalLostUse: outcomes.nothing } })
    expect(run).toMatchObject({ why: 'refused', problems: [{ given: '"totalLostUse"' }] })
    const lost = {
      lost: { ...outcomes.dearWeeks, measure: (series: (name: string) => Float64Array) => series('x')[0]! },
    }
    await expect(runBatch(scenario, { replicates: 1, outcomes: lost })).rejects.toThrow('no series x')
  })
})
