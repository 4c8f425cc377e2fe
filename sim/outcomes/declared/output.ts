import type { Outcome } from '../outcome.ts'

export const output: Outcome = {
  name: 'output',
  of: ['group'],
  unit: 't/week',
  label: 'Output',
  doc: 'Ore (t TREO) that mines and projects dig; oxide that separators, exporters and recyclers make; magnets of makers; magnets and oxides that manufacturers build in.',
  answer: ({ output }) => output,
}
