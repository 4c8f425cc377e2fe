import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseShard } from '../../sim/cli/input/shard-option.ts'
import { checksums, chokepoint, newFolder, QUICK } from './command-line.ts'

const REPLICATES = 47
const base = newFolder()
const clean = join(base, 'clean')
const shared = join(base, 'shared')
const run = (out: string, ...more: string[]) =>
  chokepoint(['run', QUICK, '--replicates', String(REPLICATES), '--no-report', '-o', out, ...more])
const merge = (from: readonly string[], to: string) => chokepoint(['merge', ...from, '-o', to, '--no-report'])

beforeAll(async () => {
  expect(await run(clean, '--workers', '1')).toMatchObject({ code: 0 })
  for (const shard of ['0/3', '1/3', '2/3']) expect(await run(shared, '--shard', shard)).toMatchObject({ code: 0 })
})

describe('shards', () => {
  test('of one folder, merged elsewhere, have the bytes of a batch run by one worker', async () => {
    const out = join(base, 'elsewhere')
    expect(await merge([shared], out)).toMatchObject({ code: 0 })
    expect(checksums(out)).toEqual(checksums(clean))
  })

  test('merged in place leave a finished batch that verify accepts, and nothing of themselves', async () => {
    const out = join(base, 'in-place')
    cpSync(shared, out, { recursive: true })
    expect(await merge([out], out)).toMatchObject({ code: 0 })
    expect(checksums(out)).toEqual(checksums(clean))
    expect(readdirSync(out).filter((name) => name.startsWith('shard-'))).toEqual([])
    expect(await chokepoint(['verify', out])).toMatchObject({ code: 0 })
  })

  test('that begin in the same moment take the half-written manifest of another for what it is', async () => {
    const half = 'shard-0-of-3.partial.json.0123456789abcdef.chokepoint-tmp'
    const begun = join(base, 'begun')
    mkdirSync(begun)
    writeFileSync(join(begun, half), '{')
    expect(await run(begun, '--shard', '1/3')).toMatchObject({ code: 0 })
    const other = join(base, 'other')
    mkdirSync(other)
    writeFileSync(join(other, half), '{')
    const refused = await run(other, '--shard', '1/2')
    expect(refused).toMatchObject({ code: 2 })
    expect(refused.stderr).toContain(`is no results folder (it holds '${half}')`)
    expect(readdirSync(other)).toEqual([half])
  })

  test('of folders of their own, run at the same time, have the same bytes', async () => {
    const folders = ['0/2', '1/2'].map((shard) => ({ shard, folder: join(base, `own-${shard.replace('/', '-')}`) }))
    const ends = await Promise.all(
      folders.map(({ shard, folder }) =>
        chokepoint(['run', QUICK, '-n', String(REPLICATES), '--no-report', '-o', folder, '--shard', shard], {
          apart: true,
        }),
      ),
    )
    expect(ends.map((end) => end.code)).toEqual([0, 0])
    const out = join(base, 'own')
    expect(await merge([folders[1]!.folder, folders[0]!.folder], out)).toMatchObject({ code: 0 })
    expect(checksums(out)).toEqual(checksums(clean))
  })

  test('a missing one is named, and nothing is written', async () => {
    const from = join(base, 'missing-from')
    const out = join(base, 'missing')
    await run(from, '--shard', '0/2')
    const refused = await merge([from], out)
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('2 of 5 chunks are missing (1, 3); run again: --shard 1/2')
    expect(existsSync(out)).toBe(false)
  })

  test('of another seed do not fit', async () => {
    const other = join(base, 'other-seed')
    await run(other, '--shard', '1/3', '--seed', '7')
    const refused = await merge([shared, other], join(base, 'mixed'))
    expect(refused).toMatchObject({ code: 2 })
    expect(refused.stderr).toContain('holds seed 7, not 42')
  })

  test('with a changed chunk are refused', async () => {
    const from = join(base, 'damaged')
    cpSync(shared, from, { recursive: true })
    writeFileSync(join(from, 'chunks', readdirSync(join(from, 'chunks'))[0]!), 'x')
    expect(await merge([from], join(base, 'from-damaged'))).toMatchObject({ code: 2 })
  })

  test('killed on the way go on to the same bytes', async () => {
    const from = join(base, 'killed')
    await chokepoint(['run', QUICK, '--replicates', String(REPLICATES), '--no-report', '-o', from, '--shard', '0/2'], {
      stop: { signal: 'SIGKILL', when: () => existsSync(join(from, 'chunks/000000.parquet')) },
    })
    for (const shard of ['0/2', '1/2']) expect(await run(from, '--shard', shard)).toMatchObject({ code: 0 })
    expect(await merge([from], from)).toMatchObject({ code: 0 })
    expect(checksums(from)).toEqual(checksums(clean))
    rmSync(from, { recursive: true })
  })
})

describe('--shard auto', () => {
  test.each([
    [
      'Slurm',
      { SLURM_ARRAY_TASK_ID: '3', SLURM_ARRAY_TASK_MIN: '1', SLURM_ARRAY_TASK_MAX: '4' },
      { index: 2, count: 4 },
    ],
    ['Kubernetes', { JOB_COMPLETION_INDEX: '2', CHOKEPOINT_SHARDS: '5' }, { index: 2, count: 5 }],
    ['AWS Batch', { AWS_BATCH_JOB_ARRAY_INDEX: '0', AWS_BATCH_JOB_ARRAY_SIZE: '8' }, { index: 0, count: 8 }],
    ['GNU parallel', { PARALLEL_SEQ: '1', CHOKEPOINT_SHARDS: '4' }, { index: 0, count: 4 }],
  ])('reads the task of %s', (_, environment, shard) => {
    expect(parseShard('auto', environment)).toEqual(shard)
  })

  test.each([
    ['no scheduler', {}, 'found none of'],
    ['two schedulers', { PARALLEL_SEQ: '1', JOB_COMPLETION_INDEX: '0', CHOKEPOINT_SHARDS: '2' }, 'expected one'],
    ['no number of tasks', { JOB_COMPLETION_INDEX: '0' }, 'CHOKEPOINT_SHARDS'],
    ['a task beyond the last', { JOB_COMPLETION_INDEX: '4', CHOKEPOINT_SHARDS: '4' }, 'below the number of shards'],
    [
      'an array with gaps',
      { SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_TASK_MIN: '1', SLURM_ARRAY_TASK_MAX: '7', SLURM_ARRAY_TASK_COUNT: '2' },
      'gaps',
    ],
  ])('refuses %s', (_, environment, reason) => {
    expect(() => parseShard('auto', environment)).toThrow(reason)
  })

  test('by hand takes i/n and nothing else', () => {
    expect(parseShard('1/4', {})).toEqual({ index: 1, count: 4 })
    for (const wrong of ['5/4', '1', '-1/4', '1/0', 'x/2']) expect(() => parseShard(wrong, {})).toThrow('--shard')
  })
})
