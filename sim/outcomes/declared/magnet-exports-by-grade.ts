import type { Outcome } from '../outcome.ts'
import { exportsOf } from '../world-sums.ts'

export const magnetExportsByGrade: Outcome = {
  name: 'magnetExportsByGrade',
  of: ['magnet'],
  unit: 't/week',
  label: 'Magnet exports',
  doc: 'Magnets cleared by Chinese customs, by grade.',
  read: (world) => (m) => exportsOf(world, world.goods.elements + m),
}
