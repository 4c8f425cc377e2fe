import type { World } from '../../world/world.ts'
import type { Outcome } from '../outcome.ts'
import { MISSING } from '../ratio.ts'
import { peak } from '../reduce-series.ts'

export const leadTime: Outcome = {
  name: 'leadTime',
  of: [],
  unit: 'weeks',
  label: 'Realised lead time',
  doc: 'Order to arrival of controlled goods that left China this week (last value when none did).',
  missing: 'before the first arrival',
  read: readLeadTime,
  comesTo: [
    {
      name: 'peakLeadTime',
      label: 'Longest realised lead time',
      unit: 'weeks',
      windowed: true,
      reduce: (run) => peak(run.series('leadTime'), run.from),
    },
  ],
}

/** Less than this left China, t: the wait of those before them stands. */
const HARDLY_ANY = 1e-9

function readLeadTime({ flows }: World) {
  let last = MISSING
  return (): number => {
    if (flows.arrivedTonnes > HARDLY_ANY) last = flows.arrivedTonneWeeks / flows.arrivedTonnes
    return last
  }
}
