/** How an agent adds to the tally of a group that the scenario follows. */
import type { Tally, World } from '../world/world.ts'

/** Who makes less than this share of what it wants stands still. */
export const STANDS_STILL = 0.5

/** What an agent wanted to make this week and what it made, in any unit. */
export function tallyWanted(tally: Tally, wanted: number, made: number): void {
  tally.wanted += wanted
  tally.missed += wanted - made
  if (made < STANDS_STILL * wanted) tally.stopped++
}

/** A store, and what leaves it in a usual week; a store of what nobody uses covers no time. */
export function tallyStock(tally: Tally, stock: number, weekly: number): void {
  if (weekly <= 0) return
  tally.stockWeeks += Math.max(0, stock) / weekly
  tally.stocked++
}

/** A store of several oxides, `[at + element]`, whose usual output is `output`, t a week. */
export function tallyOxides(tally: Tally, stock: Float64Array, output: Float64Array, at: number, n: number): void {
  let held = 0
  let usual = 0
  for (let e = 0; e < n; e++) {
    held += stock[at + e]
    usual += output[at + e]
  }
  tallyStock(tally, held, usual)
}

/** What lines `from` to `to` (exclusive) of a buyer hold of the scarcest input, and what they paid this week. */
export function tallyLines({ lines }: World, tally: Tally, from: number, to: number): void {
  let scarcest = -1
  for (let i = from; i < to; i++) {
    tally.paid += lines.paid[i]
    tally.paidAtStart += lines.paidAtStart[i]
    if (lines.use[i] <= 0) continue
    if (scarcest < 0 || lines.stock[i] * lines.use[scarcest] < lines.stock[scarcest] * lines.use[i]) scarcest = i
  }
  if (scarcest >= 0) tallyStock(tally, lines.stock[scarcest], lines.use[scarcest])
}
