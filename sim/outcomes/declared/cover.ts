import type { Outcome } from '../outcome.ts'
import { ratio } from '../ratio.ts'

export const cover: Outcome = {
  name: 'cover',
  of: ['sector'],
  unit: 'weeks',
  label: 'Stock cover',
  doc: 'Stock over weekly use of the scarcest controlled input, firms outside China.',
  missing: 'while none of the inputs is under control',
  read:
    ({ flows }) =>
    (sector) =>
      ratio(flows.cover[sector], flows.coverLines[sector]),
}
