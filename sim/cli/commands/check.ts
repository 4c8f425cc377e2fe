/** `chokepoint check DIR…`: holds expectations against finished folders; nothing is run again. */
import { join, resolve } from 'node:path'
import type { CommandModule } from 'yargs'
import type { ExpectationResult } from '../../studies/batch/result.ts'
import type { JudgedRun } from '../../expect/junit.ts'
import type { Expected, Scenario } from '../../scenario/scenario.ts'
import { UsageError } from '../terminal/exit.ts'
import { judgeStored } from '../terminal/judge-stored.ts'
import { prepareScenario } from '../input/prepare-scenario.ts'
import { weighStored } from '../jobs/weigh-stored.ts'
import { readBatch } from '../store/read-batch.ts'
import { openResults } from '../store/open-results.ts'
import { concludeExpectations, formatExpectations, refuseJunit } from '../terminal/tell-expectations.ts'
import { OPTIONS } from './options.ts'

interface Arguments {
  readonly dir: readonly string[]
  readonly expect: string | undefined
  readonly junit: string | undefined
  readonly strict: boolean
  readonly json: boolean
  readonly quiet: boolean
}

export const checkCommand: CommandModule<object, Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('dir', { describe: 'Results folders', type: 'string', array: true, demandOption: true })
      .option('expect', {
        type: 'string',
        requiresArg: true,
        describe: 'Scenario file whose expect: block to use [default: the one of each folder]',
      })
      .option('junit', OPTIONS.junit)
      .option('strict', OPTIONS.strict)
      .option('json', { ...OPTIONS.json, describe: 'One JSON document per folder on stdout' })
      .option('quiet', OPTIONS.quiet),
  async handler({ dir, expect, junit, strict, json, quiet }) {
    refuseTwins(dir)
    const file = expect === undefined ? undefined : prepareScenario(expect, [], { weighs: true })
    const given = file === undefined ? undefined : requireExpected(expect!, file.scenario)
    refuseJunit(junit, dir, file?.inputs ?? [])
    const runs: JudgedRun[] = []
    for (const folder of dir) runs.push(await checkFolder(folder, given))
    for (const run of runs)
      if (json) process.stdout.write(`${JSON.stringify({ schema: 'chokepoint.check/1', ...run })}\n`)
      else if (!quiet) process.stdout.write(`${run.scenario}\n${formatExpectations(run.expectations)}`)
    await concludeExpectations(runs, { junit, strict, quiet: quiet || json })
  },
}

function refuseTwins(folders: readonly string[]): void {
  const paths = folders.map((folder) => resolve(folder))
  const twin = folders.find((_, f) => paths.indexOf(paths[f]!) < f)
  if (twin !== undefined) throw new UsageError(`${twin}: given twice`)
}

function requireExpected(file: string, { expect }: Scenario): Readonly<Record<string, Expected>> {
  if (expect === undefined) throw new UsageError(`${file}: has no expect: block`)
  return expect
}

async function checkFolder(folder: string, given: Readonly<Record<string, Expected>> | undefined): Promise<JudgedRun> {
  const { manifest, prepared } = await openResults(folder, true)
  const { scenario } = prepared
  const expected = given ?? requireExpected(join(folder, 'scenario.yaml'), scenario)
  const batch = await readBatch(folder, manifest, scenario.weeks)
  const weighed = weighStored(prepared, manifest.seed, batch)
  const { seed, replicates, digest } = manifest
  try {
    return {
      scenario: scenario.name,
      seed,
      replicates,
      digest,
      folder,
      expectations: judge(folder, expected, scenario, weighed, seed),
    }
  } finally {
    batch.close()
  }
}

/** Expectations of another scenario may name what this one does not have. */
function judge(folder: string, ...args: Parameters<typeof judgeStored>): readonly ExpectationResult[] {
  try {
    return judgeStored(...args)
  } catch (error) {
    throw new UsageError(`${folder}: ${(error as Error).message}`)
  }
}
