/** What the runs behind a study come to that no market has seen: figures that are made of them are told with it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario } from '../../scenario/scenario.ts'
import { implausible, isJudged } from '../../studies/batch/implausible.ts'
import type { Result } from '../../studies/batch/result.ts'
import { type BatchValues, summarizeValues } from '../../studies/batch/summarize.ts'
import { engine } from '../engine.ts'
import { SUMMARY } from '../store/manifest.ts'

/** Of a finished batch, as it was told when it was summed up. */
export function oddOfBatch(folder: string): readonly string[] {
  const { implausible: odd = [] } = JSON.parse(readFileSync(join(folder, SUMMARY), 'utf8')) as Partial<Result>
  return odd
}

/** Of values that are no batch of their own; `isKnown`: whether there are values of a series. */
export function oddOfValues(
  scenario: Scenario,
  values: Pick<BatchValues, 'replicates' | 'week'>,
  isKnown: (series: string) => boolean = () => true,
): readonly string[] {
  const judging = {
    ...engine,
    seriesOf: (of: Scenario) => engine.seriesOf(of).filter((spec) => isJudged(spec) && isKnown(spec.name)),
    scalarsOf: () => [],
  }
  return implausible(summarizeValues(judging, scenario, { ...values, scalars: () => new Float64Array() }))
}

/** As a study keeps it: sentences, each with the policy or level it is of. */
export function oddOfParts(parts: readonly { readonly name: string; readonly odd: readonly string[] }[]): {
  readonly implausible?: readonly string[]
} {
  const said = parts.flatMap(({ name, odd }) => odd.map((one) => `${name}: ${one}`))
  return said.length === 0 ? {} : { implausible: said }
}
