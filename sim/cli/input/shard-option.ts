/** `--shard i/n`, or `--shard auto` where a scheduler says in the environment which of its tasks this is. */
import type { Shard } from '../../studies/batch/shard.ts'
import { UsageError } from '../terminal/exit.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** More tasks than any scheduler takes in one array. */
const MOST_SHARDS = 1_000_000

/** Number of shards where the scheduler does not tell it, or where an array is submitted in parts. */
const COUNT_VARIABLE = 'CHOKEPOINT_SHARDS'

export function parseShard(given: string, environment: Environment): Shard {
  if (given === 'auto') return detectShard(environment)
  const match = /^(\d+)\/(\d+)$/.exec(given)
  const problem = (expected: string): UsageError => new UsageError(`--shard: given ${given}; expected ${expected}`)
  if (match === null) throw problem('i/n, such as 0/4, or auto')
  const [index, count] = [Number(match[1]), Number(match[2])]
  if (count < 1 || count > MOST_SHARDS) throw problem(`a number of shards from 1 to ${MOST_SHARDS}`)
  if (index > count) throw problem(`a shard from 0 to ${count} (${count} is another name of 0: count from 0 or from 1)`)
  return { index: index % count, count }
}

/** What a scheduler says: its name, the variables that were read, the task's number from 0 and the number of tasks. */
interface Found {
  readonly scheduler: string
  readonly said: string
  readonly index: number
  readonly count: number | undefined
}

const SCHEDULERS = [slurm, kubernetes, awsBatch, gnuParallel]

function detectShard(environment: Environment): Shard {
  const found = SCHEDULERS.flatMap((read) => read(environment) ?? [])
  const [only] = found
  if (only === undefined)
    throw new UsageError(
      '--shard auto: found none of SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, AWS_BATCH_JOB_ARRAY_INDEX and PARALLEL_SEQ; expected a task of an array, or --shard i/n',
    )
  if (found.length > 1)
    throw new UsageError(
      `--shard auto: found ${found.map(({ scheduler, said }) => `${scheduler} (${said})`).join(' and ')}; expected one; name the shard with --shard i/n`,
    )
  const count = readCount(environment) ?? only.count
  if (count === undefined)
    throw new UsageError(
      `--shard auto: found ${only.scheduler} (${only.said}), which does not say how many tasks there are; expected ${COUNT_VARIABLE}`,
    )
  if (only.index >= count)
    throw new UsageError(
      `--shard auto: found ${only.scheduler} (${only.said}), task ${only.index} counted from 0; expected one below the number of shards, ${count}`,
    )
  return { index: only.index, count }
}

/** Numbers of an array begin at MIN and step by STEP; only whole arrays can be counted so. */
function slurm(environment: Environment): Found | undefined {
  const id = read(environment, 'SLURM_ARRAY_TASK_ID')
  if (id === undefined) return undefined
  const scheduler = 'Slurm'
  const names = ['ID', 'MIN', 'MAX', 'COUNT', 'STEP'].map((part) => `SLURM_ARRAY_TASK_${part}`)
  const said = names.flatMap((name) => (environment[name] ? [`${name}=${environment[name]}`] : [])).join(' ')
  // A part of an array (--array=3,7) does not know the whole: its numbers then count from 0 in the number that was set.
  if (readCount(environment) !== undefined) return { scheduler, said, index: id, count: undefined }
  const min = read(environment, 'SLURM_ARRAY_TASK_MIN') ?? 0
  const max = read(environment, 'SLURM_ARRAY_TASK_MAX')
  const step = read(environment, 'SLURM_ARRAY_TASK_STEP') || 1
  const count = read(environment, 'SLURM_ARRAY_TASK_COUNT')
  const steps = max === undefined ? count : Math.floor((max - min) / step) + 1
  if (steps !== undefined && ((count !== undefined && steps !== count) || (id - min) % step !== 0))
    throw new UsageError(
      `--shard auto: found Slurm (${said}), an array with gaps; expected ${COUNT_VARIABLE} beside it, or --shard i/n`,
    )
  return { scheduler, said, index: (id - min) / step, count: steps }
}

function kubernetes(environment: Environment): Found | undefined {
  return simple(environment, 'Kubernetes', 'JOB_COMPLETION_INDEX', undefined, 0)
}

function awsBatch(environment: Environment): Found | undefined {
  return simple(environment, 'AWS Batch', 'AWS_BATCH_JOB_ARRAY_INDEX', 'AWS_BATCH_JOB_ARRAY_SIZE', 0)
}

/** PARALLEL_SEQ counts jobs from 1. PARALLEL_JOBSLOT is of no use: several jobs have the same one. */
function gnuParallel(environment: Environment): Found | undefined {
  return simple(environment, 'GNU parallel', 'PARALLEL_SEQ', undefined, 1)
}

function simple(
  environment: Environment,
  scheduler: string,
  indexName: string,
  countName: string | undefined,
  first: number,
): Found | undefined {
  const index = read(environment, indexName)
  if (index === undefined) return undefined
  if (index < first) throw new UsageError(`${indexName}: given ${index}; expected a whole number from ${first}`)
  const count = countName === undefined ? undefined : read(environment, countName)
  const said = `${indexName}=${index}${count === undefined ? '' : ` ${countName}=${count}`}`
  return { scheduler, said, index: index - first, count }
}

function readCount(environment: Environment): number | undefined {
  const count = read(environment, COUNT_VARIABLE)
  if (count !== undefined && (count < 1 || count > MOST_SHARDS))
    throw new UsageError(`${COUNT_VARIABLE}: given ${count}; expected a whole number from 1 to ${MOST_SHARDS}`)
  return count
}

/** Empty is as good as unset. */
function read(environment: Environment, name: string): number | undefined {
  const given = environment[name]
  if (given === undefined || given === '') return undefined
  if (!/^\d+$/.test(given)) throw new UsageError(`${name}: given ${given}; expected a whole number`)
  return Number(given)
}
