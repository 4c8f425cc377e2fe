/**
 * Rules of a program's own in place of the model's: what a kind of agent does in a phase of the week, and what puts policy in force.
 * Without any, kinds stay the registry's own objects.
 */
import { KINDS } from '../agents/index.ts'
import { type Columns, type FieldSpec, type ParamSpec, PHASES, type StateSpec } from '../agents/agent.ts'
import { LEVERS, type LeverName, type LeverSpec } from '../policy/levers.ts'
import { announcePolicy, enact } from '../policy/policy.ts'
import type { LeverValue } from '../scenario/scenario.ts'
import { nearest } from '../scenario/text/nearest.ts'
import { createProblem, oneOf, type Problem } from '../scenario/text/problem.ts'
import type { Population, World } from './world.ts'

/** All agents of a kind: a column by the name of each parameter, state and field, one number an agent, in the unit that `sim/agents` declares. */
export type Agents = Columns<Record<string, ParamSpec>, Record<string, StateSpec>, Record<string, FieldSpec>>
/** What a kind does in one phase of a week. */
export type AgentRule = (agents: Agents, world: World) => void
/** What puts policy in force, at the beginning of a week. */
export type PolicyRule = (world: World) => void

/**
 * By name: `policy`, or kind and phase such as `customs.ship`. Each makes its rule from the one that it replaces (which does nothing
 * where the kind has none in that phase), once for every world: what it remembers in its closure is of one replicate. The same
 * arguments must lead to the same doing; luck comes from `world.streams` by `uniform`, from nowhere else.
 */
export interface OwnRules {
  /** Takes the place of what puts the dated events of the scenario in force. */
  readonly policy?: (usual: PolicyRule) => PolicyRule
  readonly [kindAndPhase: `${string}.${string}`]: (usual: AgentRule) => AgentRule
}

const POLICY = 'policy'
const nothing: AgentRule = () => undefined

/** The kinds of a world with its own rules in place. */
export function withRules(populations: readonly Population[], rules: OwnRules): readonly Population[] {
  const names = Object.keys(rules).filter((name): name is `${string}.${string}` => name !== POLICY)
  if (names.length === 0) return populations
  return populations.map((population) => {
    const { kind } = population
    const act: Record<string, AgentRule> = { ...(kind.act as Record<string, AgentRule>) }
    for (const name of names) {
      const [owner, phase] = partsOf(name)
      if (owner === kind.kind) act[phase] = rules[name](act[phase] ?? nothing)
    }
    return { ...population, kind: { ...kind, act } }
  })
}

/** Puts the dated events of the scenario in force, unless the rule is another. */
export function policyRule({ policy }: OwnRules): PolicyRule {
  const usual: PolicyRule = (world) => announcePolicy(world.policy, world.goods, world.week)
  return policy === undefined ? usual : policy(usual)
}

/** What is wrong with the names, and with what stands under them. */
export function problemsOfRules(rules: OwnRules): readonly Problem[] {
  const owners = [POLICY, ...KINDS.map(({ kind }) => kind)]
  return Object.entries(rules).flatMap(([name, rule]) => {
    const [owner, phase] = partsOf(name)
    const isPolicy = name === POLICY
    if (!isPolicy && (!owners.includes(owner) || owner === POLICY)) return wrong(name, owner, owners)
    if (!isPolicy && !(PHASES as readonly string[]).includes(phase)) return wrong(name, phase, PHASES)
    return typeof rule === 'function' ? [] : wrong(name, typeof rule, [], 'a function that takes the usual rule')
  })
}

/** Kind and phase. */
function partsOf(name: string): readonly [owner: string, phase: string] {
  const dot = name.indexOf('.')
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)]
}

function wrong(
  name: string,
  given: string,
  known: readonly string[],
  expected = oneOf(known, known.length),
): Problem[] {
  const near = nearest(given, known)
  const place = { file: 'rules', line: 1, column: 1 }
  return [
    createProblem(place, name, { given: `"${given}"`, expected, ...(near === undefined ? {} : { nearest: near }) }),
  ]
}

/**
 * Puts a lever in force from this week on, as an event of the scenario would.
 *
 * @param world - As the rule was given it.
 * @param lever - One of docs/reference/levers.md.
 * @param value - A number, a list of names, or numbers by name, in the lever's unit.
 * @throws RangeError for a lever, a name or a number that no scenario could set.
 */
export function setLever(world: World, lever: LeverName, value: LeverValue): void {
  const known = Object.keys(LEVERS)
  const spec = (LEVERS as Readonly<Record<string, LeverSpec>>)[lever]
  if (spec === undefined) throw new RangeError(`setLever: given "${lever}"; expected ${oneOf(known, known.length)}`)
  const form = typeof value === 'number' ? 'number' : Array.isArray(value) ? 'set' : 'map'
  if (form !== spec.type) throw new RangeError(`${lever}: given a ${form}; expected a ${spec.type}`)
  const names = world.policy.members[lever] ?? []
  const members = typeof value === 'number' ? [] : Array.isArray(value) ? (value as string[]) : Object.keys(value)
  const stranger = members.find((name) => !names.includes(name))
  if (stranger !== undefined)
    throw new RangeError(`${lever}: given "${stranger}"; expected ${oneOf(names, names.length)}`)
  if (spec.type !== 'set')
    for (const number of typeof value === 'number' ? [value] : Object.values(value as Readonly<Record<string, number>>))
      if (!(number >= spec.min && number <= spec.max))
        throw new RangeError(`${lever}: given ${number}; expected a number from ${spec.min} to ${spec.max}`)
  enact(world.policy, world.goods, lever, value)
}
