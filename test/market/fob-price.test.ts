import { expect, test } from 'vitest'
import { fobPrice } from '../../sim/market/fob-price.ts'
import type { World } from '../../sim/world/world.ts'

/** A light oxide, a heavy one and a magnet. */
const goods = {
  elements: 2,
  isHeavy: Uint8Array.of(0, 1, 0),
  wedge: Float64Array.of(1.2, 1.5, 1.3),
  openingDuty: Float64Array.of(0.15, 0.25),
}
const world = (light: number, heavy: number) =>
  ({
    auctions: { price: Float64Array.of(100, 1, 200, 1, 300, 1) },
    goods,
    policy: { values: { exportTariffLight: [light], exportTariffHeavy: [heavy] } },
  }) as unknown as World

test('the wedge of the opening holds while duties are those of the opening', () => {
  expect([0, 1, 2].map((good) => fobPrice(world(0.15, 0.25), good))).toEqual([120, 300, 390])
})

test('a duty takes the place of the one that the opening wedge holds, by class; magnets pay none', () => {
  expect(fobPrice(world(0.38, 0.25), 0)).toBeCloseTo(144, 9)
  expect(fobPrice(world(0.38, 0.25), 1)).toBeCloseTo(300, 9)
  expect(fobPrice(world(0.15, 0.5), 1)).toBeCloseTo(360, 9)
  expect(fobPrice(world(0.38, 0.5), 2)).toBe(390)
})
