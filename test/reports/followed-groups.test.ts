/** The charts of followed groups are named for what they draw. */
import { expect, test } from 'vitest'
import { followedGroups } from '../../reports/charts/followed-groups.ts'
import { findAll } from '../../reports/findings.ts'
import { renderReport } from '../../reports/index.ts'
import type { Result } from '../../sim/studies/batch/result.ts'
import { syntheticResult } from './fixture.ts'
import { withGroups } from './followed-fixture.ts'
import { BARE_ASSETS } from './render.ts'

const WEEKS = 30
const whole = syntheticResult({ weeks: WEEKS })

const titles = (result: Result): string[] => followedGroups.build(result, findAll(result)).map(({ title }) => title)

test('the title says the worst weekly median, whose it is and when', () => {
  const result = withGroups(
    whole,
    ['shortfallOf', 'manufacturer.ev-europe', (week) => (week === 20 ? 40 : 10)],
    ['shortfallOf', 'magnetMaker.vac', (week) => week],
    ['stockWeeks', 'magnetMaker.vac', (week) => (week < 5 ? null : 20 - week / 2)],
    ['output', 'mine.big', () => 1000],
    ['output', 'mine.small', (week) => (week === 9 ? 4 : 10)],
  )
  expect(whole.dates[20]).toBe('2025-05-26')
  expect(titles(result)).toEqual([
    'Ev europe (manufacturer) lacks most: 40% of its output in May 2025 (90% of runs: 20–60%)',
    'The store of Vac (magnet maker) is the emptiest: 5.5 weeks in July 2025 (90% of runs: 2.75–8.25)',
    'Small (mine) falls furthest: from 10 t a week to 4 in March 2025 (90% of runs: 2–6)',
  ])
})

test('nobody is named where nobody stands out, and nothing is said of what was not measured', () => {
  const result = withGroups(
    whole,
    ['shortfallOf', 'magnetMaker.vac', () => 0.2],
    ['output', 'mine.big', (week) => 1000 + week],
    ['stockWeeks', 'mineProject.nolans', () => null],
    ['output', 'mineProject.nolans', () => 0],
  )
  expect(titles(result)).toEqual([
    'None of these groups runs short in most runs',
    expect.stringMatching(/: nothing to compare$/),
    'None of these groups makes much less than in the first week in most runs',
  ])
})

test('a report without followed groups has no section of them, and one with them shows every chart', async () => {
  expect(await renderReport(whole, BARE_ASSETS)).not.toContain('The groups that this scenario follows')
  const page = await renderReport(
    withGroups(whole, ['output', 'mine.big', () => 1000], ['stopped', 'mine.big', () => 1]),
    BARE_ASSETS,
  )
  const section = page.slice(page.indexOf('id="groups"'), page.indexOf('id="licences"'))
  expect(section).toContain('followed-output')
  expect(section).not.toContain('more chart')
})
