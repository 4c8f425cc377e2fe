/** One replicate by itself, with every balance checked every week: to see why a replicate went as it did. */
import { dateOfWeek } from '../../numbers/units.ts'
import { createRows, drawnPaths } from '../../studies/batch/rows.ts'
import { engine } from '../engine.ts'
import type { PreparedScenario } from '../input/prepare-scenario.ts'
import { columnName } from '../store/parquet.ts'

export interface TraceOptions {
  /** Weekly series as CSV instead of outcomes. */
  readonly trace: boolean
  readonly json: boolean
}

export function traceReplicate(
  { scenario }: PreparedScenario,
  { seed, replicates }: { readonly seed: number; readonly replicates: number },
  replicate: number,
  options: TraceOptions,
): void {
  const { record, scalars, draws } = engine.simulate(scenario, {
    seed,
    ...createRows(scenario, seed, replicates)(replicate),
    check: true,
  })
  const value = (v: number | undefined): number | null => (v === undefined || Number.isNaN(v) ? null : v)
  if (options.trace) {
    const series = engine.seriesOf(scenario)
    const lines = [['week', 'date', ...series.map((spec) => columnName(spec.name))].join()]
    for (let week = 0; week < scenario.weeks; week++) {
      const values = series.map((_, s) => value(record[s * scenario.weeks + week]))
      lines.push([week, dateOfWeek(scenario.start, week), ...values].join())
    }
    process.stdout.write(`${lines.join('\n')}\n`)
    return
  }
  const outcomes = engine.scalarsOf(scenario).map((spec, s) => ({ ...spec, value: value(scalars[s]) }))
  const paths = drawnPaths(scenario)
  if (options.json) {
    const byName = Object.fromEntries(outcomes.map((o) => [o.name, { unit: o.unit, value: o.value }]))
    const byPath = Object.fromEntries(paths.map((path, u) => [path, value(draws[u])]))
    const document = { schema: 'chokepoint.replicate/1', scenario: scenario.name, seed, replicate }
    process.stdout.write(`${JSON.stringify({ ...document, draws: byPath, outcomes: byName })}\n`)
    return
  }
  const lines = [
    `${scenario.name}, seed ${seed}, replicate ${replicate}`,
    ...paths.map((path, u) => `${path} = ${draws[u]}`),
    ...outcomes.map((o) => `${o.name} = ${o.value ?? 'did not happen'}${o.value === null ? '' : ` ${o.unit}`}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
