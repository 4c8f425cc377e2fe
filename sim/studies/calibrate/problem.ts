/** What is calibrated against what: the uncertainties of some scenarios, and the figures of their `fit` windows. */
import type { Observation } from '../batch/observations.ts'
import { quantileOf } from '../../numbers/distributions/index.ts'
import { fittedTargets, type FittedTarget, simulatedAt } from '../hindcast/windows.ts'
import { simulate } from '../../run.ts'
import type { Distribution, Scenario } from '../../scenario/scenario.ts'
import { seriesOf } from '../../outcomes/series.ts'

export interface Problem {
  readonly scenarios: readonly Scenario[]
  /** Parameters by path, each with its prior. */
  readonly paths: readonly string[]
  readonly priors: readonly Distribution[]
  /** Figures of each scenario. */
  readonly targets: readonly (readonly FittedTarget[])[]
}

/**
 * Scenarios share what they have in common. Posteriors that they hold are left aside: a calibration begins at the priors.
 * @throws RangeError when two scenarios give a path different priors, or none has a figure to fit.
 */
export function createProblem(
  scenarios: readonly Scenario[],
  observations: readonly (readonly Observation[])[],
): Problem {
  const priors = new Map<string, { prior: Distribution; of: string }>()
  for (const { name, uncertainties } of scenarios)
    for (const [path, prior] of Object.entries(uncertainties)) {
      const before = priors.get(path)
      if (before !== undefined && JSON.stringify(before.prior) !== JSON.stringify(prior))
        throw new RangeError(`${before.of} and ${name} give ${path} different priors`)
      priors.set(path, { prior, of: name })
    }
  const targets = scenarios.map((scenario, s) => fittedTargets(scenario, observations[s]))
  if (targets.every((list) => list.length === 0))
    throw new RangeError(`no observed figure lies in a window declared fit of ${scenarios.map((s) => s.name).join()}`)
  if (priors.size === 0) throw new RangeError('no scenario declares an uncertainty: there is nothing to calibrate')
  return {
    scenarios: scenarios.map((scenario, s) => ({
      ...withoutPosterior(scenario),
      weeks: lastWeek(targets[s], scenario.weeks),
    })),
    paths: [...priors.keys()],
    priors: [...priors.values()].map(({ prior }) => prior),
    targets,
  }
}

/** Weeks that a run must have to reach its last figure: what comes after cannot count. */
function lastWeek(targets: readonly FittedTarget[], weeks: number): number {
  return targets.length === 0 ? weeks : Math.min(weeks, Math.max(...targets.map(({ last }) => last)) + 1)
}

/** Priors as figures, by path: what a posterior hangs on. A better source for the same range is no other prior. */
export function priorFigures({ paths, priors }: Problem): Record<string, object> {
  return Object.fromEntries(paths.map((path, p) => [path, figuresOf(priors[p])]))
}

export function figuresOf({ source: _, grade: __, ...figures }: Distribution): object {
  return figures
}

/** Parameter values of a point of the unit cube. */
export function valuesAt({ priors }: Problem, point: readonly number[]): number[] {
  return point.map((p, d) => quantileOf(priors[d], p))
}

/** Simulated value of every figure, scenario after scenario, at a point. `replicate` decides the luck. */
export function evaluate(problem: Problem, point: readonly number[], seed: number, replicate: number): Float64Array {
  const values = valuesAt(problem, point)
  const simulated: number[] = []
  problem.scenarios.forEach((scenario, s) => {
    const targets = problem.targets[s]
    if (targets.length === 0) return
    const { record } = simulate(withValues(scenario, problem.paths, values), { seed, replicate })
    const places = new Map(seriesOf(scenario).map((spec, k) => [spec.name, k]))
    for (const target of targets) {
      const k = places.get(target.series)
      if (k === undefined) throw new RangeError(`no series ${target.series} in ${scenario.name}`)
      simulated.push(simulatedAt(record.subarray(k * scenario.weeks, (k + 1) * scenario.weeks), target))
    }
  })
  return Float64Array.from(simulated)
}

/** The scenario with one draw for all its uncertainties. */
function withValues(scenario: Scenario, paths: readonly string[], values: readonly number[]): Scenario {
  const own = paths
    .map((path, p) => [path, values[p]] as const)
    .filter(([path]) => Object.hasOwn(scenario.uncertainties, path))
  const posterior = { source: '', paths: own.map(([path]) => path), draws: [own.map(([, value]) => value)] }
  return { ...scenario, posterior }
}

/** As it was before any calibration. */
export function withoutPosterior({ posterior: _, ...rest }: Scenario): Scenario {
  return rest
}
