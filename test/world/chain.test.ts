/** Between two stations of the chain lies a store: what went in less what came out is its change, in every week. */
import { describe, expect, test } from 'vitest'
import type { Chain } from '../../sim/world/chain.ts'
import { PORT, YARD } from '../../sim/pipeline/pipeline.ts'
import { CHINA, HOME, OUTSIDE } from '../../sim/world/products.ts'
import type { World } from '../../sim/world/world.ts'
import { createRecorder, recordWeek } from '../../sim/outcomes/record.ts'
import { seriesIn } from '../../sim/outcomes/reduce-record.ts'
import { column, passWeeks, run, shipped, warmWorld } from '../run-shipped.ts'

const total = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0)
const layerOf = (region: number): number => (region === CHINA ? HOME : OUTSIDE)
const elsewhere = (byRegion: Float64Array): number => total(byRegion) - byRegion[CHINA]!
const counts = (world: World, kind: string): boolean =>
  world.populations.some((one) => one.kind.kind === kind && one.count > 0)

/** t of counted elements in a kind's stores by element or good, of the agents that `isOf` names. */
function stored(world: World, kind: string, name: string, isOf: (agent: number) => boolean = () => true): number {
  if (!counts(world, kind)) return 0
  const { goods } = world
  const values = column(world, kind, name)
  const agents = world.populations.find((one) => one.kind.kind === kind)!.count
  const width = values.length / agents
  let t = 0
  for (let k = 0; k < values.length; k++) if (isOf(Math.floor(k / width))) t += values[k]! * goods.counted[k % width]!
  return t
}

const inLayer = (world: World, kind: string, layer: number) => (agent: number) =>
  layerOf(column(world, kind, 'region')[agent]!) === layer

/** t of counted elements in buying lines of a layer, magnets or oxides; what waits at a Chinese port is still at home. */
function bought(world: World, layer: number, isMagnet: boolean): number {
  const { lines, goods, pipeline } = world
  const isOf = (line: number): boolean => lines.good[line]! >= goods.elements === isMagnet
  let t = 0
  for (let i = 0; i < lines.count; i++)
    if (isOf(i) && lines.layer[i] === layer) t += (lines.stock[i]! + lines.shipped[i]!) * goods.counted[lines.good[i]!]!
  const atPort = layer === HOME ? 1 : -1
  for (const stage of [PORT, YARD])
    for (let row = pipeline.first[stage]!; row >= 0; row = pipeline.next[row]!)
      if (isOf(pipeline.line[row]!))
        t += atPort * pipeline.tonnes[row]! * goods.counted[lines.good[pipeline.line[row]!]!]!
  return t
}

function oxides(world: World, layer: number): number {
  const { goods, flows } = world
  const own = layer === HOME ? ['exporter'] : ['separator', 'mineProject', 'illicitChannel']
  let t = total(own.map((kind) => stored(world, kind, 'stock')))
  if (layer === OUTSIDE) t += stored(world, 'illicitChannel', 'moving')
  t += stored(world, 'recycler', 'stock', inLayer(world, 'recycler', layer))
  t += stored(world, 'trader', 'stock', (agent) => column(world, 'trader', 'abroad')[agent] === layer)
  for (let e = 0; e < goods.elements; e++) t += flows.swarf[layer * goods.elements + e]! * goods.isCounted[e]!
  return t + bought(world, layer, false)
}

const magnets = (world: World, layer: number): number =>
  stored(world, 'magnetMaker', 'stock', inLayer(world, 'magnetMaker', layer)) + bought(world, layer, true)

/** t of counted elements that customs cleared this week, oxides or magnets. */
function cleared({ flows, goods, regions }: World, isMagnet: boolean): number {
  let t = 0
  for (let g = 0; g < goods.count; g++)
    if (g >= goods.elements === isMagnet)
      t += goods.counted[g]! * total(flows.exports.subarray(g * regions.count, (g + 1) * regions.count))
  return t
}

function heap(world: World, region: number): number {
  const { goods, deposits } = world
  const [stock, deposit, where] = ['stock', 'deposit', 'region'].map((name) => column(world, 'mine', name))
  let t = 0
  for (let i = 0; i < stock!.length; i++)
    for (let e = 0; e < goods.elements; e++)
      if (where![i] === region) t += stock![i]! * deposits[deposit![i]! * goods.elements + e]! * goods.isCounted[e]!
  return t
}

const usedAs = ({ chain, regions }: World, layer: number): { readonly oxide: number; readonly magnets: number } => {
  const all = total(chain.used.filter((_, cell) => layerOf(cell % regions.count) === layer))
  const oxide = total(chain.usedAsOxide.filter((_, cell) => cell % 2 === layer))
  return { oxide, magnets: all - oxide }
}
const oreTo = ({ ore }: Chain, layer: number): number => total(ore.filter((_, cell) => cell % 2 === layer))

interface Store {
  readonly name: string
  readonly held: (world: World) => number
  readonly gain: (world: World) => number
}

