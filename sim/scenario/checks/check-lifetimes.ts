/** When groups open and close, against the run and each other: a group that never acts and a date that changes nothing are refused. */
import { dateOfWeek, nearestWeek } from '../../numbers/units.ts'
import { type CrossCheck, report, warn } from './cross-check.ts'

export function checkLifetimes(check: CrossCheck): void {
  for (const { kind, fields } of check.kinds)
    for (const [id, group] of Object.entries(check.raw.agents?.[kind]?.groups ?? {})) {
      const path = ['agents', kind, 'groups', id]
      const opens = fields.opens === undefined ? undefined : dateIn(group.opens)
      const closes = fields.closes === undefined ? undefined : dateIn(group.closes)
      if (opens !== undefined) checkOpening(check, [...path, 'opens'], opens)
      if (closes !== undefined) checkClosing(check, [...path, 'closes'], closes, opens)
      if (fields.rampWeeks !== undefined && group.rampWeeks !== undefined && opens === undefined)
        report(check, [...path, 'rampWeeks'], {
          given: 'a ramp of a group that is there from the start',
          expected: 'a date under opens beside it',
        })
    }
}

const dateIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function checkOpening(check: CrossCheck, path: readonly string[], opens: string): void {
  const { start, weeks } = check.raw
  if (start === undefined || weeks === undefined) return
  const week = nearestWeek(start, opens)
  if (week <= 0)
    warn(check, path, {
      what: `${opens} is before the run begins: the group is there from the first week, as far as its ramp has come`,
      expected: `a date after ${start} where it is to come later`,
    })
  if (week < weeks) return
  report(check, path, {
    given: `${opens}, after the end of the run: the group would never act`,
    expected: `a date before ${dateOfWeek(start, weeks)}`,
  })
}

function checkClosing(check: CrossCheck, path: readonly string[], closes: string, opens: string | undefined): void {
  const { start, weeks } = check.raw
  if (start === undefined || weeks === undefined) return
  const week = nearestWeek(start, closes)
  if (week <= 0)
    report(check, path, {
      given: `${closes}, before the run begins: the group would never act`,
      expected: `a date after ${start}`,
    })
  else if (week >= weeks)
    report(check, path, {
      given: `${closes}, after the end of the run: it would change nothing`,
      expected: `a date before ${dateOfWeek(start, weeks)}, or none`,
    })
  else if (opens !== undefined && week <= nearestWeek(start, opens))
    report(check, path, { given: `${closes}, not after it opens on ${opens}`, expected: `a later date` })
}
