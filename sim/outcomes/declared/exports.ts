import type { Outcome } from '../outcome.ts'
import { exportsOf } from '../world-sums.ts'

export const exports: Outcome = {
  name: 'exports',
  of: ['element'],
  unit: 't/week',
  label: 'Oxide exports',
  doc: 'Oxide cleared by Chinese customs.',
  read: (world) => (e) => exportsOf(world, e),
}
