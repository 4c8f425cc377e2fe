import type { Flows } from './world.ts'

/** Empties the week's flows; counts since the start and stocks of swarf stay. */
export function clearFlows(flows: Flows): void {
  flows.mined.fill(0)
  flows.separated.fill(0)
  flows.recycled.fill(0)
  flows.magnetUse = 0
  flows.exports.fill(0)
  flows.leakage = 0
  flows.desired.fill(0)
  flows.missed.fill(0)
  flows.lostUse.fill(0)
  flows.firms.fill(0)
  flows.stopped.fill(0)
  flows.cover.fill(0)
  flows.coverLines.fill(0)
  flows.paidTonnes.fill(0)
  flows.paidValue.fill(0)
  flows.arrivedTonnes = 0
  flows.arrivedTonneWeeks = 0
  flows.stockpile.fill(0)
  flows.stockpileValue = 0
  flows.payments.fill(0)
}
