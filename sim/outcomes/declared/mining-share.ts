import type { Outcome } from '../outcome.ts'
import { ratio } from '../ratio.ts'
import { allRegions } from '../world-sums.ts'

export const miningShare: Outcome = {
  name: 'miningShare',
  of: ['region'],
  unit: 'share',
  label: 'Share of mining',
  doc: 'Share of world mine output, t TREO.',
  missing: 'in weeks without output',
  read:
    ({ flows }) =>
    (region) =>
      ratio(flows.mined[region], allRegions(flows.mined)),
}
