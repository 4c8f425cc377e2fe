import fc from 'fast-check'
import { expect, test } from 'vitest'
import { APPLICATION, createPipeline, enter, leave, LICENSE, STAGES, YARD } from '../../sim/pipeline/pipeline.ts'
import { fileApplications } from '../../sim/pipeline/applications.ts'
import { arriveAtPort } from '../../sim/pipeline/port.ts'
import { act, openWorld, shipped } from '../run-shipped.ts'

type Pipeline = ReturnType<typeof createPipeline>

function rowsOf(pipeline: Pipeline, stage: number): number[] {
  const rows: number[] = []
  for (let row = pipeline.first[stage]!; row >= 0; row = pipeline.next[row]!) rows.push(row)
  return rows
}
const tonnesOf = (pipeline: Pipeline, stage: number) => rowsOf(pipeline, stage).map((row) => pipeline.tonnes[row]!)

test('parcels leave a stage in the order in which they came, whoever is taken out between them', () => {
  const pipeline = createPipeline()
  for (const tonnes of [1, 2, 3, 4]) enter(pipeline, APPLICATION, 0, tonnes, 0, 0, 0)
  const [first, second] = rowsOf(pipeline, APPLICATION)
  leave(pipeline, APPLICATION, second!, first!)
  enter(pipeline, APPLICATION, 0, 5, 0, 0, 0)
  expect(tonnesOf(pipeline, APPLICATION)).toEqual([1, 3, 4, 5])
  leave(pipeline, APPLICATION, first!, -1)
  expect(tonnesOf(pipeline, APPLICATION)).toEqual([3, 4, 5])
  expect(pipeline.count[APPLICATION]).toBe(3)
})

test('any sequence of coming and going keeps every stage as a list would', () => {
  const step = fc.record({
    stage: fc.nat(STAGES.length - 1),
    at: fc.nat(40),
    tonnes: fc.integer({ min: 1, max: 99 }),
    come: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const pipeline = createPipeline()
      const lists: number[][] = STAGES.map(() => [])
      for (const { stage, at, tonnes, come } of steps) {
        if (come || lists[stage]!.length === 0) {
          enter(pipeline, stage, 7, tonnes, 0, 0, 0)
          lists[stage]!.push(tonnes)
        } else {
          const k = at % lists[stage]!.length
          const rows = rowsOf(pipeline, stage)
          leave(pipeline, stage, rows[k]!, k > 0 ? rows[k - 1]! : -1)
          lists[stage]!.splice(k, 1)
        }
      }
      lists.forEach((list, stage) => {
        expect(tonnesOf(pipeline, stage)).toEqual(list)
        expect(pipeline.count[stage]).toBe(list.length)
      })
    }),
    { numRuns: 200 },
  )
})

test('a hundred thousand parcels find room, and a row given back is used again', () => {
  const pipeline = createPipeline()
  for (let k = 0; k < 100_000; k++) enter(pipeline, LICENSE, k, k, 0, 0, 0)
  expect(pipeline.count[LICENSE]).toBe(100_000)
  expect(pipeline.tonnes[pipeline.last[LICENSE]!]).toBe(99_999)
  const rows = pipeline.line.length
  for (let k = 0; k < 1000; k++) leave(pipeline, LICENSE, pipeline.first[LICENSE]!, -1)
  for (let k = 0; k < 1000; k++) enter(pipeline, YARD, k, k, 0, 0, 0)
  expect(pipeline.line.length).toBe(rows)
})

test('however many wait, one more order is filed and one more consignment opened', () => {
  const world = openWorld(shipped('baseline', 20))
  const { pipeline, lines, policy } = world
  const line = lines.supplier.findIndex((supplier, i) => supplier >= 0 && i < lines.count)
  policy.controlled.fill(1)
  policy.values.inspectionRate.fill(1)
  for (let k = 0; k < 100_000; k++) {
    enter(pipeline, APPLICATION, line, 0, 0, 0, 1e9)
    enter(pipeline, YARD, line, 0, 0, 0, 1e9)
  }
  world.tick = line % 2
  lines.supplier.fill(-1, 0, line).fill(-1, line + 1)
  fileApplications(world, lines.supplier[line]!, Float64Array.of(3), Float64Array.of(3), Float64Array.of(0.5))
  arriveAtPort(world, line, 10, 0)
  act(world, 'customs', 'ship')
  expect(pipeline.count[APPLICATION]).toBe(100_001)
  expect(pipeline.count[YARD]).toBe(100_001)
  expect(pipeline.tonnes[pipeline.last[YARD]!]).toBe(10)
  expect(world.flows.exports.every((tonnes) => tonnes === 0)).toBe(true)
})

test('a market opens with nothing under way', () => {
  expect([...openWorld(shipped('baseline', 20)).pipeline.count]).toEqual([0, 0, 0, 0])
})
