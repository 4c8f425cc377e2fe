/** The groups that a scenario follows: `follow: [mine.mountain-pass]`. */
import type { AgentKind } from '../agents/agent.ts'
import { KINDS } from '../agents/index.ts'
import type { Scenario } from '../scenario/scenario.ts'

export interface FollowedGroup {
  readonly kind: AgentKind
  readonly group: string
}

/** In the order of the scenario; every one has passed the checks. */
export function followedGroups({ follow = [] }: Scenario): readonly FollowedGroup[] {
  return follow.map((name) => {
    const [kind, group] = name.split('.') as [string, string]
    return { kind: KINDS.find((one) => one.kind === kind)!, group }
  })
}

export const nameOfGroup = ({ kind, group }: FollowedGroup): string => `${kind.kind}.${group}`

/** Can groups of this kind be asked for a family of series? */
export const answers = ({ followed }: AgentKind, family: string): boolean =>
  (followed?.answers as readonly string[] | undefined)?.includes(family) === true
