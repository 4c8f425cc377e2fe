import type { Outcome } from '../outcome.ts'
import { percent } from '../ratio.ts'

export const shortfall: Outcome = {
  name: 'shortfall',
  of: ['sector', 'region'],
  unit: '% of desired output',
  label: 'Shortfall',
  doc: 'Output lost for want of an input over desired output.',
  missing: 'where no output is desired',
  better: 'lower',
  read:
    ({ flows, regions }) =>
    (sector, region) => {
      const cell = sector * regions.count + region
      return percent(flows.missed[cell], flows.desired[cell])
    },
}
