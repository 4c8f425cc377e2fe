import { expect, test } from 'vitest'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { firstRestriction } from '../../sim/outcomes/restriction.ts'
import { simulate } from '../../sim/run.ts'
import { seriesOf } from '../../sim/outcomes/series.ts'
import { encodeParquet } from '../../sim/cli/store/parquet.ts'
import { meanOver, movingMean, peak, total } from '../../sim/outcomes/reduce-series.ts'
import { shipped } from '../run-shipped.ts'

const scenario = shipped('export-controls-2025', 30)
const { record } = simulate(scenario, { seed: 1, replicate: 0 })
const specs = seriesOf(scenario)
const weekly = (name: string): number[] => {
  const k = specs.findIndex((spec) => spec.name === name)
  return [...record.subarray(k * scenario.weeks, (k + 1) * scenario.weeks)]
}

test('before the first control there is no cover and no approved share, and both have values later', () => {
  const from = firstRestriction(scenario)
  for (const name of ['cover.evMotors', 'approved.Europe', 'approvedBySector.evMotors']) {
    expect(weekly(name).slice(0, from), name).toEqual(Array(from).fill(NaN))
    expect(weekly(name).at(-1), name).toBeGreaterThanOrEqual(0)
  }
})

test('only series that say so are ever missing', () => {
  specs.forEach(({ name, missing }, k) => {
    const values = record.subarray(k * scenario.weeks, (k + 1) * scenario.weeks)
    if (missing === undefined) expect(values.some(Number.isNaN), name).toBe(false)
  })
})

test('reducers leave missing weeks out', () => {
  const series = Float64Array.of(NaN, 2, NaN, 4)
  const none = new Float64Array(3).fill(NaN)
  expect([peak(series, 0), total(series), meanOver(series, 0, 4)]).toEqual([4, 6, 3])
  expect([...movingMean(series, 2)]).toEqual([NaN, 2, 2, 4])
  expect([peak(none, 0), total(none), meanOver(none, 0, 3)]).toEqual([NaN, NaN, NaN])
})

test('a missing value is null in Parquet', async () => {
  const bytes = encodeParquet([{ name: 'cover', values: Float64Array.of(NaN, 3), optional: true }])
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  expect(await parquetReadObjects({ file, metadata: parquetMetadata(file) })).toEqual([{ cover: null }, { cover: 3 }])
})
