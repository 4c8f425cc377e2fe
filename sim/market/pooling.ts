/** Firms of a group share what they have of an input when one of them runs low. */
import type { World } from '../world/world.ts'

interface Sisters {
  readonly count: number
  readonly names: readonly string[]
  readonly pooling: Float64Array
  readonly firstLine: Float64Array
  readonly lastLine: Float64Array
}

/** Stock below which sister plants help out, weeks of use; assumed, 1-4. */
const HELPED_WEEKS = 2

/** Plants of a group share what they have when one runs low. */
export function pool(self: Sisters, world: World): void {
  for (let from = 0; from < self.count; ) {
    let to = from + 1
    while (to < self.count && self.names[to] === self.names[from]) to++
    const goods = self.lastLine[from] - self.firstLine[from]
    if (to - from > 1) for (let j = 0; j < goods; j++) share(self, world, from, to, j)
    from = to
  }
}

/** Moves stock of the j-th good of plants `from` to `to` (exclusive) from those above the mean cover to those that run low. */
function share(self: Sisters, world: World, from: number, to: number, j: number): void {
  const { stock, use } = world.lines
  let held = 0
  let need = 0
  for (let i = from; i < to; i++) {
    held += stock[self.firstLine[i] + j]
    need += use[self.firstLine[i] + j]
  }
  const mean = need > 0 ? held / need : 0
  let asked = 0
  let spare = 0
  for (let i = from; i < to; i++) {
    const l = self.firstLine[i] + j
    const gap = mean * use[l] - stock[l]
    if (gap < 0) spare -= gap
    else if (stock[l] < HELPED_WEEKS * use[l]) asked += self.pooling[i] * gap
  }
  if (asked <= 0 || spare <= 0) return
  const given = Math.min(1, spare / asked)
  for (let i = from; i < to; i++) {
    const l = self.firstLine[i] + j
    const gap = mean * use[l] - stock[l]
    if (gap < 0) stock[l] += (gap * asked * given) / spare
    else if (stock[l] < HELPED_WEEKS * use[l]) stock[l] += self.pooling[i] * gap * given
  }
}
