/** Each ablation takes out what it says and nothing else. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ABLATIONS } from '../../sim/studies/ablation/ablations.ts'
import { ablate } from '../../sim/studies/ablation/measure.ts'
import { paramOf } from '../../sim/studies/ablation/changes.ts'
import { cutTo, equalShare } from '../../sim/studies/ablation/plain-cut.ts'
import { KINDS } from '../../sim/agents/index.ts'
import { canonicalScenario } from '../../sim/scenario/resolve.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { ELEMENTS } from '../../sim/world/products.ts'
import { column, openWorld, relever, run, SHIPPED, shipped, without, withParams } from '../run-shipped.ts'
import { oneEach } from '../smaller.ts'

const SEED = 7
/** With one agent in every group and few draws: every part is there. */
function small(name: string, weeks: number): Scenario {
  const { posterior, ...scenario } = oneEach(shipped(name, weeks))
  return posterior === undefined
    ? scenario
    : { ...scenario, posterior: { ...posterior, draws: posterior.draws.slice(0, 8) } }
}
const controls = small('export-controls-2025', 40)
const quota = small('export-quota-2010', 40)
const calm = small('baseline', 20)

function ablation(id: string) {
  const found = ABLATIONS.find((a) => a.id === id)
  if (found === undefined) throw new RangeError(`no ablation ${id}`)
  return found
}
const taken = new WeakMap<Scenario, Map<string, Scenario>>()
/** Once for all tests: to match a cut with the queue takes forty runs. */
function take(id: string, scenario: Scenario): Scenario {
  const before = taken.get(scenario) ?? new Map<string, Scenario>()
  const after = before.get(id) ?? ablation(id).apply(scenario, SEED)
  taken.set(scenario, before.set(id, after))
  return after
}

/** What the posterior draws for one path. */
function columnOf({ posterior }: Scenario, path: string): (number | undefined)[] | undefined {
  const p = posterior?.paths.indexOf(path) ?? -1
  return p < 0 ? undefined : posterior?.draws.map((draw) => draw[p])
}

/** Parts of a scenario that differ; the posterior loses the columns of the uncertainties it no longer has, and nothing else. */
function touched(before: Scenario, after: Scenario): string[] {
  for (const path of after.posterior?.paths ?? []) {
    expect(Object.keys(after.uncertainties)).toContain(path)
    expect(columnOf(after, path)).toEqual(columnOf(before, path))
  }
  const text = (value: unknown) => JSON.stringify(value)
  const parts = (Object.keys(before) as (keyof Scenario)[]).filter(
    (key) => key !== 'posterior' && text(before[key]) !== text(after[key]),
  )
  return parts
    .flatMap((part) =>
      part === 'agents'
        ? Object.keys(before.agents)
            .filter((kind) => text(before.agents[kind]) !== text(after.agents[kind]))
            .map((kind) => `agents.${kind}`)
        : [part],
    )
    .sort()
}

describe('what an ablation may touch', () => {
  const MAY: Readonly<Record<string, readonly string[]>> = {
    'licence-queue': ['agents.customs', 'agents.licensingAuthority', 'levers', 'uncertainties'],
    inspections: ['agents.customs', 'levers', 'uncertainties'],
    'officials-learn': ['agents.customs', 'agents.licensingAuthority', 'uncertainties'],
    'safety-stock': ['agents.manufacturer', 'uncertainties'],
    leakage: ['agents.illicitChannel', 'uncertainties'],
    'co-production': ['agents.mine', 'deposits'],
    substitution: ['agents.manufacturer', 'uncertainties'],
    'trader-momentum': ['agents.trader', 'uncertainties'],
    'investor-momentum': ['agents.investor', 'uncertainties'],
    'hold-back': ['agents.exporter', 'uncertainties'],
    'mine-response': ['agents.mine', 'uncertainties'],
    'quota-response': ['agents.quotaPlanner', 'uncertainties'],
    entry: ['agents.mineProject', 'uncertainties'],
    'recycling-response': ['agents.recycler', 'uncertainties'],
    'public-support': ['agents.government', 'levers', 'uncertainties'],
  }
  test('is listed here for every ablation', () => {
    expect(ABLATIONS.map(({ id }) => id).sort()).toEqual(Object.keys(MAY).sort())
  })
  test.each(ABLATIONS.map(({ id }) => id))('%s touches nothing else', (id) => {
    for (const scenario of [controls, quota, calm]) {
      const before = canonicalScenario(scenario)
      const after = take(id, scenario)
      expect(canonicalScenario(scenario), 'the scenario it was given').toBe(before)
      for (const part of touched(scenario, after)) expect(MAY[id]).toContain(part)
    }
  })
})