const STORES: readonly Store[] = [
  ...[0, 1, 2, 3, 4, 5].map((region) => ({
    name: `ore at mines of region ${region}`,
    held: (world: World) => heap(world, region),
    // Projects make oxide of what they dig in the same week.
    gain: ({ chain }: World) => chain.mined[region]! - chain.ore[region * 2]! - chain.ore[region * 2 + 1]!,
  })),
  {
    name: 'ore at plants in China',
    held: (world) => stored(world, 'exporter', 'feed'),
    gain: ({ chain }) => oreTo(chain, HOME) - chain.separated[CHINA]! - chain.tailings[HOME]!,
  },
  {
    name: 'ore at plants elsewhere',
    held: (world) => stored(world, 'separator', 'feed'),
    gain: ({ chain }) => oreTo(chain, OUTSIDE) - elsewhere(chain.separated) - chain.tailings[OUTSIDE]!,
  },
  {
    name: 'oxides in China',
    held: (world) => oxides(world, HOME),
    gain: (world) => {
      const { chain } = world
      const came = chain.separated[CHINA]! + chain.recovered[HOME]! + chain.intoChina
      const left = cleared(world, false) + chain.leaked + chain.seized + chain.swarfLost[HOME]!
      return came - left - (chain.magnets[CHINA]! - chain.spared[HOME]!) - usedAs(world, HOME).oxide
    },
  },
  {
    name: 'oxides elsewhere',
    held: (world) => oxides(world, OUTSIDE),
    gain: (world) => {
      const { chain } = world
      const came = elsewhere(chain.separated) + chain.recovered[OUTSIDE]! + cleared(world, false) + chain.leaked
      const left = chain.intoChina + chain.swarfLost[OUTSIDE]!
      return came - left - (elsewhere(chain.magnets) - chain.spared[OUTSIDE]!) - usedAs(world, OUTSIDE).oxide
    },
  },
  {
    name: 'magnets in China',
    held: (world) => magnets(world, HOME),
    gain: (world) => world.chain.magnets[CHINA]! - cleared(world, true) - usedAs(world, HOME).magnets,
  },
  {
    name: 'magnets elsewhere',
    held: (world) => magnets(world, OUTSIDE),
    gain: (world) => elsewhere(world.chain.magnets) + cleared(world, true) - usedAs(world, OUTSIDE).magnets,
  },
]

/** Share of what is held that may be rounding. */
const ROUNDING = 1e-9

function expectBalance(world: World, weeks: number): void {
  let before = STORES.map(({ held }) => held(world))
  passWeeks(world, weeks, () => {
    const now = STORES.map(({ held }) => held(world))
    STORES.forEach(({ name, gain }, s) => {
      const gap = now[s]! - before[s]! - gain(world)
      expect(Math.abs(gap), `week ${world.week}, ${name}`).toBeLessThan(ROUNDING * (now[s]! + 1))
    })
    before = now
  })
}

describe('what goes into a store and does not come out is in it', () => {
  test.each([
    ['export-controls-2025', 40],
    ['export-quota-2010', 60],
    ['twelve-elements', 20],
    ['price-floor-offtake', 60],
  ])('%s, %i weeks', (name, weeks) => {
    const world = warmWorld(shipped(name, weeks))
    expectBalance(world, weeks)
  })
})

test('lanthanum and cerium are left out: catalysts use none of what is counted', () => {
  const one = run(shipped('steady-state', 10))
  expect(one.mean('flowUsed.catalysts.China')).toBe(0)
  expect(one.mean('flowUsed.ceramics.China')).toBeGreaterThan(0)
  expect(one.mean('flowUsedAsOxide.ceramics.home')).toBe(one.mean('flowUsed.ceramics.China'))
})

test('the series of a run are the stations of its weeks', () => {
  const scenario = shipped('export-controls-2025', 20)
  const world = warmWorld(scenario)
  const recorder = createRecorder(world)
  const series = seriesIn(scenario, recorder.record)
  const { sectors, regions } = world
  passWeeks(world, 20, ({ week, chain }) => {
    recordWeek(world, recorder)
    const recorded = (name: string): number => series(name)[week]!
    const crossed = [cleared(world, false), cleared(world, true), chain.leaked, chain.seized, chain.intoChina]
    const crossings = ['oxides', 'magnets', 'leaked', 'seized', 'intoChina'].map((name) => `flowAcross.${name}`)
    expect(crossings.map(recorded)).toEqual(crossed.map((t) => expect.closeTo(t, 9)))
    regions.names.forEach((region, r) => {
      expect(recorded(`flowMined.${region}`)).toBe(chain.mined[r])
      expect(recorded(`flowSeparated.${region}`)).toBe(chain.separated[r])
      expect(recorded(`flowMagnets.${region}`)).toBe(chain.magnets[r])
      sectors.forEach((sector, s) =>
        expect(recorded(`flowUsed.${sector}.${region}`)).toBe(chain.used[s * regions.count + r]),
      )
    })
    ;['home', 'outside'].forEach((layer, place) => {
      for (const step of ['tailings', 'recovered', 'swarfLost', 'spared'] as const)
        expect(recorded(`flowSteps.${step}.${layer}`)).toBe(chain[step][place])
      regions.names.forEach((region, r) =>
        expect(recorded(`flowOre.${region}.${layer}`)).toBe(chain.ore[r * 2 + place]),
      )
      sectors.forEach((sector, s) =>
        expect(recorded(`flowUsedAsOxide.${sector}.${layer}`)).toBe(chain.usedAsOxide[s * 2 + place]),
      )
    })
  })
})
