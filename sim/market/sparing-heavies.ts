/** How magnet makers keep Dy and Tb in store, and learn to do with less of them while they are short: diffusion along grain boundaries, fine grain. */
import { clamp } from '../numbers/math.ts'
import { TRACE } from '../numbers/units.ts'
import { CHINA } from '../world/products.ts'
import type { World } from '../world/world.ts'

interface Makers {
  readonly region: Float64Array
  readonly coverWeeks: Float64Array
  readonly heavyReserve: Float64Array
  readonly line: Float64Array
  readonly lean: Float64Array
  readonly leanest: Float64Array
  readonly leanWeeks: Float64Array
}

/** A maker saves on Dy and Tb while its stock of them is below this part of its usual cover, and no more above the other; assumed, 0.4-0.8. */
const SAVES_BELOW = 0.5
const RELAXES_ABOVE = 0.9
/** What was learnt is given up at this part of the speed: diffusion costs little once the furnaces stand; assumed, 0-0.5. */
const GIVEN_UP = 0.2

/** Weeks of oxide e that maker i wants in store: of Dy and Tb more outside China, where a paper may be missing. */
export function coverOf(
  self: Pick<Makers, 'region' | 'coverWeeks' | 'heavyReserve'>,
  { goods }: World,
  i: number,
  e: number,
): number {
  const keepsMore = goods.isSparable[e] === 1 && self.region[i] !== CHINA
  return self.coverWeeks[i] + (keepsMore ? self.heavyReserve[i] : 0)
}

/** Who is short of Dy and Tb learns to make the same magnet with less of them, and slowly takes more when they are there again. */
export function learnToSpare(self: Makers, world: World, i: number): void {
  const { goods, lines } = world
  let stock = 0
  let wanted = 0
  for (let e = 0; e < goods.elements; e++) {
    const line = self.line[i * goods.elements + e]
    if (line < 0 || goods.isSparable[e] === 0) continue
    stock += lines.stock[line]
    wanted += lines.use[line] * coverOf(self, world, i, e)
  }
  const cover = stock / (wanted + TRACE)
  const step = (1 - self.leanest[i]) / self.leanWeeks[i]
  const move = cover < SAVES_BELOW ? -step : cover > RELAXES_ABOVE ? GIVEN_UP * step : 0
  self.lean[i] = clamp(self.lean[i] + move, self.leanest[i], 1)
}