describe('every ablation', () => {
  test('has words for a reader', () => {
    for (const { id, title, removes, expects } of ABLATIONS) {
      expect(id).toMatch(/^[a-z-]+$/)
      for (const text of [title, removes, expects]) expect(text.length).toBeGreaterThan(3)
    }
  })
  test('leaves parameters within their range and uncertainties with something to draw', () => {
    // Listed, and expected to be none at the end: an expectation for each of some hundred thousand would take longest of all.
    const outside: string[] = []
    for (const { id, apply } of ABLATIONS)
      for (const name of SHIPPED) {
        const scenario = id === 'licence-queue' ? cutTo(shipped(name), 0.5) : apply(shipped(name), SEED)
        for (const { kind, params } of KINDS)
          for (const group of scenario.agents[kind]?.groups ?? [])
            for (const [param, { min, max }] of Object.entries(params)) {
              // Terbium's cost of a mine of its own lies above the range of mixed ore; the engine cuts it there.
              if (id === 'co-production' && param === 'cashCost') continue
              const value = paramOf(scenario, kind, group, param)
              if (!(value >= min && value <= max)) outside.push(`${id}: ${name}: ${kind}.${param} ${value}`)
            }
        for (const path of Object.keys(scenario.uncertainties)) {
          const [block, event, lever] = path.split('.')
          if (block === 'levers') expect(scenario.levers[event!]?.set, `${id}: ${path}`).toHaveProperty(lever!)
        }
      }
    expect(outside).toEqual([])
  })
  test('runs without losing matter', () => {
    for (const { apply } of ABLATIONS)
      expect(() => run(apply({ ...controls, weeks: 20 }, SEED), SEED, 0, true)).not.toThrow()
  })
  test('taken out twice is taken out once', () => {
    for (const { id, apply } of ABLATIONS) {
      // Mines of one element and a cut that is matched anew are what they are; all others find nothing left to take.
      if (['co-production', 'licence-queue'].includes(id)) continue
      const once = apply(controls, SEED)
      expect(apply(once, SEED), id).toBe(once)
    }
  })
})

describe('a scenario that does not use the mechanism', () => {
  test('is returned as it is, so that its run need not be made', () => {
    expect(take('licence-queue', calm)).toBe(calm)
    expect(take('licence-queue', quota)).toBe(quota)
    expect(take('inspections', calm)).toBe(calm)
    const without_ = (kind: string) => without(controls, kind)
    expect(take('leakage', without_('illicitChannel'))).toEqual(without_('illicitChannel'))
    expect(take('co-production', without_('mine'))).toEqual(without_('mine'))
    expect(take('trader-momentum', without_('trader'))).toEqual(without_('trader'))
    expect([
      ...ablate(
        ablation('licence-queue'),
        new Map([
          ['calm', calm],
          ['quota', quota],
        ]),
        SEED,
      ),
    ]).toEqual([])
  })
  test('gives the same bytes when the change is forced on it', () => {
    const usual = run(calm, SEED).record
    expect(run(cutTo(calm, 0.3), SEED).record).toEqual(usual)
    const slow = withParams(calm, 'licensingAuthority', { learning: 0 })
    expect(run(slow, SEED).record).toEqual(usual)
  })
})

