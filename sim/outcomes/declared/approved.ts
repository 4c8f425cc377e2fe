import type { Outcome } from '../outcome.ts'
import { ratio } from '../ratio.ts'

export const approved: Outcome = {
  name: 'approved',
  of: ['region'],
  unit: 'share',
  label: 'Applications granted',
  doc: 'Granted over filed since the control began, by destination.',
  missing: 'before the first application',
  read:
    ({ filings }) =>
    (region) =>
      ratio(filings.grantedByRegion[region], filings.filedByRegion[region]),
}
