/** Designs through the command line: workers, shards and resuming leave no trace; other designs are refused. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { checksums, chokepoint, newFolder, QUICK, SCENARIO } from './command-line.ts'

const base = newFolder()
/** The shipped posterior holds every uncertainty: designs go through the priors. */
const run = (out: string, ...more: string[]) =>
  chokepoint(['run', QUICK, '--set', 'posterior=null', '--no-report', '-o', out, ...more])
const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { design?: string; replicates: number }
const designOf = async (folder: string): Promise<Record<string, number>[]> =>
  await parquetReadObjects({ file: await asyncBufferFromFile(join(folder, 'design.parquet')) })

/** A scenario beside its base, in a folder of its own. */
function crossed(): string {
  const file = join(newFolder(), 'crossed.yaml')
  const text = readFileSync(join(SCENARIO, '../export-controls-2025.yaml'), 'utf8')
  for (const name of ['baseline.yaml', 'posterior-export-controls-2025.yml', 'observations-2025.csv'])
    writeFileSync(join(file, '..', name), readFileSync(join(SCENARIO, '..', name)))
  const factors = 'levers.london-framework.reviewCapacity: [150, 300], levers.announcement-18.askAgain: [0.1, 0.3, 0.5]'
  writeFileSync(file, `${text}\ndesign: {method: factorial, factors: {${factors}}}\n`)
  return file
}

describe.each(['latinHypercube', 'sobol'])('--design %s', (method) => {
  const clean = join(base, method)

  test('has one digest for any number of workers and shards', async () => {
    const options = ['--design', method, '-n', '32']
    expect(await run(clean, ...options, '--workers', '2')).toMatchObject({ code: 0 })
    const shards = join(base, `${method}-shards`)
    for (const shard of ['0/2', '1/2'])
      expect(await run(shards, ...options, '--shard', shard, '--workers', '1')).toMatchObject({ code: 0 })
    expect(await chokepoint(['merge', shards, '-o', shards, '--no-report'])).toMatchObject({ code: 0 })
    expect(checksums(shards)).toEqual(checksums(clean))
    expect(manifestOf(clean).design).toBe(method === 'sobol' ? 'sobol' : 'latinHypercube of 32')
  })

  test('draws a value from every stratum of an uncertainty', async () => {
    const rows = await designOf(clean)
    const shares = rows.map((row) => (row['quotaPlanner_trend']! - 0.03) / 0.02)
    expect(new Set(shares.map((share) => Math.floor(share * 32))).size).toBe(32)
  })

  test('refuses the folder and the shards of another design', async () => {
    const refused = await run(clean, '-n', '32')
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain(`holds the design ${manifestOf(clean).design}, not monteCarlo`)
    const mixed = join(base, `${method}-mixed`)
    await run(mixed, '-n', '32', '--shard', '0/2')
    expect(await run(mixed, '-n', '32', '--shard', '1/2', '--design', method)).toMatchObject({ code: 2 })
  })
})

test('a Sobol batch goes on to more replicates, a Latin hypercube is refused: its strata are others', async () => {
  const sobol = join(base, 'sobol-longer')
  await run(sobol, '-n', '20', '--design', 'sobol')
  expect(await run(sobol, '-n', '32', '--design', 'sobol')).toMatchObject({ code: 0 })
  expect(checksums(sobol)).toEqual(checksums(join(base, 'sobol')))
  const latin = join(base, 'latin-longer')
  await run(latin, '-n', '20', '--design', 'latinHypercube')
  const refused = await run(latin, '-n', '32', '--design', 'latinHypercube')
  expect(refused).toMatchObject({ code: 2 })
  expect(refused.stderr).toContain('holds the design latinHypercube of 20, not latinHypercube of 32')
})

test('plain Monte Carlo by name has the bytes of no design at all', async () => {
  const [plain, named] = [join(base, 'plain'), join(base, 'named')]
  await run(plain, '-n', '12')
  await run(named, '-n', '12', '--design', 'monteCarlo')
  expect(checksums(named)).toEqual(checksums(plain))
  expect(manifestOf(plain).design).toBeUndefined()
})

test('a factorial runs every combination as many times as there are replicates, and its folder runs again', async () => {
  const file = crossed()
  const out = join(base, 'crossed')
  expect(await chokepoint(['run', file, '--no-report', '-n', '4', '-o', out])).toMatchObject({ code: 0 })
  expect(manifestOf(out)).toMatchObject({ replicates: 24, design: 'factorial' })
  const rows = await designOf(out)
  const cells = rows.map(
    (row) => `${row['levers_london_framework_reviewCapacity']} ${row['levers_announcement_18_askAgain']}`,
  )
  expect(new Set(cells).size).toBe(6)
  for (const cell of new Set(cells)) expect(cells.filter((other) => other === cell)).toHaveLength(4)
  const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as { run: { command: string } }
  expect(summary.run.command).toContain('--replicates 4 ')
  const again = join(base, 'crossed-again')
  const resolved = join(out, 'scenario.yaml')
  expect(await chokepoint(['run', resolved, '--no-report', '-n', '4', '-o', again])).toMatchObject({ code: 0 })
  expect(checksums(again)).toEqual(checksums(out))
})

test('a design that has nothing to go through is refused: all of it comes from the posterior', async () => {
  const out = join(base, 'nothing')
  const refused = await chokepoint(['run', QUICK, '--design', 'sobol', '-o', out])
  expect(refused).toMatchObject({ code: 2 })
  expect(refused.stderr).toContain(
    '--design:1:1: design.method: given sobol, where every uncertainty comes from the draws',
  )
  expect(existsSync(out)).toBe(false)
})

test('an unknown design is bad input, and nothing is written', async () => {
  const out = join(base, 'unknown')
  const refused = await run(out, '--design', 'sobel')
  expect(refused).toMatchObject({ code: 2 })
  expect(refused.stderr).toContain('did you mean sobol?')
  expect(existsSync(out)).toBe(false)
})

test('--replicate K shows the point that the batch has in row K', async () => {
  const shown = await chokepoint([
    'run',
    QUICK,
    '--set',
    'posterior=null',
    '-n',
    '32',
    '--design',
    'latinHypercube',
    '--replicate',
    '5',
    '--json',
  ])
  const { draws } = JSON.parse(shown.stdout) as { draws: Record<string, number> }
  const rows = await designOf(join(base, 'latinHypercube'))
  expect(draws['quotaPlanner.trend']).toBe(rows[5]!['quotaPlanner_trend'])
})
