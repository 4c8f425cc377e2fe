/** What a scenario's groups make and use when its market opens: nothing is scaled to fit, so a gap is named before it moves prices. */
import type { Scenario } from '../../scenario/scenario.ts'
import { createWorld } from '../../world/create-world.ts'
import { oxideSupply, oxideUse } from '../../world/in-balance.ts'
import { LAYERS } from '../../world/products.ts'

/** t / year of a good at the start. */
export interface Balance {
  readonly good: string
  readonly made: number
  readonly used: number
}

/** A gap that is worth a word, share of what is made. */
const WORTH_A_WORD = 0.05

export function openingBalance(scenario: Scenario): readonly Balance[] {
  const { goods, opening } = createWorld(withoutCrowds(scenario), scenario.seed, 0)
  const both = (column: Float64Array, g: number) => LAYERS.reduce((sum, _, layer) => sum + column[g * 2 + layer], 0)
  return goods.names.map((good, g) =>
    g < goods.elements
      ? { good, made: oxideSupply(opening, g), used: oxideUse(opening, g) }
      : { good, made: both(opening.magnetOutput, g), used: both(opening.magnetUse, g) },
  )
}

/** One agent a group: its tonnes are totals, however many share them. */
function withoutCrowds(scenario: Scenario): Scenario {
  const agents = Object.entries(scenario.agents).map(([kind, setup]) => {
    const groups = setup.groups.map((group) => ({ ...group, count: 1 }))
    return [kind, { ...setup, groups }] as const
  })
  return { ...scenario, agents: Object.fromEntries(agents) }
}

/** Goods that are out of balance, in words. */
export function balanceRemarks(balances: readonly Balance[]): readonly string[] {
  return balances.flatMap(({ good, made, used }) => {
    const gap = used - made
    if (Math.abs(gap) <= WORTH_A_WORD * made) return []
    const text = `${good}: ${tonnes(made)} t a year made, ${tonnes(used)} t used when the market opens`
    const share = made > 0 ? ` (${Math.round((100 * Math.abs(gap)) / made)} %)` : ''
    return [
      `${text}: ${tonnes(Math.abs(gap))} t ${gap > 0 ? 'short' : 'left over'}${share}, which prices have to answer`,
    ]
  })
}

export function balanceTable(balances: readonly Balance[]): readonly string[] {
  const rows = balances.map(({ good, made, used }) => [good, tonnes(made), tonnes(used)])
  const line = ([good = '', made = '', used = '']: readonly string[]) =>
    `  ${good.padEnd(14)}  ${made.padStart(9)}  ${used.padStart(9)}`
  return ['Opening balance, t / year', line(['', 'made', 'used']), ...rows.map(line)]
}

/** Whole tonnes, thousands apart; a tenth where there are few. */
function tonnes(t: number): string {
  return t < 100 ? String(Math.round(t * 10) / 10) : String(Math.round(t)).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
