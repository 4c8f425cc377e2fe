/** Everything of a comparison but its weekly series: from the outcomes and draws of every policy's runs. */
import { rangeOf, type ScalarSpec } from '../../outcomes/outcome.ts'
import { type Groups, intervalOfMean } from '../../numbers/statistics/interval.ts'
import { quantiles } from '../../numbers/statistics/quantiles.ts'
import { valueOf } from '../../expect/statistic.ts'
import { compareDraws } from './compare-draws.ts'
import { priceOf } from './cost.ts'
import { censor, comparePair, differences, meanOf, summarizeRegret } from './paired.ts'
import type { ComparisonResult, CostResult, OutcomeComparison, OutcomeOfPolicy, Price, Threshold } from './result.ts'
import type { Whose } from '../live/whose.ts'
import { asLoss, dominators, regret } from './robustness.ts'
import { defaultThreshold, satisficing } from './threshold.ts'

/** A policy's runs. Columns are `[replicate]` and equally long for all policies. */
export interface PolicyRuns {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly scenarioHash: string
  readonly digest: string
  /** Whose choices it differs from the baseline in; nobody's for the baseline. */
  readonly hands: readonly Whose[]
  /** By name of the outcome; NaN where it did not happen. */
  readonly outcomes: ReadonlyMap<string, Float64Array>
  /** By path of the uncertainty. */
  readonly draws: ReadonlyMap<string, Float64Array>
  /** Of events that may happen, 1 or 0 by path; left out where all are certain. */
  readonly happens?: ReadonlyMap<string, Float64Array>
  /** Which runs share a draw of what is uncertain; left out where each has its own. */
  readonly groups?: Groups | undefined
  /** Weeks from the first restriction to the end of the run. */
  readonly horizon: number
}

const COST = 'netProgrammeCost'
/** In its place where all policies say what public money costs. */
const WHOLE_COST = 'treasury.cost'
const TONNES = 'totalLostUse'
const FIRM_WEEKS = 'totalFirmWeeks'
/** In which a policy must not be worse to dominate another: tonnes, stopped lines, lost value, public money. */
export const OBJECTIVES: readonly string[] = [TONNES, FIRM_WEEKS, 'totalLostOutput', COST]
/** What is asked of a draw where nothing is named: to lose no more than the baseline does in the median. */
const SATISFY: readonly string[] = [TONNES, FIRM_WEEKS, 'totalLostOutput']

/** A declared outcome, or what was asked for in words; `quantile`: of the runs, in place of their mean. */
export type ComparedSpec = ScalarSpec & { readonly quantile?: number | undefined }

export type PoliciesCompared = Pick<
  ComparisonResult,
  'policies' | 'outcomes' | 'objectives' | 'thresholds' | 'uncertainties'
>

/** `specs`: outcomes that all policies have; `shown`: names of those to compare, in order; `given`: thresholds asked for. */
export function comparePolicies(
  policies: readonly PolicyRuns[],
  specs: readonly ComparedSpec[],
  shown: readonly string[],
  given: readonly Threshold[],
  seed: number,
): PoliciesCompared {
  const specOf = new Map(specs.map((spec) => [spec.name, spec]))
  const baseline = policies[0]!
  const thresholds = given.length > 0 ? given : SATISFY.map((name) => defaultFor(specOf.get(name)!, baseline))
  const dominatedBy = dominatorsOf(policies, specOf, seed)
  const outcomes: Record<string, OutcomeComparison> = {}
  for (const name of shown) outcomes[name] = compareOutcome(policies, specOf.get(name)!, seed)
  const replicates = valuesOf(baseline, specOf.get(COST)!).length
  return {
    policies: policies.map((policy, p) => ({
      name: policy.name,
      title: policy.title,
      description: policy.description,
      scenarioHash: policy.scenarioHash,
      digest: policy.digest,
      hands: policy.hands,
      cost: p === 0 ? null : costOf(baseline, policy, specOf, seed),
      satisfied: satisficing(
        thresholds.map(({ outcome }) => valuesOf(policy, specOf.get(outcome)!)),
        thresholds,
      ),
      dominatedBy: dominatedBy[p]!.map((other) => policies[other]!)
        .filter((other) => isOurs(policy) && isOurs(other))
        .map(({ name }) => name),
    })),
    outcomes,
    objectives: OBJECTIVES,
    thresholds,
    uncertainties: compareDraws(new Map(policies.map(({ name, draws }) => [name, draws])), replicates),
  }
}

/** Nobody outside China can prefer what is Beijing's, or nature's, to choose. */
const isOurs = ({ hands }: PolicyRuns): boolean => hands.every((hand) => hand === 'yours')

/** Values of an outcome; a wait that did not end within the run counts as long as the run. */
function valuesOf(policy: PolicyRuns, spec: ScalarSpec): Float64Array {
  const values = policy.outcomes.get(spec.name)!
  return spec.waits === true ? censor(values, policy.horizon).values : values
}

function defaultFor(spec: ScalarSpec, baseline: PolicyRuns): Threshold {
  return defaultThreshold(spec, happened(valuesOf(baseline, spec)))
}

