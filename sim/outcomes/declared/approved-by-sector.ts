import type { Outcome } from '../outcome.ts'
import { ratio } from '../ratio.ts'

export const approvedBySector: Outcome = {
  name: 'approvedBySector',
  of: ['sector'],
  unit: 'share',
  label: 'Applications granted',
  doc: 'Granted over filed since the control began, by end use.',
  missing: 'before the first application',
  read:
    ({ filings }) =>
    (sector) =>
      ratio(filings.grantedBySector[sector], filings.filedBySector[sector]),
}
