/** How a firm bends before its line stops: it does without what it can, and buys motors and assemblies made in China in place of magnets. */
import { clamp } from '../numbers/math.ts'
import { CHINA } from '../world/products.ts'
import type { World } from '../world/world.ts'

interface Bending {
  readonly region: Float64Array
  readonly sector: Float64Array
  readonly stretch: Float64Array
  readonly assemblies: Float64Array
  readonly switchWeeks: Float64Array
  readonly baseUse: Float64Array
  readonly bending: Float64Array
  readonly bought: Float64Array
}

/** Magnets that a Chinese firm builds into assemblies for buyers abroad this week, t: its part of its sector. */
export function assembled(self: Bending, world: World, i: number, good: number): number {
  const { goods, news } = world
  const cell = self.sector[i] * goods.count + good
  const whole = news.assembly[cell]
  return whole > 0 ? (news.assemblies[cell] * self.baseUse[i * goods.count + good]) / whole : 0
}

/** A firm bends when its stock falls below this share of its usual cover, and stops to above the other; assumed, 0.4-0.8. */
const BENDS = 0.6
const RELAXES = 0.75

/** Need that is left of a line's normal use: what cannot be done without, and is not bought in assemblies. */
export function spared(self: Bending, i: number, at: number): number {
  return (1 - self.stretch[i] * self.bending[at]) * (1 - self.bought[at])
}

/** A line that runs low does without what it can, and switches to assemblies made in China. */
export function bend(self: Bending, world: World, i: number, line: number, at: number): void {
  const { lines, goods, news } = world
  if (lines.use[line] <= 0) return
  const cover = lines.stock[line] / (lines.use[line] * lines.cover[line])
  if (cover < BENDS) self.bending[at] = 1
  else if (cover > RELAXES) self.bending[at] = 0
  if (self.region[i] === CHINA || lines.good[line] < goods.elements) return
  const step = self.assemblies[i] / self.switchWeeks[i]
  self.bought[at] = clamp(self.bought[at] + (self.bending[at] > 0 ? step : -step), 0, self.assemblies[i])
  news.assemblies[self.sector[i] * goods.count + lines.good[line]] += lines.use[line] * self.bought[at]
}
