import type { Outcome } from '../outcome.ts'
import { ratio } from '../ratio.ts'
import { allRegions } from '../world-sums.ts'

export const refiningShare: Outcome = {
  name: 'refiningShare',
  of: ['region'],
  unit: 'share',
  label: 'Share of refining',
  doc: 'Share of world separated output, t REO.',
  missing: 'in weeks without output',
  read:
    ({ flows }) =>
    (region) =>
      ratio(flows.separated[region], allRegions(flows.separated)),
}
