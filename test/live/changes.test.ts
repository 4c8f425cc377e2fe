import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges, type Changes } from '../../sim/studies/live/changes.ts'
import type { LeverName } from '../../sim/policy/levers.ts'
import { liveLevers } from '../../sim/studies/live/live-levers.ts'
import { patched } from '../../sim/studies/live/patch.ts'
import { presetsOf } from '../../sim/studies/live/presets.ts'
import { whoseLever } from '../../sim/studies/live/whose.ts'
import { withoutControls } from '../../sim/studies/live/without-controls.ts'
import { eventControls } from '../../sim/studies/live/controls.ts'
import { copyYaml } from '../../sim/studies/live/copy-yaml.ts'
import { type Control, formatFragment, parseFragment } from '../../sim/studies/live/fragment.ts'
import { readScenario } from '../../sim/cli/input/read-scenario.ts'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newFolder, ROOT } from '../cli/command-line.ts'
import { SHIPPED, shipped } from '../run-shipped.ts'

const scenario = shipped('export-controls-2025')
const events = eventControls(scenario)

/** Any settings of the page's own controls. */
const arbitraryChanges: fc.Arbitrary<Changes> = fc
  .tuple(
    ...events.map(({ id, earliest, latest, sliders }) =>
      fc.record({
        off: fc.boolean().map((off) => (off ? [[id, null] as const] : [])),
        date: fc
          .constantFrom(earliest, latest, null)
          .map((date) => (date === null ? [] : [[`${id}.date`, date] as const])),
        values: fc
          .subarray([...sliders])
          .chain((some) =>
            fc.tuple(
              ...some.map(({ key, min, max, step }) =>
                fc
                  .integer({ min: 0, max: Math.floor((max - min) / step) })
                  .map((k) => [key, Number((min + k * step).toPrecision(12))] as const),
              ),
            ),
          ),
      }),
    ),
  )
  .map((all) => {
    const gone = new Set(all.flatMap(({ off }) => off.map(([id]) => id)))
    const entries = all.flatMap(({ off, date, values }) => [...off, ...date, ...values])
    return new Map<string, number | string | null>(
      entries.filter(([key, value]) => value === null || !gone.has(key.split('.')[0] as string)),
    )
  })

test('what the page runs is what its scenario file says', () => {
  // A copy extends its original, so both lie in one folder; the shipped one belongs to the tests that run beside this.
  const folder = newFolder()
  cpSync(join(ROOT, 'scenarios'), folder, { recursive: true })
  fc.assert(
    fc.property(arbitraryChanges, (changes) => {
      const path = join(folder, 'copy.yaml')
      writeFileSync(path, copyYaml(scenario, changes, scenario.seed))
      const read = readScenario(path)
      if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'))
      const { name, title, ...rest } = read.scenario
      const { name: _name, title: _title, ...expected } = applyChanges(scenario, changes)
      expect([name, title]).toEqual(['export-controls-2025-changed', 'Export licences of April 2025, changed'])
      expect(rest).toEqual(expected)
    }),
    { numRuns: 40 },
  )
})

test('a fragment brings back the settings it was made of', () => {
  const controls: readonly Control[] = events.flatMap(({ id, earliest, latest, sliders }) => [
    { key: id, kind: 'event' as const },
    { key: `${id}.date`, kind: 'date' as const, min: earliest, max: latest },
    ...sliders.map(({ key, min, max }) => ({ key, kind: 'number' as const, min, max })),
  ])
  fc.assert(
    fc.property(arbitraryChanges, (changes) => {
      const found = parseFragment(formatFragment({ changes, held: null }), controls)
      if (changes.size === 0) expect(found).toBeUndefined()
      else expect(found).toEqual({ changes, held: null, refused: [] })
      expect(parseFragment(formatFragment({ changes, held: changes }), controls)).toEqual({
        changes,
        held: changes,
        refused: [],
      })
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = parseFragment(`#live&${text}`, controls)
      for (const [key] of found!.changes) expect(controls.some((control) => control.key === key)).toBe(true)
    }),
  )
})

test.each(['2025-02-30', '2025-13-01', '2025-04-31', '2025-4-1', '2025-04-01T00:00'])(
  'a link to %s, no day, is refused',
  (date) => {
    const controls = [{ key: 'a.date', kind: 'date', min: '2025-01-01', max: '2025-12-31' } as const]
    expect(parseFragment(`#live&a.date=${date}`, controls)).toMatchObject({
      changes: new Map(),
      refused: [`a.date=${date}`],
    })
  },
)

