/** Each thing is set by one series, and a lever by a series or by events; what it sets is there to be set. */
import type { RawScenario } from '../shape/raw-scenario.ts'
import { few } from '../text/few.ts'
import { isTold, type SeriesTarget, seriesTargets } from '../series/targets.ts'
import { type CrossCheck, report } from './cross-check.ts'

export function checkSeries(check: CrossCheck): void {
  const { series = {} } = check.raw
  const targets = seriesTargets(check.raw, check.kinds)
  const seen: { readonly id: string; readonly sets: string }[] = []
  for (const [id, { sets = '' }] of Object.entries(series)) {
    const target = targets.get(sets)
    if (target === undefined) continue
    const at = ['series', id, 'sets']
    const other = seen.find((one) => overlap(one.sets, sets))
    if (other !== undefined)
      report(check, at, {
        given: `${sets}, which series.${other.id} sets (${other.sets})`,
        expected: 'one series for it',
      })
    seen.push({ id, sets })
    const events = target.type === 'lever' ? eventsThatSet(check.raw, target) : []
    if (events.length > 0)
      report(check, at, {
        given: `${sets}, which events set too: ${few(events)}`,
        expected: `one of the two; levers: {${events[0]}: {set: {${target.type === 'lever' ? target.lever : sets}: null}}} takes it from an event of another file`,
      })
    if (target.type === 'demand' && !hasBuyer(check.raw, target))
      report(check, at, { given: `${sets}, where there is no manufacturer`, expected: 'a sector and region with one' })
  }
}

/** Whether one is the other, or holds it: a sector its regions, a kind its groups. */
function overlap(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)
}

function eventsThatSet(
  { levers = {} }: RawScenario,
  { lever, member }: Extract<SeriesTarget, { type: 'lever' }>,
): readonly string[] {
  return Object.keys(levers).filter((id) => {
    const value = levers[id]!.set?.[lever]
    return value !== undefined && (member === null || Object.hasOwn(value as object, member))
  })
}

const hasBuyer = ({ agents = {} }: RawScenario, target: SeriesTarget): boolean =>
  Object.values(agents['manufacturer']?.groups ?? {}).some((group) => isTold(target, group))
