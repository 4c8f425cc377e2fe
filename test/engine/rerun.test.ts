import { describe, expect, test } from 'vitest'
import { createRerun, simulate } from '../../sim/run.ts'
import { applyChanges, type Changes } from '../../sim/studies/live/changes.ts'
import { DEMAND } from '../../sim/studies/live/demand.ts'
import { eventControls } from '../../sim/studies/live/controls.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { dateOfWeek } from '../../sim/numbers/units.ts'
import { drawUncertainties } from '../../sim/world/uncertainty.ts'
import { shipped } from '../run-shipped.ts'
import { oneEach } from '../smaller.ts'

const OPTIONS = { seed: 7, replicate: 3 }

/** Settings of every kind: an event taken out, one moved, values set whose draws end, one far from its file, demand and every shock. */
function changesOf(scenario: Scenario): Changes[] {
  const events = eventControls(scenario)
  const sliders = events.flatMap((event) => event.sliders)
  return [
    new Map(),
    new Map([[events[0]!.id, null]]),
    new Map([[`${events.at(-1)!.id}.date`, events.at(-1)!.latest]]),
    new Map(sliders.map(({ key, max }) => [key, max] as const)),
    new Map(sliders.slice(0, 3).map(({ key, min }) => [key, min] as const)),
    new Map([[DEMAND, 0.7], ...Object.keys(scenario.shocks).map((id) => [`~${id}`, 0.3] as const)]),
    new Map(),
  ]
}

describe.each(['export-controls-2025', 'western-stockpile', 'export-quota-2010'])('%s', (name) => {
  test('a rerun gives the bytes of a run, whatever was run before it', () => {
    const scenario = oneEach(shipped(name, 90))
    const rerun = createRerun(scenario, OPTIONS)
    for (const changes of changesOf(scenario)) {
      const changed = applyChanges(scenario, changes)
      const expected = simulate(changed, OPTIONS)
      const found = rerun(changed)
      for (const part of ['record', 'scalars', 'draws'] as const) expect(found[part]).toEqual(expected[part])
      expect(found.updates).toBe(expected.updates)
    }
  })
})

test('where a draw that ends moves another, the market is opened anew', () => {
  const { posterior: _, ...base } = oneEach(shipped('export-controls-2025', 60))
  const between = ['levers.announcement-18.askAgain', 'manufacturer.coverWeeks'] as const
  const scenario: Scenario = {
    ...base,
    // The lever first: what comes after it in the file is bent towards it.
    uncertainties: Object.fromEntries(Object.entries(base.uncertainties).reverse()),
    correlations: { pair: { between, spearman: 0.9, source: 'test', grade: 'D' } },
  }
  const changed = applyChanges(scenario, new Map([['announcement-18.askAgain', 0.1]]))
  const cover = (of: Scenario): number =>
    drawUncertainties(of, OPTIONS.seed, OPTIONS.replicate).get('manufacturer.coverWeeks')!
  expect(cover(changed)).not.toBe(cover(scenario))
  const rerun = createRerun(scenario, OPTIONS)
  expect(rerun(changed).record).toEqual(simulate(changed, OPTIONS).record)
})

test('a shock that is felt before the first week opens the market anew', () => {
  const whole = oneEach(shipped('ev-boom', 40))
  const [id, shock] = Object.entries(whole.shocks)[0]!
  const dated = (week: number): Scenario => ({
    ...whole,
    shocks: { ...whole.shocks, [id]: { ...shock, date: dateOfWeek(whole.start, week) } },
  })
  const rerun = createRerun(dated(20), OPTIONS)
  for (const week of [-10, 20, 3]) expect(rerun(dated(week)).record).toEqual(simulate(dated(week), OPTIONS).record)
})
