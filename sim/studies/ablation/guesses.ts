/**
 * Which guesses matter: every parameter of grade D, halved and raised by half, one at a time, with the patterns measured as for
 * an ablation. A screening of single effects, not a sensitivity analysis: it finds the guesses worth better evidence.
 */
import type { ParamSpec } from '../../agents/agent.ts'
import { KINDS } from '../../agents/index.ts'
import { familyOf } from '../../numbers/distributions/index.ts'
import type { Group, Scenario } from '../../scenario/scenario.ts'
import type { MeasureChange } from './compare.ts'

export interface Guess {
  /** `<kind>.<param>`. */
  readonly path: string
  readonly doc: string
}

export const GUESSES: readonly Guess[] = KINDS.flatMap(({ kind, params }) =>
  Object.entries(params)
    .filter(([, { grade }]) => grade === 'D')
    .map(([name, { doc }]) => ({ path: `${kind}.${name}`, doc })),
)

/** What each guess is multiplied by. */
export const FACTORS = [0.5, 1.5] as const

/** The scenario with a parameter of a kind multiplied: its draws if it is drawn, its values if not. The engine keeps its range. */
export function scaleParam(scenario: Scenario, path: string, factor: number): Scenario {
  const [kind, name] = path.split('.')
  const setup = scenario.agents[kind]
  if (setup === undefined || setup.groups.length === 0) return scenario
  const drawn = scenario.uncertainties[path]
  if (drawn !== undefined) {
    const uncertainties = { ...scenario.uncertainties, [path]: familyOf(drawn).scaled(drawn, factor) }
    return { ...scenario, uncertainties, ...scaledPosterior(scenario, path, factor) }
  }
  const spec = KINDS.find((k) => k.kind === kind)?.params[name]
  if (spec === undefined) throw new RangeError(`${kind} has no parameter ${name}`)
  const groups = setup.groups.map((group): Group => {
    const own = group.params[name]
    return own === undefined ? group : { ...group, params: { ...group.params, [name]: scaleValue(own, spec, factor) } }
  })
  const params = { ...setup.params, [name]: scaleValue(setup.params[name] ?? spec.default, spec, factor) }
  return { ...scenario, agents: { ...scenario.agents, [kind]: { params, groups } } }
}

function scaledPosterior({ posterior }: Scenario, path: string, factor: number): Pick<Scenario, 'posterior'> {
  if (posterior === undefined || !posterior.paths.includes(path)) return {}
  const at = posterior.paths.indexOf(path)
  const draws = posterior.draws.map((draw) => draw.map((value, p) => (p === at ? value * factor : value)))
  return { posterior: { ...posterior, draws } }
}

/** Of a share above a half it is the rest that is scaled: a recovery of 0.93 goes to 0.895 and 0.965, not to 0.465. */
export function scaleValue(value: number, { max }: ParamSpec, factor: number): number {
  return max === 1 && value > 0.5 ? 1 - (1 - value) * (2 - factor) : value * factor
}

/** A guess with what halving and raising it did. */
export interface GuessResult {
  readonly guess: Guess
  /** By factor, in the order of FACTORS. */
  readonly changes: readonly (readonly MeasureChange[])[]
}

/**
 * Influence of a guess, 0 to 1: shift of a measure in rooms of its tolerance, 1 at most, the larger of both factors; mean over
 * the measures.
 */
export function influence({ changes }: GuessResult): number {
  const measures = changes[0] ?? []
  let sum = 0
  for (let k = 0; k < measures.length; k++) sum += Math.max(...changes.map((by) => sizeOf(by[k])))
  return measures.length === 0 ? 0 : sum / measures.length
}

/** A measure that stops happening, or begins to, has moved all the way. */
function sizeOf({ shift, full, without }: MeasureChange): number {
  if (Number.isFinite(shift)) return Math.min(1, Math.abs(shift))
  return Number.isFinite(full) === Number.isFinite(without) ? 0 : 1
}