describe('the plain cut', () => {
  const short = { ...controls, weeks: 26 }

  test('grants everything at once when the share is 1: nothing waits longer than a month', () => {
    const r = run(cutTo(short, 1), SEED)
    for (const age of ['weeks4to8', 'weeks8to16', 'over16weeks']) expect(r.peak(`queue.${age}`)).toBe(0)
    expect(r.at('approvedBySector.evMotors', 25)).toBeGreaterThan(0.95)
  })
  test('lets nothing out when the share is 0', () => {
    const r = run(cutTo(short, 0), SEED)
    // What was declared before and opened comes out of the yard after at most eleven weeks.
    expect(r.peak('exports.Dy', 25)).toBe(0)
    expect(r.mean('exports.La', 18)).toBeGreaterThan(0)
  })
  test('takes as much in the first quarter as the queue did', () => {
    const share = equalShare(controls, SEED)
    const tonnes = (scenario: Scenario) => {
      let sum = 0
      for (let replicate = 0; replicate < 4; replicate++) {
        const r = run(scenario, SEED, replicate)
        for (const name of [
          ...['Sm', 'Eu', 'Gd', 'Tb', 'Dy', 'Y'].map((e) => `exports.${e}`),
          'magnetExportsByGrade.heavyMagnet',
          'magnetExportsByGrade.smcoMagnet',
        ])
          sum += r.mean(name, 13, 26)
      }
      return sum
    }
    const queue = tonnes(short)
    expect(Math.abs(tonnes(cutTo(short, share)) / queue - 1)).toBeLessThan(0.03)
    expect(take('licence-queue', controls)).toEqual(cutTo(controls, share))
  })
  test('keeps the control itself: what is listed, when, and the alarm it raises', () => {
    const cut = cutTo(controls, 0.5)
    for (const [id, event] of Object.entries(controls.levers)) {
      expect(cut.levers[id]?.date).toBe(event.date)
      expect(cut.levers[id]?.set['controlledElements']).toEqual(event.set['controlledElements'])
      expect(cut.levers[id]?.set['oreTariff']).toEqual(event.set['oreTariff'])
    }
  })
  test('does not depend on how many officers there were', () => {
    const few = relever(controls, { reviewCapacity: 1 })
    expect(cutTo(few, 0.5).levers).toEqual(cutTo(controls, 0.5).levers)
  })
})

describe('mines of one element', () => {
  const split = take('co-production', shipped('baseline'))
  const whole = shipped('baseline')

  /** t a year of an element, and USD a year to dig it, by group. */
  function digs(scenario: Scenario, name: string, element: string): { readonly tonnes: number; readonly cost: number } {
    let tonnes = 0
    let cost = 0
    for (const group of scenario.agents['mine']!.groups.filter((g) => g.name === name)) {
      const { composition } = scenario.deposits[group.fields['deposit'] as string]!
      const capacity = paramOf(scenario, 'mine', group, 'capacity')
      tonnes += capacity * (composition[element as 'La'] ?? 0)
      cost += capacity * paramOf(scenario, 'mine', group, 'cashCost')
    }
    return { tonnes, cost }
  }
  test('dig what the mixed mines dug, element by element, at the same cost in all', () => {
    for (const { name } of whole.agents['mine']!.groups) {
      for (const e of ELEMENTS)
        expect(digs(split, name, e).tonnes, `${name} ${e}`).toBeCloseTo(digs(whole, name, e).tonnes, 6)
      expect(digs(split, name, 'Nd').cost / digs(whole, name, 'Nd').cost).toBeCloseTo(1, 10)
    }
  })
  test('earn the margin of the whole mine, whatever they dig', () => {
    const group = whole.agents['mine']!.groups[0]!
    const { composition } = whole.deposits[group.fields['deposit'] as string]!
    const price = (e: string) => whole.prices[e as 'La']!.domesticUsdPerKg * 1000
    const basket = Object.entries(composition).reduce((sum, [e, share]) => sum + share * price(e), 0)
    const margin = paramOf(whole, 'mine', group, 'cashCost') / basket
    for (const one of split.agents['mine']!.groups.filter((g) => g.name === group.name)) {
      const [element] = Object.keys(split.deposits[one.fields['deposit'] as string]!.composition)
      expect(paramOf(split, 'mine', one, 'cashCost') / price(element!)).toBeCloseTo(margin, 12)
    }
  })
  test('are still hit by a shock that names their group', () => {
    const shock = {
      date: whole.start,
      weeks: 40,
      title: 'Halt',
      source: 'test',
      target: { mine: 'bayan-obo' },
      factor: 0.1,
    }
    const halted = { ...split, weeks: 12, shocks: { halt: shock } }
    const share = (scenario: Scenario) => run(scenario, SEED).at('miningShare.China', 11)
    expect(share(halted)).toBeLessThan(share({ ...split, weeks: 12 }) - 0.1)
  })
  test('keep tonnes and costs for any price and any ore', () => {
    const price = fc.double({ min: 0.1, max: 5000, noNaN: true })
    const share = fc.double({ min: 1e-4, max: 0.3, noNaN: true })
    fc.assert(
      fc.property(price, price, share, share, (la, dy, shareLa, shareDy) => {
        const prices = {
          ...whole.prices,
          La: { ...whole.prices.La!, domesticUsdPerKg: la },
          Dy: { ...whole.prices.Dy!, domesticUsdPerKg: dy },
        }
        const ore = { composition: { La: shareLa, Dy: shareDy }, source: 'test', grade: 'D' as const }
        const group = { name: 'm', count: 1, params: { capacity: 1000, cashCost: 3000 }, fields: { deposit: 'ore' } }
        const given = { ...whole, prices, deposits: { ore }, agents: { mine: { params: {}, groups: [group] } } }
        const after = take('co-production', given)
        expect(digs(after, 'm', 'La').tonnes).toBeCloseTo(1000 * shareLa, 8)
        expect(digs(after, 'm', 'Dy').tonnes).toBeCloseTo(1000 * shareDy, 8)
        expect(digs(after, 'm', 'La').cost / 3_000_000).toBeCloseTo(1, 10)
      }),
      { numRuns: 200 },
    )
  })
})

