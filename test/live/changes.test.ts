import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges, type Changes } from '../../sim/studies/live/changes.ts'
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
    { key: id, kind: 'event' as const, min: 0, max: 0 },
    { key: `${id}.date`, kind: 'date' as const, min: earliest, max: latest },
    ...sliders.map(({ key, min, max }) => ({ key, kind: 'number' as const, min, max })),
  ])
  fc.assert(
    fc.property(arbitraryChanges, (changes) => {
      const found = parseFragment(formatFragment(changes), controls)
      if (changes.size === 0) expect(found).toBeUndefined()
      else expect(found).toEqual({ changes, refused: [] })
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
    expect(parseFragment(`#live&a.date=${date}`, controls)).toEqual({ changes: new Map(), refused: [`a.date=${date}`] })
  },
)
test('a link that sets one thing twice says so', () => {
  const controls = [{ key: 'a.x', kind: 'number', min: 0, max: 9 } as const]
  expect(parseFragment('#live&a.x=1&a.x=2', controls)).toEqual({ changes: new Map([['a.x', 1]]), refused: ['a.x=2'] })
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
