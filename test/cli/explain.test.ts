/** `explain` of a run, of an outcome, and of every kind of folder (of a calibration: calibrate.test.ts). */
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { chokepoint, newFolder, SCENARIO } from './command-line.ts'

const base = newFolder()
const run = join(base, 'run')
const CAPACITY = 'levers.london-framework.reviewCapacity'

beforeAll(async () => {
  const args = ['run', SCENARIO, '-n', '100', '-w', '1', '--no-report', '-q', '-o', run]
  expect(await chokepoint(args)).toMatchObject({ code: 0, stderr: '' })
})

test('a run is explained with its outcome on request', async () => {
  expect((await chokepoint(['explain', run])).stdout).toContain(`chokepoint explain ${run} --outcome totalLostUse`)
})

test('an outcome is told with what goes with it, and the run to look at can be run', async () => {
  const { stdout } = await chokepoint(['explain', run, '--outcome', 'peakQuoteRatio.Dy'])
  expect(stdout).toMatch(/^Peak outside quote of dysprosium over the start \(peakQuoteRatio\.Dy\), times start\n/)
  // Outcomes of the toy engine are dealt by chance.
  expect(stdout).toMatch(/may be chance/)
  expect(stdout).not.toMatch(/clear/)
  const [, value] = /^highest +run \d+ +(\S+)$/m.exec(stdout)!
  const [, command] = /^ {2}chokepoint (run .* --replicate \d+) --trace > run\.csv$/m.exec(stdout)!
  const again = await chokepoint(command!.split(' '))
  const [, found] = /^peakQuoteRatio\.Dy = (\S+)/m.exec(again.stdout)!
  expect(Number(found).toPrecision(3)).toBe(value)
})

test('an outcome that there is not is refused with the nearest', async () => {
  const refused = await chokepoint(['explain', run, '--outcome', 'peakQuoteRatio.Dz'])
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toContain('did you mean peakQuoteRatio.Dy?')
})

describe('a study says what it is and which command makes it again', () => {
  const studies: Readonly<Record<string, readonly string[]>> = {
    sweep: ['sweep', SCENARIO, '--vary', `${CAPACITY}=100,200`, '-n', '2', '--no-report'],
    comparison: ['compare', SCENARIO, join(SCENARIO, '../faster-licences.yaml'), '-n', '2', '--no-report'],
    sensitivity: ['sensitivity', SCENARIO, '--samples', '2', '--vary', CAPACITY, '--set', 'posterior=null'],
    solution: [
      'solve',
      SCENARIO,
      '--by',
      `${CAPACITY}=50..400`,
      '--until',
      'mean(peakQuoteRatio.Dy) < 1000',
      '-n',
      '2',
      '--no-report',
    ],
    discovery: ['discover', run, '--outcome', 'peakQuoteRatio.Dy', '--above', '0.5'],
  }
  test.each(Object.keys(studies))('%s', async (study) => {
    const folder = join(base, study)
    // 1 says that a solution does not hold at the largest level: it is written all the same.
    const { code } = await chokepoint([...studies[study]!, '-o', folder])
    expect(code).toBeLessThanOrEqual(study === 'solution' ? 1 : 0)
    const { stdout } = await chokepoint(['explain', folder])
    expect(stdout).toMatch(new RegExp(`^study +${study}\n`))
    expect(stdout).toContain('summary.json')
    expect(stdout).toMatch(new RegExp(`^Made again by\n {2}chokepoint ${studies[study]![0]} `, 'm'))
    const refused = await chokepoint(['explain', folder, '--outcome', 'totalLostUse'])
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain(`is a ${study}; expected the folder of a run`)
  })
})

test('shards say how far each of them is, which are not here, and what makes a batch of them', async () => {
  const folder = join(base, 'shards')
  const args = ['run', SCENARIO, '-n', '100', '-w', '1', '--shard', '1/3', '--no-report', '-q', '-o', folder]
  expect(await chokepoint(args)).toMatchObject({ code: 0 })
  const { stdout } = await chokepoint(['explain', folder])
  expect(stdout).toMatch(/^shards +of a batch of /)
  expect(stdout).toContain('1/3  complete')
  expect(stdout).toContain('not here: 0/3, 2/3')
  expect(stdout).toContain(`chokepoint merge ${folder} -o ${folder}`)
  const refused = await chokepoint(['explain', folder, '--outcome', 'totalLostUse'])
  expect(refused).toMatchObject({ code: 2, stdout: '' })
})

test('exported tables say which run they are of', async () => {
  const folder = join(base, 'csv')
  expect(await chokepoint(['export', run, '-o', folder])).toMatchObject({ code: 0 })
  const { stdout } = await chokepoint(['explain', folder])
  const [, digest] = /^digest +(\S+)$/m.exec((await chokepoint(['explain', run])).stdout)!
  expect(stdout).toMatch(/^tables +of a run of /)
  expect(stdout).toContain(`${digest}, of the run`)
})

test('a folder that no command wrote is refused', async () => {
  expect(await chokepoint(['explain', newFolder()])).toMatchObject({ code: 2, stdout: '' })
})
