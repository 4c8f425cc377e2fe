import { expect, test } from 'vitest'
import { magnetFlows } from '../../reports/charts/magnet-flows.ts'
import { findAll } from '../../reports/findings.ts'
import { syntheticResult } from './fixture.ts'

type Ribbon = { link: number; tone: string; y: number; y2: number; x: number }

function ribbonsOf(result: ReturnType<typeof syntheticResult>): readonly Ribbon[] {
  const [figure] = magnetFlows.build(result, findAll(result))
  const spec = figure!.panels[0]!.spec({ width: 860, narrow: false })
  const layers = spec['layer'] as readonly { data: { values: readonly Ribbon[] } }[]
  return layers[0]!.data.values
}

test('ribbons carry the same tonnes into customs and out of it, and are as wide all the way', () => {
  const ribbons = ribbonsOf(syntheticResult())
  const carried = { in: 0, out: 0 }
  for (const link of new Set(ribbons.map((point) => point.link))) {
    const points = ribbons.filter((point) => point.link === link)
    const widths = points.map(({ y, y2 }) => y2 - y)
    for (const width of widths) expect(width).toBeCloseTo(widths[0]!, 1)
    carried[points[0]!.x < 0.4 ? 'in' : 'out'] += widths[0]!
  }
  expect(carried.in).toBeGreaterThan(100)
  expect(carried.out).toBeCloseTo(carried.in, 0)
})

test('under a control the missing part is orange, and usual is what leaves and what is missing', () => {
  const result = syntheticResult()
  expect(new Set(ribbonsOf(result).map(({ tone }) => tone))).toEqual(new Set(['green', 'orange']))
  const [figure] = magnetFlows.build(result, findAll(result))
  expect(figure!.title).toMatch(/^\d+% of usual magnet exports are missing/)
  const { rows } = figure!.csv as { rows: readonly (readonly number[])[] }
  for (const [, usual, leaves, , , missing] of rows) expect(missing).toBeCloseTo(Math.max(0, usual! - leaves!), 9)
})

test('without a restriction nothing is missing', () => {
  const result = syntheticResult({ kind: 'free' })
  expect(new Set(ribbonsOf(result).map(({ tone }) => tone))).toEqual(new Set(['green']))
  expect(magnetFlows.build(result, findAll(result))[0]!.title).toMatch(/takes \d+% of the magnets that leave China/)
})
