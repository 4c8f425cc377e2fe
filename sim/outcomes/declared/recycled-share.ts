import type { Outcome } from '../outcome.ts'
import { ratio } from '../ratio.ts'
import { allRegions } from '../world-sums.ts'

export const recycledShare: Outcome = {
  name: 'recycledShare',
  of: [],
  unit: 'share',
  label: 'Recycled share',
  doc: 'End-of-life Nd, Pr, Dy and Tb over their use in magnets.',
  missing: 'in weeks without use',
  read:
    ({ flows }) =>
    () =>
      ratio(allRegions(flows.recycled), flows.magnetUse),
}
