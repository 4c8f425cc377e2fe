/** `chokepoint discover DIR`: which combinations of what is uncertain make an outcome bad. */
import { join } from 'node:path'
import type { Argv, CommandModule } from 'yargs'
import { discoveryPage } from '../../../reports/discovery/section.ts'
import { meaningOf } from '../../scenario/text/paths.ts'
import { type DiscoveryResult, discoveryWords, isByChance } from '../../studies/sensitivity/discovery.ts'
import { discover, LEAST_RUNS } from '../../studies/sensitivity/prim.ts'
import { engine } from '../engine.ts'
import { measureFolder } from '../jobs/measure-folder.ts'
import { UsageError } from '../terminal/exit.ts'
import { shellWord } from '../terminal/shell-word.ts'
import { refuseForeign, type StudyIdentity, writeStudy } from '../store/study-folder.ts'
import { writeStudyReport } from '../reports/write-study-report.ts'
import { OPTIONS } from './options.ts'

const options = (yargs: Argv) =>
  yargs.positional('dir', { describe: 'Folder of a finished run', type: 'string', demandOption: true }).options({
    outcome: {
      type: 'string',
      requiresArg: true,
      demandOption: true,
      describe: "An outcome, or what expect: can say of one run: 'sum(lostUse.evMotors) by 2025-12-31'",
    },
    at: OPTIONS.at,
    above: { type: 'string', requiresArg: true, describe: 'Runs of interest lie above this value' },
    below: { type: 'string', requiresArg: true, describe: 'Runs of interest lie below this value' },
    output: { ...OPTIONS.output, describe: 'Folder [default: DIR-discovery]' },
    json: OPTIONS.json,
  })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const discoverCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler(argv) {
    const folder = argv.output ?? `${argv.dir.replace(/\/+$/, '')}-discovery`
    await refuseForeign(folder, 'discovery')
    const result = await discoverIn(argv)
    await writeStudy(folder, identityOf(result), [['summary.json', `${JSON.stringify(result)}\n`]])
    const report = await writeStudyReport(discoveryPage(result), join(folder, 'report.html'))
    process.stdout.write(
      argv.json
        ? `${JSON.stringify(result)}\n`
        : `${discoveryWords(result)}\n\nreport   ${report}\nresults  ${folder}\n`,
    )
  },
}

function identityOf({ engine: version, seed, runs, scenario, command }: DiscoveryResult): StudyIdentity {
  const details = { scenario: scenario.name, digest: scenario.digest, command }
  return { study: 'discovery', engine: version, seed, replicates: runs, parts: [], details }
}

async function discoverIn(argv: Arguments): Promise<DiscoveryResult> {
  const { side, limit } = thresholdOf(argv)
  const { manifest, scenario, quantity, replicates, kept, values, varying } = await measureFolder(argv.dir, argv)
  const hits = Uint8Array.from(values, (value) => ((side === 'above' ? value > limit : value < limit) ? 1 : 0))
  refuseTooFew(argv.dir, `${quantity.name} ${side} ${limit}`, hits, varying.length)
  const found = discover({ columns: varying.map(({ column }) => column), hits }, manifest.seed)
  const named = <T extends { readonly column: number }>({ column, ...rest }: T) => {
    const { path } = varying[column]!
    const { unit, doc: meaning } = meaningOf(scenario, engine.KINDS, path)
    return { path, unit, meaning, ...rest }
  }
  const { box, trajectory, chance, shuffles, ...inside } = found
  return {
    schema: 'chokepoint.discovery/1',
    engine: manifest.engine,
    seed: manifest.seed,
    command: commandOf(scenario.name, argv),
    scenario: { name: scenario.name, title: scenario.title, digest: manifest.digest },
    outcome: { name: quantity.name, label: quantity.label, unit: quantity.unit, side, limit },
    runs: kept.length,
    distinct: new Set(kept.map((_, k) => varying.map(({ column }) => column[k]).join())).size,
    hits: hits.reduce((sum, hit) => sum + hit, 0),
    leftOut: replicates - kept.length,
    inside,
    box: box.map((one) => ({ ...named(one), drawn: endsOf(varying[one.column]!.column) })),
    chance,
    shuffles,
    byChance: isByChance(box.length, chance),
    trajectory: trajectory.map((step) => ({ ...step, box: step.box.map(named) })),
    points: Array.from(values.slice(0, MOST_POINTS), (value, k) => ({
      draws: box.map(({ column }) => varying[column]!.column[k]!),
      value,
    })),
  }
}

/** Runs kept for the picture. */
const MOST_POINTS = 1_000

function endsOf(column: Float64Array): [number, number] {
  return [
    column.reduce((least, value) => Math.min(least, value), Infinity),
    column.reduce((most, value) => Math.max(most, value), -Infinity),
  ]
}

function commandOf(scenario: string, { outcome, at, above, below }: Arguments): string {
  const limit = above === undefined ? `--below ${below ?? ''}` : `--above ${above}`
  return `chokepoint discover out/${scenario} --outcome ${shellWord(outcome)}${at === undefined ? '' : ` --at ${at}`} ${limit}`
}

function thresholdOf({ above, below }: Arguments): { readonly side: 'above' | 'below'; readonly limit: number } {
  const given = above ?? below
  if (given === undefined || (above !== undefined && below !== undefined))
    throw new UsageError('expected either --above X or --below X')
  const limit = Number(given)
  if (given.trim() === '' || !Number.isFinite(limit))
    throw new UsageError(`--${above === undefined ? 'below' : 'above'}: given ${given}; expected a number`)
  return { side: above === undefined ? 'below' : 'above', limit }
}

/** Fewer runs of either sort leave nothing to tell apart. */
const LEAST_RUNS_IN_ALL = 5 * LEAST_RUNS

function refuseTooFew(folder: string, what: string, hits: Uint8Array, varying: number): void {
  const found = hits.reduce((sum, hit) => sum + hit, 0)
  if (varying === 0)
    throw new UsageError(`${folder}: no uncertainty varies between its runs; nothing can be discovered`)
  if (hits.length < LEAST_RUNS_IN_ALL)
    throw new UsageError(
      `${folder}: ${hits.length} runs with this outcome; expected at least ${LEAST_RUNS_IN_ALL} (run --replicates 200)`,
    )
  if (found < LEAST_RUNS || hits.length - found < LEAST_RUNS)
    throw new UsageError(
      `${folder}: ${what} in ${found} of ${hits.length} runs; expected at least ${LEAST_RUNS} with and ${LEAST_RUNS} without: choose another limit`,
    )
}
