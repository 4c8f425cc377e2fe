/** `chokepoint sweep` on the toy engine: what it writes, resuming, shards, and input that is refused. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Result } from '../../sim/studies/batch/result.ts'
import type { SolutionResult } from '../../sim/studies/solve/result.ts'
import type { SweepResult } from '../../sim/studies/sweep/result.ts'
import { chokepoint, newFolder, SCENARIO } from './command-line.ts'

const VARY = ['--vary', 'levers.announcement-18.reviewCapacity+levers.london-framework.reviewCapacity=50..600:3']
const ASK = ['--outcome', 'totalLostUse', '--outcome', 'sum(lostUse.evMotors) by 2025-12-29', '-n', '8', '-w', '2']
const sweep = (output: string, ...more: string[]) =>
  chokepoint(['sweep', SCENARIO, ...VARY, ...ASK, '-o', output, ...more])
const read = (output: string): SweepResult =>
  JSON.parse(readFileSync(join(output, 'summary.json'), 'utf8')) as SweepResult

test('a sweep writes curves, a table by level, a report and a batch, which verify; shards come to the same', async () => {
  const folder = newFolder()
  const output = join(folder, 'whole')
  expect(await sweep(output)).toMatchObject({ code: 0 })
  const { outcomes, replicates, factors } = read(output)
  expect(replicates).toBe(8)
  expect(factors[0]!.levels).toEqual([50, 325, 600])
  expect(outcomes.map(({ name }) => name)).toEqual(['totalLostUse', 'sum(lostUse.evMotors) by 2025-12-29'])
  // The toy does not heed levers: levels of one luck are equal to the last digit.
  expect(outcomes[1]!.levels.map(({ difference }) => difference?.mean)).toEqual([undefined, 0, 0])
  expect(readFileSync(join(output, 'levels.csv'), 'utf8').trim().split('\n')).toHaveLength(1 + 2 * 3)
  expect(readFileSync(join(output, 'report.html'), 'utf8')).toContain('Level by level')
  expect(await chokepoint(['verify', output])).toMatchObject({ code: 0 })

  const shared = join(folder, 'shared')
  const batch = join(shared, 'export-controls-2025')
  for (const shard of ['0/2', '1/2']) expect(await sweep(shared, '--shard', shard)).toMatchObject({ code: 0 })
  expect(await chokepoint(['merge', batch, '-o', batch, '--no-report'])).toMatchObject({ code: 0 })
  expect(await sweep(shared)).toMatchObject({ code: 0 })
  expect(read(shared)).toEqual(read(output))

  // A sweep that lost its summary goes on from the batch.
  rmSync(join(output, 'summary.json'))
  expect(await sweep(output, '-q')).toMatchObject({ code: 0, stdout: '' })
  expect(read(output)).toEqual(read(shared))
})

test.each([
  [['--vary', 'levers.announcement-18.reviewCapacty=1,2'], 'did you mean levers.announcement-18.reviewCapacity?'],
  [
    ['--vary', 'levers.announcement-18.reviewCapacity=1,2', '--outcome', 'totalLostUs'],
    '--outcome:1:1: given totalLostUs',
  ],
  [['--vary', 'prices.Dy.outsideUsdPerKg=1,2', '--vary', 'prices.*.outsideUsdPerKg=1,2'], 'a second time'],
  [['--vary', 'shocks.x.factor=1,2'], '--vary:1:1: given shocks.x.factor'],
  [[], 'crosses nothing; expected --vary'],
])('refuses %j, and writes nothing', async (args, words) => {
  const output = join(newFolder(), 'sweep')
  const { code, stderr } = await chokepoint(['sweep', SCENARIO, ...args, '-o', output])
  expect([code, existsSync(output)]).toEqual([2, false])
  expect(stderr).toContain(words)
})

const BY = ['--by', 'levers.announcement-18.reviewCapacity=50..600', '-n', '8', '-w', '2']
const solve = (output: string, until: string, ...more: string[]) =>
  chokepoint(['solve', SCENARIO, ...BY, '--until', until, '-o', output, ...more])

test('a solution tries levels as a sweep would have, digit for digit, and goes on from what was tried', async () => {
  const folder = newFolder()
  const swept = join(folder, 'swept')
  await chokepoint([
    'sweep',
    SCENARIO,
    '--vary',
    BY[1]!.replace('=50..600', '=50,600'),
    ...BY.slice(2),
    '--outcome',
    'totalLostUse',
    '-o',
    swept,
    '-q',
  ])
  const found = join(folder, 'found')
  expect(await solve(found, 'mean(totalLostUse by week 51) > 0')).toMatchObject({ code: 0 })
  const { says, answer } = JSON.parse(readFileSync(join(found, 'summary.json'), 'utf8')) as SolutionResult
  expect(answer).toMatchObject({ level: 50 })
  expect(says[0]).toContain('is met at 50')
  // The largest that meets it is sought from the other end, in levels that were tried already where they are the same.
  expect(await solve(found, 'mean(totalLostUse by week 51) > 0', '--largest')).toMatchObject({ code: 0 })
  const largest = JSON.parse(readFileSync(join(found, 'summary.json'), 'utf8')) as SolutionResult
  expect(largest).toMatchObject({ sought: 'largest', answer: { level: 600 } })
  expect(largest.command).toContain(' --largest')
  // Another claim on the same levels simulates nothing anew.
  const none = await solve(found, 'mean(totalLostUse from week 0 to week 58) < 0')
  expect(none).toMatchObject({ code: 1 })
  expect(none.stdout).toContain('No levers.announcement-18.reviewCapacity from 50 to 600')
  expect(await chokepoint(['verify', found])).toMatchObject({ code: 0 })
  const tried = JSON.parse(readFileSync(join(found, 'at-50', 'summary.json'), 'utf8')) as Result
  const first = read(swept).outcomes[0]!.levels[0]!
  expect(tried.outcomes['totalLostUse']!.mean).toBeCloseTo(first.value!, 12)
  expect(tried.outcomes['totalLostUse']!.p95).toBe(first.spread![2])
})

test.each([
  [['--by', 'levers.announcement-18.reviewCapacty=1..2', '--until', 'mean(totalLostUse) < 1'], '--by:1:1: given'],
  [
    ['--by', 'levers.announcement-18.reviewCapacity=50..600', '--until', 'mean(totalLostUs) < 1'],
    '--until:1:6: given totalLostUs',
  ],
  [['--by', 'levers.announcement-18.reviewCapacity=50..600', '--until', 'mean(totalShortfall) < 1'], 'week by week'],
  [
    ['--by', 'levers.announcement-18.reviewCapacity=50..600', '--until', 'mean(totalLostUse) < 1', '--step', '900'],
    '--step: given 900',
  ],
  [
    ['--by', 'levers.announcement-18.reviewCapacity=50..600', '--until', 'p95(totalLostUse) < 1', '-n', '8'],
    '--replicates 20',
  ],
])('solve refuses %j, and writes nothing', async (args, words) => {
  const output = join(newFolder(), 'found')
  const { code, stderr } = await chokepoint(['solve', SCENARIO, ...args, '-o', output])
  expect([code, existsSync(output)]).toEqual([2, false])
  expect(stderr).toContain(words)
})
