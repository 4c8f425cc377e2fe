/** Rows of a study to its result. */
import type { AgentKind } from '../../agents/agent.ts'
import type { MorrisDesign } from '../../numbers/designs/morris.ts'
import { meaningOf } from '../../scenario/text/paths.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import { designOf, isFromPosterior, marginals, type StudySetup } from './design.ts'
import { elementaryEffects, screen } from './elementary-effects.ts'
import type { Quantity } from './quantities.ts'
import type { OutcomeSensitivity, VariedQuantity } from './result.ts'
import { isOutOfOrder, sobolIndices } from './sobol-indices.ts'

const BAND = [0.05, 0.5, 0.95] as const
/** Fewer blocks have no interval. */
const LEAST_BLOCKS = 2

export function describeVaried(setup: StudySetup, kinds: readonly AgentKind[]): VariedQuantity[] {
  const at = marginals(setup)
  return setup.paths.map((path) => {
    const { unit, doc: meaning } = meaningOf(setup.scenario, kinds, path)
    const range = [at(path, BAND[0]), at(path, BAND[1]), at(path, BAND[2])] as const
    return { path, unit, meaning, range, from: isFromPosterior(setup, path) ? 'posterior' : 'prior' }
  })
}

/** `values`: by row of the design, NaN where not defined. `censored`: rows in which a wait counts as the horizon's end. */
export function summarizeOutcome(
  setup: StudySetup,
  { name, label, unit }: Quantity,
  values: Float64Array,
  censored: number,
): OutcomeSensitivity {
  const { block } = designOf(setup)
  const kept: number[] = []
  for (let b = 0; b < setup.samples; b++)
    if (values.subarray(b * block, (b + 1) * block).every((value) => Number.isFinite(value))) kept.push(b)
  const blocksLeftOut = setup.samples - kept.length
  const whole = new Float64Array(kept.length * block)
  kept.forEach((b, k) => whole.set(values.subarray(b * block, (b + 1) * block), k * block))
  const finite = values.filter((value) => Number.isFinite(value))
  const [low = 0, middle = 0, high = 0] = finite.length > 0 ? quantiles(finite, BAND) : []
  const shared = { name, label, unit, range: [low, middle, high] as const, censored, blocksLeftOut }
  if (kept.length < LEAST_BLOCKS) return { ...shared, screened: null, indexed: null, luck: null }
  return { ...shared, ...(setup.method === 'morris' ? screening(setup, values, kept) : shares(setup, whole)) }
}

type Analysed = Pick<OutcomeSensitivity, 'screened' | 'indexed' | 'luck'>

function screening(setup: StudySetup, values: Float64Array, kept: readonly number[]): Analysed {
  const effects = elementaryEffects(values, designOf(setup) as MorrisDesign)
  const own = effects.map((column) => Float64Array.from(kept, (b) => column[b]))
  const screened = screen(own, setup.seed).map((one, c) => ({ path: setup.paths[c], ...one }))
  return { screened: screened.sort((a, b) => b.muStar - a.muStar), indexed: null, luck: null }
}

function shares(setup: StudySetup, values: Float64Array): Analysed {
  const { luck, luckInterval, columns } = sobolIndices(values, setup.paths.length, setup.seed)
  const indexed = columns
    .map((one, c) => ({ path: setup.paths[c], ...one, outOfOrder: isOutOfOrder(one) }))
    .sort((a, b) => b.total - a.total)
  return { screened: null, indexed, luck: { share: luck, interval: luckInterval } }
}
