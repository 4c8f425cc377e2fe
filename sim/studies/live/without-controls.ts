/** The yardstick of every page: the same scenario in which Beijing does nothing after the first week. */
import type { LeverName } from '../../policy/levers.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { nearestWeek } from '../../numbers/units.ts'
import { endDraws } from './end-draws.ts'
import { whoseLever } from './whose.ts'

/** What was in force when the run begins stays; of later events, what governments outside China do. Undefined where nothing is left out. */
export function withoutControls(scenario: Scenario): Scenario | undefined {
  const levers = Object.entries(scenario.levers).flatMap(([id, event]) => {
    if (nearestWeek(scenario.start, event.date) < 0) return [[id, event] as const]
    const set = Object.fromEntries(
      Object.entries(event.set).filter(([name]) => whoseLever(name as LeverName) === 'yours'),
    )
    return Object.keys(set).length === 0 ? [] : [[id, { ...event, set }] as const]
  })
  const kept = Object.fromEntries(levers)
  const isSame = levers.every(
    ([id, { set }]) => Object.keys(set).length === Object.keys(scenario.levers[id].set).length,
  )
  if (isSame && levers.length === Object.keys(scenario.levers).length) return undefined
  const gone = Object.keys(scenario.uncertainties).filter((path) => {
    const [block = '', id = '', lever = ''] = path.split('.')
    return block === 'levers' && kept[id]?.set[lever] === undefined
  })
  return endDraws({ ...scenario, levers: kept }, new Set(gone))
}
