/** What runs are weighed by: there are figures, the day lies in the run, and every word of it changes something. */
import { dateOfWeek } from '../../numbers/units.ts'
import { type CrossCheck, report } from './cross-check.ts'

export function checkCondition(check: CrossCheck): void {
  const { condition, observations, posterior, design, start, weeks } = check.raw
  if (condition === undefined) return
  const { on, until, fitted } = condition
  if (on === undefined && observations === undefined)
    report(
      check,
      ['condition'],
      { given: 'nothing to weigh runs by', expected: 'on: FILE.csv in it, or observations: beside it' },
      true,
    )
  if (until !== undefined && start !== undefined && weeks !== undefined) {
    const end = dateOfWeek(start, weeks)
    if (until < start || until >= end)
      report(check, ['condition', 'until'], {
        given: until,
        expected: `a date of the run, from ${start} on and before ${end}`,
      })
  }
  if (fitted === 'twice' && posterior === undefined)
    report(check, ['condition', 'fitted'], {
      given: 'twice, where there is no posterior',
      expected: 'nothing: no figure was fitted to',
    })
  if (design?.method === 'factorial')
    report(
      check,
      ['condition'],
      {
        given: 'a condition beside a factorial design, whose combinations are chosen and not drawn',
        expected: 'one of the two',
      },
      true,
    )
}
