/** Between which values the factor on a series may lie, so that all of its figures still can be. */
import type { AgentKind } from '../../agents/agent.ts'
import { LARGEST_FACTOR } from '../shape/leaf-shapes.ts'
import type { Series } from '../scenario.ts'
import { FACTOR, type SeriesTarget, seriesTargets } from './targets.ts'

export type FactorOutline = Omit<Parameters<typeof seriesTargets>[0], 'series'> & {
  readonly series?: Readonly<Record<string, Partial<Series>>>
}

interface SeriesFactor {
  readonly unit: string
  readonly doc: string
  readonly min: number
  readonly max: number
}

/** By id of the series. */
export function seriesFactors(outline: FactorOutline, kinds: readonly AgentKind[]): Record<string, SeriesFactor> {
  const targets = seriesTargets(outline, kinds)
  const factors = Object.entries(outline.series ?? {}).map(([id, series]) => {
    const [min, max] = factorSpan(series, targets.get(series.sets ?? ''))
    return [id, { unit: FACTOR, doc: 'Factor on every figure of the series.', min, max }] as const
  })
  return Object.fromEntries(factors)
}

/** The weekly value is 1 + share (figure · factor / base − 1): solved for the factor at both ends of what the target can be. */
function factorSpan(
  { values = {}, base = 1, share = 1 }: Partial<Series>,
  target: SeriesTarget | undefined,
): readonly [number, number] {
  let [min, max] = [0, LARGEST_FACTOR]
  if (target === undefined) return [min, max]
  const [low, high] = [target.min, target.max].map((end) => (end - 1 + share) / share) as [number, number]
  for (const value of Object.values(values)) {
    const ratio = value / base
    if (ratio === 0) continue
    const ends = [low / ratio, high / ratio]
    min = Math.max(min, Math.min(...ends))
    max = Math.min(max, Math.max(...ends))
  }
  return [min, max]
}
