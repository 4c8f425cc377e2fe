import { USD_PER_MILLION } from '../../numbers/units.ts'
import type { Outcome } from '../outcome.ts'

export const stockpileValue: Outcome = {
  name: 'stockpileValue',
  of: [],
  unit: 'million USD',
  label: 'Worth of public stockpiles',
  doc: 'Public stockpiles outside China at the prices the market opened with.',
  read:
    ({ flows }) =>
    () =>
      flows.stockpileValue / USD_PER_MILLION,
}