describe('what is gone when it is taken out', () => {
  test('leakage: not a tonne leaves outside the licence channel', () => {
    const spread = { ...withParams(quota, 'illicitChannel', { threshold: 0 }), weeks: 30 }
    expect(run(spread, SEED).mean('leakage')).toBeGreaterThan(0)
    expect(run(take('leakage', spread), SEED).peak('leakage')).toBe(0)
  })
  test('inspections: the yard is no fuller than in a quiet market', () => {
    const full = run(controls, SEED).peak('customsBacklog', 13)
    const usual = run(take('inspections', controls), SEED).peak('customsBacklog', 13)
    expect(usual).toBeLessThan(0.5 * full)
  })
  test('safety stock: fewer orders while the news is alarming', () => {
    const orders = (scenario: Scenario) => run(scenario, SEED).mean('orders', 13, 26)
    expect(orders(take('safety-stock', controls))).toBeLessThan(orders(controls))
  })
  test('entry: projects are financed and none produces', () => {
    const cheap = withParams(oneEach(shipped('export-quota-2010', 260)), 'mineProject', {
      incentivePrice: 10,
      permitWeeks: 0,
      eagerness: 0.5,
      buildWeeks: 20,
    })
    expect(run(cheap, SEED).at('projects', 259)).toBeGreaterThan(0)
    const r = run(take('entry', cheap), SEED)
    expect(r.at('projectsStarted', 259)).toBeGreaterThan(0)
    expect(r.peak('projects')).toBe(0)
  })
})

describe('a scenario with a posterior', () => {
  const posterior = {
    source: 'test',
    paths: ['manufacturer.fear', 'illicitChannel.capacityShare'],
    draws: [
      [0.3, 0.11],
      [0.4, 0.12],
    ],
  }
  const calibrated: Scenario = { ...calm, posterior }

  test('loses the draws of what is taken out and keeps the others, row by row', () => {
    expect(take('leakage', calibrated).posterior).toEqual({
      source: 'test',
      paths: ['manufacturer.fear'],
      draws: [[0.3], [0.4]],
    })
    expect(
      column(openWorld(take('leakage', calibrated)), 'illicitChannel', 'capacityShare').every((x) => x === 0),
    ).toBe(true)
  })
  test('has none when nothing of it is left', () => {
    expect(take('safety-stock', take('leakage', calibrated))).not.toHaveProperty('posterior')
  })
})
