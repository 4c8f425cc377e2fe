/** A buyer that has qualified a maker outside China is served first from what that maker delivers. */
import { describe, expect, test } from 'vitest'
import { createContracts, shareTaken, tonnesTaken } from '../../sim/market/contracts.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import type { Group, Scenario } from '../../sim/scenario/scenario.ts'
import { readShipped, run, shipped } from '../run-shipped.ts'

const OPENS = 30
const BUYER = 'defence-europe'

/** A maker that opens when the shortage is worst; some buyers name it. */
function withPlant(...buyers: readonly string[]): Scenario {
  const scenario = shipped('export-controls-2025', 80)
  const plant: Group = {
    name: 'new-plant',
    count: 1,
    params: { coverWeeks: 20 },
    fields: {
      region: 'Europe',
      sector: 'evMotors',
      opens: '2025-08-04',
      output: { standardMagnet: 400, heavyMagnet: 400 },
    },
  }
  const { magnetMaker, manufacturer, ...agents } = scenario.agents as Record<
    'magnetMaker' | 'manufacturer',
    Scenario['agents'][string]
  >
  const named = manufacturer.groups.map((group) =>
    buyers.includes(group.name) ? { ...group, fields: { ...group.fields, secondSource: plant.name } } : group,
  )
  return {
    ...scenario,
    follow: [...manufacturer.groups.map(({ name }) => `manufacturer.${name}`), 'magnetMaker.new-plant'],
    agents: {
      ...agents,
      magnetMaker: { ...magnetMaker, groups: [...magnetMaker.groups, plant] },
      manufacturer: { ...manufacturer, groups: named },
    },
  }
}

describe('a second source that opens', () => {
  const unnamed = run(withPlant(), 1, 0, true)
  const named = run(withPlant(BUYER), 1, 0, true)
  const stock = (of: typeof named, buyer: string): number => of.mean(`stockWeeks.manufacturer.${buyer}`, OPENS + 6)

  test('changes nothing before it opens', () => {
    for (const series of ['quotePrice.Dy', `stockWeeks.manufacturer.${BUYER}`, 'totalShortfall'])
      expect(named.series(series).subarray(0, OPENS)).toEqual(unnamed.series(series).subarray(0, OPENS))
  })

  test('fills the store of the buyer that names it, and matter is conserved', () => {
    expect(named.mean('output.magnetMaker.new-plant', OPENS + 6)).toBeGreaterThan(0)
    expect(stock(named, BUYER)).toBeGreaterThan(1.01 * stock(unnamed, BUYER))
    expect(stock(named, 'ev-japan')).toBeLessThan(1.01 * stock(unnamed, 'ev-japan'))
  })
})

test('a maker sells its own customers’ part, and of the rest what the others take', () => {
  const contracts = createContracts(1, 2)
  contracts.due.set([10])
  contracts.chosen.set([3])
  contracts.taken.set([0.5])
  contracts.dueFrom.set([0, 4, 6])
  contracts.chosenFrom.set([0, 3, 0])
  // Of 4 t, 3 go to who chose it and half of the last; of the other maker’s 6 t half: 6.5 of 10.
  expect(shareTaken(contracts, 1, 0)).toBe(3.5 / 4)
  expect(shareTaken(contracts, 2, 0)).toBe(0.5)
  expect(tonnesTaken(contracts, 0)).toBe(6.5)
})

test.each([
  ['ev-europe', 'vacuumschmelze', 'which is no group of magnetMaker', 'vacuumschmelze-neo'],
  ['ev-europe', 'jl-mag', 'which is in China', ''],
  ['ev-china', 'vacuumschmelze-neo', 'for a buyer in China', ''],
  ['catalysts-europe', 'vacuumschmelze-neo', 'of which the buyer uses nothing', ''],
])('%s that names %s is refused', (buyer, maker, says, near) => {
  const settings = [`manufacturer.groups.${buyer}.secondSource=${maker}`]
  const parsed = parseScenario(readShipped, 'export-controls-2025.yaml', { settings })
  const problem = parsed.ok ? 'accepted' : formatProblems(parsed.problems, parsed.more)
  expect(problem).toContain(says)
  expect(problem).toContain(near)
})
