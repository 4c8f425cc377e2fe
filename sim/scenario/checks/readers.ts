/** Which groups read a parameter or heed a lever: known from what the scenario says of them. */
import type { AgentKind, ParamSpec, Reader } from '../../agents/agent.ts'
import type { Group, Scenario } from '../scenario.ts'
import { variedPaths } from './varied-paths.ts'

interface Facts {
  readonly group: Group
  /** Its value of a parameter; undefined where that is drawn or crossed. */
  readonly value: (param: string) => number | undefined
  /** Whether an event ever gives its region something of a lever. */
  readonly gets: (lever: string) => boolean
}

const isAbove = (value: number | undefined, least: number): boolean => value === undefined || value > least
const uses = ({ group }: Facts, good: string): boolean => {
  const { uses: tonnes = {} } = group.fields
  return typeof tonnes === 'object' && isAbove((tonnes as Readonly<Record<string, number>>)[good] ?? 0, 0)
}
const usesMagnets = (facts: Facts): boolean =>
  ['standardMagnet', 'heavyMagnet', 'smcoMagnet'].some((good) => uses(facts, good))

const READERS: Readonly<Record<Reader, { readonly says: string; readonly is: (facts: Facts) => boolean }>> = {
  inChina: { says: 'groups in China', is: ({ group }) => (group.fields['region'] ?? 'China') === 'China' },
  abroad: { says: 'groups outside China', is: ({ group }) => group.fields['region'] !== 'China' },
  magnetUsers: { says: 'users of magnets', is: usesMagnets },
  usersOfBothGrades: {
    says: 'users of heavy magnets beside standard ones',
    is: (facts) => uses(facts, 'heavyMagnet') && uses(facts, 'standardMagnet'),
  },
  several: { says: 'groups of two agents or more', is: ({ group }) => group.count > 1 },
  tradersAbroad: { says: 'traders outside China (abroad 1)', is: ({ value }) => isAbove(value('abroad'), 0.5) },
  tradersAtHome: { says: 'traders in China (abroad 0)', is: ({ value }) => !((value('abroad') ?? 0) > 0.5) },
  expanding: {
    says: 'plants whose finalCapacity is not their capacity',
    is: ({ value }) => value('capacity') === undefined || value('capacity') !== value('finalCapacity'),
  },
  holders: {
    says: 'stockpiles with days, or with stockpileDays for their region',
    is: ({ value, gets }) => isAbove(value('days'), 0) || gets('stockpileDays'),
  },
}

/** What no other number of a group changes. */
const PLACES: readonly Reader[] = ['inChina', 'abroad']

/** Who alone reads a parameter, where a group is none of them: `groups in China`; for certain, or beside its other values. */
export function otherReaders(
  scenario: Scenario,
  kind: AgentKind,
  param: string,
  group: Group,
): { readonly effect: 'none' | 'idle'; readonly says: string } | undefined {
  const spec: Partial<ParamSpec> = kind.params[param] ?? {}
  const facts = factsOf(scenario, kind, group)
  const missing = spec.readBy?.find((reader) => !READERS[reader].is(facts))
  if (missing !== undefined) return { effect: PLACES.includes(missing) ? 'none' : 'idle', says: READERS[missing].says }
  const beside = spec.readWith
  if (beside === undefined || isAbove(facts.value(beside), 0)) return undefined
  return { effect: 'idle', says: `groups with ${beside} above 0` }
}

/** Whether a group is one of those who heed a lever. */
export const isReader = (scenario: Scenario, kind: AgentKind, reader: Reader, group: Group): boolean =>
  READERS[reader].is(factsOf(scenario, kind, group))

export const readerWords = (reader: Reader): string => READERS[reader].says

function factsOf(scenario: Scenario, kind: AgentKind, group: Group): Facts {
  const setup = scenario.agents[kind.kind]
  return {
    group,
    value: (param) => {
      const isVaried = variedPaths(scenario).some(
        (path) => path.startsWith(`${kind.kind}.`) && path.endsWith(`.${param}`),
      )
      return isVaried ? undefined : (group.params[param] ?? setup?.params[param] ?? kind.params[param]?.default)
    },
    gets: (lever) => {
      const region = String(group.fields['region'])
      if (variedPaths(scenario).some((path) => path.split('.').includes(lever))) return true
      return Object.values(scenario.levers).some(({ set }) => {
        const value = set[lever]
        return typeof value === 'object' && ((value as Readonly<Record<string, number>>)[region] ?? 0) > 0
      })
    },
  }
}
