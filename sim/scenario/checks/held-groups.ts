/**
 * Groups that a varied level of their kind pushes out of the range of the parameter: they move in proportion, and are held where the
 * range ends. The level itself is checked against the range where it is written.
 */
import type { AgentKind, ParamSpec } from '../../agents/agent.ts'
import { KINDS } from '../../agents/index.ts'
import type { KindSetup, Scenario } from '../scenario.ts'
import { few } from '../text/few.ts'
import { inProportion } from '../with-values.ts'
import type { Remark } from './effects.ts'
import { type VariedRange, variedRange } from './varied-range.ts'

/** One remark for every level that does so, at what varies it. */
export function remarksOnHeldGroups(scenario: Scenario, kinds: readonly AgentKind[]): Remark[] {
  return kinds.flatMap(({ kind, params }) =>
    Object.entries(params).flatMap(([param, spec]) => {
      const path = `${kind}.${param}`
      const range = variedRange(scenario, path)
      const setup = scenario.agents[kind]
      // Totals that agents share are used as they come out: nothing holds them.
      if (range === undefined || setup === undefined || spec.shared === true) return []
      const found = pushed(setup, param, spec, range)
      return found.length === 0 ? [] : [{ at: range.at, path, effect: 'held' as const, says: found.join('; ') }]
    }),
  )
}

/** The same as sentences, for a study of its own draws: `manufacturer.coverWeeks: at 10 groups would pass 52 weeks …`. */
export function heldNotes(scenario: Scenario): string[] {
  return remarksOnHeldGroups(scenario, KINDS).map(({ path, says }) => `${path}: ${says}`)
}

/** What each end of the level's range does to groups, in words. */
function pushed({ params, groups }: KindSetup, param: string, spec: ParamSpec, range: VariedRange): string[] {
  const usual = params[param] ?? spec.default
  const own = groups.flatMap(({ name, params: { [param]: value } }) => (value === undefined ? [] : [{ name, value }]))
  return [range.least, range.greatest].flatMap((level) =>
    [spec.min, spec.max].flatMap((end) => {
      const isBeyond = (at: number): boolean => (end === spec.min ? at < end : at > end)
      const over = own.filter(({ value }) => isBeyond(inProportion(value, level, usual)))
      if (over.length === 0) return []
      const reached = over.map(({ name, value }) => `${name} ${show(inProportion(value, level, usual))}`)
      const beyond = range.values?.filter((one) => over.some(({ value }) => isBeyond(inProportion(value, one, usual))))
      const often = beyond === undefined ? '' : ` (and at ${beyond.length} of its ${range.values!.length} values)`
      return [`at ${show(level)}${often} groups would pass ${end} ${spec.unit} and are held there: ${few(reached)}`]
    }),
  )
}

const show = (x: number): number => Number(x.toPrecision(3))
