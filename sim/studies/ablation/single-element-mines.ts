/**
 * Mines without co-production: one mine an element. Each digs what the deposit gave of that element and no other, at a cash cost
 * in proportion to what the element earned at opening prices, so that all have the margin that the whole mine had (but for
 * terbium, whose cost the engine cuts at the top of the range of `mine.cashCost`).
 */
import type { Deposit, Group, Scenario } from '../../scenario/scenario.ts'
import { PER_KG } from '../../numbers/units.ts'
import type { Element } from '../../world/products.ts'
import { paramOf } from './changes.ts'

export function withSingleElementMines(scenario: Scenario): Scenario {
  const setup = scenario.agents.mine
  if (setup === undefined || setup.groups.length === 0) return scenario
  const deposits: Record<string, Deposit> = { ...scenario.deposits }
  const groups = setup.groups.flatMap((group) => {
    const id = group.fields.deposit as string
    const deposit = scenario.deposits[id]
    return elementsOf(deposit).map((element): Group => {
      deposits[`${id}-${element}`] = { ...deposit, composition: { [element]: 1 } }
      return mineOf(scenario, group, deposit, id, element)
    })
  })
  return { ...scenario, deposits, agents: { ...scenario.agents, mine: { ...setup, groups } } }
}

/** The group keeps its name: shocks that name it still hit it, and its mines keep their sizes. */
function mineOf(scenario: Scenario, group: Group, deposit: Deposit, id: string, element: Element): Group {
  const capacity = paramOf(scenario, 'mine', group, 'capacity') * (deposit.composition[element] ?? 0)
  const worth = priceOf(scenario, element) / basketOf(scenario, deposit)
  return {
    ...group,
    fields: { ...group.fields, deposit: `${id}-${element}` },
    params: { ...group.params, capacity, cashCost: paramOf(scenario, 'mine', group, 'cashCost') * worth },
  }
}

const elementsOf = ({ composition }: Deposit) =>
  (Object.keys(composition) as Element[]).filter((element) => (composition[element] ?? 0) > 0)

/** Opening price at home, USD/t: where most ore is separated. */
const priceOf = (scenario: Scenario, element: Element) => (scenario.prices[element]?.domesticUsdPerKg ?? 0) * PER_KG

/** Value of the oxides in a tonne of the whole ore, USD/t TREO. */
function basketOf(scenario: Scenario, deposit: Deposit): number {
  let value = 0
  for (const element of elementsOf(deposit)) value += (deposit.composition[element] ?? 0) * priceOf(scenario, element)
  return value
}
