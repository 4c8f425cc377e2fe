import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chunksOf } from '../../sim/studies/batch/chunks.ts'
import { createTurner, type TurnedBatch } from '../../sim/cli/store/turned-batch.ts'

const WEEKS = 3
/** One series, one outcome and one draw: as rows, three weeks and two more. */
const ROWS = WEEKS + 2
const valueAt = (row: number, replicate: number): number => row * 1_000 + replicate + 1 / 3

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'turned-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function turn(replicates: number, memory: number): TurnedBatch {
  const turner = createTurner(folder, ROWS, replicates, memory)
  for (const chunk of chunksOf(replicates)) {
    const series = Float64Array.from({ length: chunk.count * WEEKS }, (_, k) =>
      valueAt(k % WEEKS, chunk.first + Math.floor(k / WEEKS)),
    )
    turner.place(chunk, 0, WEEKS, series)
    for (const row of [WEEKS, WEEKS + 1])
      turner.place(
        chunk,
        row,
        1,
        Float64Array.from({ length: chunk.count }, (_, r) => valueAt(row, chunk.first + r)),
      )
    turner.next(chunk)
  }
  return turner.finish()
}

const ONE_CHUNK = ROWS * 8 * 10
describe.each([
  ['in memory', 1e9],
  ['through a file, a chunk at a time', 1],
  ['through a file, three chunks at a time', 3 * ONE_CHUNK + 7],
])('a batch turned %s', (_, memory) => {
  test.each([1, 9, 10, 11, 30, 31, 95])(
    'gives every value of %i replicates back, whole rows and parts',
    (replicates) => {
      const turned = turn(replicates, memory)
      for (let row = 0; row < ROWS; row++) {
        expect([...turned.read(row)]).toEqual(Array.from({ length: replicates }, (_, r) => valueAt(row, r)))
        expect([...turned.read(row, replicates >> 1)]).toEqual([...turned.read(row).subarray(replicates >> 1)])
        expect([...turned.read(row, 0, replicates >> 1)]).toEqual([...turned.read(row).subarray(0, replicates >> 1)])
      }
      turned.close()
    },
  )

  test('gives arrays that may be changed', () => {
    const turned = turn(21, memory)
    turned.read(0).fill(0)
    expect(turned.read(0)[20]).toBe(valueAt(0, 20))
    turned.close()
  })

  test('leaves nothing in the folder, not even while it is at work', () => {
    const turned = turn(95, memory)
    expect(readdirSync(folder)).toEqual([])
    turned.close()
    expect(readdirSync(folder)).toEqual([])
  })
})