const happened = (values: Float64Array): Float64Array => values.filter((value) => !Number.isNaN(value))

export function compareOutcome(policies: readonly PolicyRuns[], spec: ComparedSpec, seed: number): OutcomeComparison {
  const better = spec.better ?? 'lower'
  const columns = policies.map((policy) => valuesOf(policy, spec))
  const { quantile } = spec
  const regrets = better === 'neither' ? null : regretsOf(columns.map((values) => asLoss(values, better)))
  const of = (policy: PolicyRuns, p: number): OutcomeOfPolicy => {
    const known = happened(columns[p]!)
    const { columns: pair, groups } = complete([columns[0]!, columns[p]!], groupsOf(policies[0]!, policy))
    const [one, other] = pair as [Float64Array, Float64Array]
    return {
      ...(quantile === undefined ? {} : { statistic: quantileOf(quantile, known) }),
      median: known.length === 0 ? null : quantiles(known, [0.5])[0]!,
      mean: known.length === 0 ? null : meanOf(known),
      missing: policy.outcomes.get(spec.name)!.filter((value) => Number.isNaN(value)).length,
      difference:
        p === 0 || one.length < 2 || (quantile !== undefined && quantileOf(quantile, one) === null)
          ? null
          : comparePair(one, other, better, seed, { range: rangeOf(spec), groups, quantile }),
      regret: regrets === null ? null : summarizeRegret(regrets[p]!),
    }
  }
  return {
    label: spec.label,
    unit: spec.unit,
    of: spec.of,
    better,
    waits: spec.waits === true,
    policies: Object.fromEntries(policies.map((policy, p) => [policy.name, of(policy, p)])),
  }
}

/** Null where fewer than one run is expected beyond it. */
function quantileOf(probability: number, known: Float64Array): number | null {
  return valueOf({ kind: 'quantile', probability }, known) ?? null
}

/** Null when there is no draw in which the outcome happened under every policy. */
function regretsOf(losses: readonly Float64Array[]): readonly Float64Array[] | null {
  const known = complete(losses).columns
  return known[0]!.length === 0 ? null : regret(known)
}

/** The draws in which none of the columns misses its value. */
function complete(
  columns: readonly Float64Array[],
  groups?: Groups,
): { readonly columns: Float64Array[]; readonly groups: Groups | undefined } {
  const whole = (own: Float64Array): Float64Array =>
    own.filter((_, k) => columns.every((column) => !Number.isNaN(column[k])))
  return { columns: columns.map(whole), groups: groups === undefined ? undefined : whole(groups) }
}

/** Policies of one posterior share their draws; of two, the fewer draws say how much is known. */
export function groupsOf(baseline: PolicyRuns, policy: PolicyRuns): Groups | undefined {
  if (baseline.groups === undefined || policy.groups === undefined) return baseline.groups ?? policy.groups
  return new Set(policy.groups).size < new Set(baseline.groups).size ? policy.groups : baseline.groups
}

function costOf(
  baseline: PolicyRuns,
  policy: PolicyRuns,
  specOf: ReadonlyMap<string, ScalarSpec>,
  seed: number,
): CostResult | null {
  const apart = (name: string, from: PolicyRuns, to: PolicyRuns): Float64Array =>
    differences(valuesOf(from, specOf.get(name)!), valuesOf(to, specOf.get(name)!))
  const cost = apart(specOf.has(WHOLE_COST) ? WHOLE_COST : COST, baseline, policy)
  const shared = groupsOf(baseline, policy)
  const { columns, groups } = complete([cost], shared)
  const known = columns[0]!
  if (known.length < 2) return null
  const [low, high] = intervalOfMean(known, seed, groups)
  const price = (name: string): Price => {
    const both = complete([cost, apart(name, policy, baseline)], shared)
    const [paid, avoided] = both.columns as [Float64Array, Float64Array]
    return priceOf(paid, avoided, seed, both.groups)
  }
  const bySector = (family: string): Readonly<Record<string, Price>> =>
    Object.fromEntries(
      [...specOf.keys()]
        .filter((name) => name.startsWith(`${family}.`))
        .map((name) => [name.slice(family.length + 1), price(name)]),
    )
  return {
    net: { mean: meanOf(known), low, high },
    perTonne: price(TONNES),
    perFirmWeek: price(FIRM_WEEKS),
    perTonneBySector: bySector('lostUse'),
    perFirmWeekBySector: bySector('firmWeeks'),
  }
}

function dominatorsOf(
  policies: readonly PolicyRuns[],
  specOf: ReadonlyMap<string, ScalarSpec>,
  seed: number,
): readonly (readonly number[])[] {
  const objectives = OBJECTIVES.map((name) => {
    const spec = specOf.get(name)!
    const { columns: losses, groups } = complete(
      policies.map((policy) => asLoss(valuesOf(policy, spec), spec.better ?? 'lower')),
      policies[0]!.groups,
    )
    const clearly = (a: number, b: number): boolean =>
      losses[a]!.length > 1 && intervalOfMean(differences(losses[b]!, losses[a]!), seed, groups)[1] < 0
    return { means: losses.map(meanOf), clearly }
  })
  return dominators(objectives, policies.length)
}
