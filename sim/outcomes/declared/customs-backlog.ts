import { YARD } from '../../pipeline/pipeline.ts'
import type { Outcome } from '../outcome.ts'

export const customsBacklog: Outcome = {
  name: 'customsBacklog',
  of: [],
  unit: 'consignments',
  label: 'Held at customs',
  doc: 'Consignments opened by Chinese customs and not yet released.',
  read:
    ({ pipeline }) =>
    () =>
      pipeline.count[YARD],
}