/** Whole levers and nature, beside settings of single events. */
const wholes: fc.Arbitrary<Changes> = fc
  .subarray([...liveLevers(scenario)], { minLength: 1 })
  .chain((some) =>
    fc.tuple(
      ...some.map(({ key, min, max, step, from }) =>
        fc
          .record({
            value: fc
              .integer({ min: 0, max: Math.floor((max - min) / step) })
              .map((k) => Number((min + k * step).toPrecision(12))),
            day: fc.constantFrom('2025-02-10', from),
          })
          .map(({ value, day }) => [[key, value] as const, ...(day === null ? [] : [[`${key}.from`, day] as const])]),
      ),
    ),
  )
  .map((all) => new Map<string, number | string | null>(all.flat()))

test('a lever held by the reader is what its scenario file says', () => {
  const folder = newFolder()
  cpSync(join(ROOT, 'scenarios'), folder, { recursive: true })
  fc.assert(
    fc.property(wholes, (changes) => {
      const path = join(folder, 'copy.yaml')
      writeFileSync(path, copyYaml(scenario, changes, scenario.seed))
      const read = readScenario(path)
      if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'))
      const { name: _name, title: _title, ...rest } = read.scenario
      const { name: _was, title: _before, ...expected } = applyChanges(scenario, changes)
      expect(rest).toEqual(expected)
    }),
    { numRuns: 15 },
  )
})

test('a lever held from a day on holds in every later event, and not before', () => {
  const { levers } = applyChanges(
    scenario,
    new Map<string, number | string>([
      ['@reviewCapacity', 500],
      ['@reviewCapacity.from', '2025-05-01'],
    ]),
  )
  const values = Object.values(levers).map(({ date, set }) => [date, set['reviewCapacity']] as const)
  for (const [date, value] of values) if (value !== undefined) expect(value === 500).toBe(date >= '2025-05-01')
  expect(values.filter(([, value]) => value === 500).length).toBeGreaterThan(1)
})

test('without controls nothing of Beijing’s is left within the run, and all that others do stays', () => {
  const free = withoutControls(scenario)!
  const left = Object.values(free.levers).flatMap(({ set }) => Object.keys(set) as LeverName[])
  expect(left.map(whoseLever)).not.toContain('beijing')
  expect(left).toContain('priceFloorNdPr')
  expect(Object.keys(free.uncertainties).filter((path) => path.startsWith('levers.announcement-18'))).toEqual([])
  expect(withoutControls(shipped('baseline'))).toBeUndefined()
})

test('presets are variants of the scenario, and each patch makes its variant', () => {
  const all = SHIPPED.map((name) => shipped(name))
  const presets = presetsOf(scenario, all)
  expect(presets.length).toBeGreaterThanOrEqual(5)
  expect(presets.map(({ name }) => name)).not.toContain('ev-boom')
  for (const { name, patch } of presets.filter((one) => SHIPPED.includes(one.name))) {
    const variant = shipped(name)
    const made = patched(scenario, patch)
    for (const block of ['levers', 'agents', 'shocks', 'uncertainties'] as const)
      expect(made[block]).toEqual(variant[block])
  }
})

test('a link that sets one thing twice says so', () => {
  const controls = [{ key: 'a.x', kind: 'number', min: 0, max: 9 } as const]
  expect(parseFragment('#live&a.x=1&a.x=2', controls)).toMatchObject({
    changes: new Map([['a.x', 1]]),
    refused: ['a.x=2'],
  })
})

test('no change runs the scenario itself', () => {
  expect(applyChanges(scenario, new Map())).toEqual(scenario)
})

test.each(SHIPPED)('%s offers controls whose values lie on their sliders', (name) => {
  for (const { date, earliest, latest, sliders } of eventControls(shipped(name))) {
    expect(earliest <= date && date <= latest).toBe(true)
    for (const { min, max, step, value } of sliders) {
      expect(value).toBeGreaterThanOrEqual(min)
      expect(value).toBeLessThanOrEqual(max)
      expect((max - min) / step).toBeGreaterThanOrEqual(2)
      expect((max - min) / step).toBeLessThanOrEqual(1_000)
    }
  }
})
