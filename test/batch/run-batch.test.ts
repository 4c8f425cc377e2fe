import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHUNK_SIZE, chunksOf } from '../../sim/studies/batch/chunks.ts'
import { runBatch } from '../../sim/studies/batch/run-batch.ts'
import { simulateChunk } from '../../sim/studies/batch/simulate-chunk.ts'
import { toyEngine, toyScenario } from './toy.ts'

const later = (): Promise<void> => new Promise((done) => setTimeout(done, Math.random() * 3))

describe('chunksOf', () => {
  test('covers every replicate once, in order, in full chunks but for the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), (replicates) => {
        const chunks = chunksOf(replicates)
        let next = 0
        chunks.forEach((chunk, i) => {
          expect(chunk.index).toBe(i)
          expect(chunk.first).toBe(next)
          if (i < chunks.length - 1) expect(chunk.count).toBe(CHUNK_SIZE)
          next += chunk.count
        })
        expect(next).toBe(replicates)
      }),
      { numRuns: 30 },
    )
  })

  test('a longer batch begins with the full chunks of a shorter one', () => {
    expect(chunksOf(50).slice(0, 2)).toEqual(chunksOf(20))
  })
})

describe('runBatch', () => {
  test.each([1, 2, 7])('keeps every chunk once with %i workers, never more at a time', async (workers) => {
    let atWork = 0
    let most = 0
    const kept: number[] = []
    const finished = await runBatch({
      chunks: chunksOf(123),
      workers,
      async compute(chunk) {
        most = Math.max(most, ++atWork)
        await later()
        atWork--
        return chunk.first
      },
      keep: async (_, first) => void kept.push(first),
    })
    expect(finished).toBe(true)
    expect(most).toBeLessThanOrEqual(workers)
    expect(kept.sort((a, b) => a - b)).toEqual(chunksOf(123).map((chunk) => chunk.first))
  })

  test('keeps the chunks at work when stopped, and takes no more', async () => {
    const kept: number[] = []
    const finished = await runBatch({
      chunks: chunksOf(100),
      workers: 2,
      compute: async (chunk) => chunk.index,
      keep: async (_, index) => void kept.push(index),
      stopped: () => kept.length >= 3,
    })
    expect(finished).toBe(false)
    expect(kept.length).toBeGreaterThanOrEqual(3)
    expect(kept.length).toBeLessThanOrEqual(4)
  })

  test('ends with the first failure, after the other lanes ended', async () => {
    let atWork = 0
    const run = runBatch({
      chunks: chunksOf(100),
      workers: 3,
      async compute(chunk) {
        atWork++
        await later()
        atWork--
        if (chunk.index === 4) throw new Error('chunk 4')
        return chunk.index
      },
      keep: async () => undefined,
    })
    await expect(run).rejects.toThrow('chunk 4')
    expect(atWork).toBe(0)
  })
})

describe('simulateChunk', () => {
  test('lays replicates side by side in each series', () => {
    const scenario = toyScenario({ weeks: 3 })
    const { series, scalars, updates } = simulateChunk(toyEngine, scenario, 1, { index: 1, first: 10, count: 2 })
    expect([...series[0]!]).toEqual([10, 11, 12, 11, 12, 13])
    expect([...scalars[0]!]).toEqual([10, 11])
    expect(updates).toBe(18)
  })

  test('refuses an engine whose record does not fit its series', () => {
    const short = {
      ...toyEngine,
      simulate: () => ({
        ...toyEngine.simulate(toyScenario(), { seed: 1, replicate: 0 }),
        record: new Float64Array(3),
      }),
    }
    expect(() => simulateChunk(short, toyScenario(), 1, { index: 0, first: 0, count: 1 })).toThrow(
      '3 weekly values, expected 8',
    )
  })
})
