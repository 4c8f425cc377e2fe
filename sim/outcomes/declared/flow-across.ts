import { exportsOf } from '../world-sums.ts'
import type { World } from '../../world/world.ts'
import type { Outcome } from '../outcome.ts'

export const flowAcross: Outcome = {
  name: 'flowAcross',
  of: ['crossing'],
  unit: 't REO/week',
  label: 'Across the Chinese border',
  doc: 'Oxide that leaves China as such, in magnets and unseen, that is seized on the way, and that separators elsewhere sell into it, lanthanum and cerium left out.',
  adds: true,
  read: (world) => (crossing) => CROSSED[crossing](world),
}

/** In the order of the dimension. */
const CROSSED: readonly ((world: World) => number)[] = [
  (world) => cleared(world, 0, world.goods.elements),
  (world) => cleared(world, world.goods.elements, world.goods.count),
  ({ chain }) => chain.leaked,
  ({ chain }) => chain.seized,
  ({ chain }) => chain.intoChina,
]

/** t of counted oxide in goods `from` to `to` (exclusive) that customs cleared. */
function cleared(world: World, from: number, to: number): number {
  let t = 0
  for (let good = from; good < to; good++) t += exportsOf(world, good) * world.goods.counted[good]
  return t
}
