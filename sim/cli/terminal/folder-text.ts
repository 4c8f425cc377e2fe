/** What `explain` says of each kind of folder: what it is, who wrote it, what makes it again, what lies in it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { formatShard } from '../../studies/batch/shard.ts'
import type { StoredCalibration } from '../store/stored-calibration.ts'
import type { Manifest } from '../store/manifest.ts'
import { renewal } from '../store/other-engine.ts'
import type { StudyManifest } from '../store/study-folder.ts'
import { engineProblems } from '../store/verify-folder.ts'
import { shellWord } from './shell-word.ts'

type Contents = readonly (readonly [name: string, what: string])[]

const RUN_CONTENTS: Contents = [
  ['manifest.json', 'versions, seed, chunks and checksums'],
  ['scenario.yaml', 'the scenario with everything it extends, as it was run'],
  ['observations.csv', 'observed figures drawn beside the simulated ones'],
  ['condition.csv', 'observed figures that the runs are weighed by'],
  ['design.parquet', 'a row per replicate: the value drawn for each uncertainty'],
  ['outcomes.parquet', 'a row per replicate: its outcomes, null where one did not happen'],
  ['chunks', 'a row per replicate and week: every weekly series'],
  ['summary.json', 'quantiles of every series and outcome'],
  ['report.html', 'the report; opens without a network'],
  ['run.log.jsonl', 'when, where and how fast'],
]

export function runText(dir: string, manifest: Manifest): string {
  const { scenario, chunks, digest } = manifest
  const missing = chunks.filter((chunk) => chunk.sha256 === null).length
  const state =
    missing > 0
      ? `${chunks.length - missing} of ${chunks.length} chunks computed; the same command goes on`
      : digest === null
        ? 'all chunks computed, not yet summarized; the same command goes on'
        : 'complete'
  return lines([
    `scenario    ${scenario}`,
    ...origin(manifest),
    `state       ${state}`,
    ...(digest === null ? [] : [`digest      ${digest}`]),
    '',
    ...madeAgain(dir, manifest),
    '',
    ...contentsOf(dir, RUN_CONTENTS),
    '',
    ...(isOfThisEngine(manifest)
      ? [
          'Which draws go with an outcome, and which runs to look at',
          `  chokepoint explain ${shellWord(dir)} --outcome totalLostUse`,
          '',
        ]
      : []),
    'Weekly series in DuckDB, pandas and R (a dot in a series name is an underscore in a column name):',
    `  SELECT week, quantile_cont(quotePrice_Dy, 0.5) FROM '${dir}/chunks/*.parquet' GROUP BY week ORDER BY week`,
    `  pandas.read_parquet('${dir}/chunks')`,
    `  arrow::open_dataset('${dir}/chunks')`,
  ])
}

const isOfThisEngine = (manifest: { readonly engine: string }): boolean => engineProblems(manifest).length === 0

function madeAgain(dir: string, manifest: Manifest): string[] {
  const { replicates, seed } = manifest
  if (!isOfThisEngine(manifest))
    return [`Of another engine: other figures come of it here`, `  ${renewal(dir, manifest)}`]
  const path = shellWord(join(dir, 'scenario.yaml'))
  return [
    'Made again, byte for byte, by',
    `  chokepoint run ${path} --replicates ${replicates} --seed ${seed} -o again`,
  ]
}

const STUDY_CONTENTS: Contents = [
  ['manifest.json', 'versions, seed, batches and checksums'],
  ['summary.json', 'every figure of the study'],
  ['scenario.yaml', 'the scenario that was found'],
  ['levels.csv', 'a row per outcome and level'],
  ['rows.parquet', 'a row per run of the design'],
  ['report.html', 'the report; opens without a network'],
]

/** `command`: as it stands in the summary of the study. */
export function studyText(dir: string, manifest: StudyManifest, command: string | undefined): string {
  const { study, parts } = manifest
  return lines([
    `study       ${study}`,
    ...origin(manifest),
    ...(command === undefined ? [] : ['', 'Made again by', `  ${command}`]),
    ...(parts.length === 0 ? [] : ['', 'Batches', ...parts.map(({ name, digest }) => `  ${name}  ${digest}`)]),
    '',
    ...contentsOf(dir, STUDY_CONTENTS),
  ])
}

/** `shards`: manifests of those that lie there, of one batch. */
export function shardsText(dir: string, shards: readonly Manifest[]): string {
  const [first] = shards as readonly [Manifest, ...Manifest[]]
  const { count } = first.shard!
  const known = new Set(shards.map(({ shard }) => shard!.index))
  const absent = Array.from({ length: count }, (_, index) => index).filter((index) => !known.has(index))
  const states = shards.map(({ shard, chunks, digest }) => {
    const stored = chunks.filter(({ sha256 }) => sha256 !== null).length
    const state = digest === null ? `${stored} of ${chunks.length} chunks; the same command goes on` : 'complete'
    return `  ${formatShard(shard!)}  ${state}`
  })
  const elsewhere = absent.map((index) => `${index}/${count}`).join(', ')
  return lines([
    `shards      of a batch of ${first.scenario}`,
    ...origin(first),
    ...states,
    ...(absent.length === 0 ? [] : [`  not here: ${elsewhere}`]),
    '',
    'When all are there, one batch is made of them by',
    `  chokepoint merge ${shellWord(dir)} -o ${shellWord(dir)}`,
    '',
    ...contentsOf(dir, RUN_CONTENTS),
  ])
}

const CALIBRATION_CONTENTS: Contents = [
  ['manifest.json', 'what was fitted to what, and the command'],
  ['posterior.yaml', 'the draws: what posterior: of a scenario may name'],
  ['rounds.csv', 'how near the rounds came'],
  ['rounds.json', 'every round, to go on from'],
]

export function calibrationText(dir: string, stored: StoredCalibration): string {
  const { scenarios, seed, particles, rounds, quantities, figures, engine, source } = stored
  return lines([
    `calibration ${scenarios.join(', ')}`,
    `fitted      ${quantities} quantities to ${figures} figures`,
    `particles   ${particles}, seed ${seed}`,
    `versions    engine ${engine}`,
    `state       ${rounds} rounds${source === undefined ? '; the same command goes on' : ', complete'}`,
    ...(source === undefined ? [] : ['', 'Made again by', `  ${source.replace(/; engine .*/, '')}`]),
    '',
    ...contentsOf(dir, CALIBRATION_CONTENTS),
  ])
}

const EXPORT_CONTENTS: Contents = [
  ['datapackage.json', 'every file and column with type and unit (Frictionless Data)'],
  ['dictionary.csv', 'every column with its unit and what it means'],
  ['series.csv', 'every week of every replicate'],
  ['outcomes.csv', 'the outcomes of every replicate'],
  ['design.csv', 'what was drawn in every replicate'],
]

/** `exported`: what its datapackage.json says of where it came from. */
export function exportText(
  dir: string,
  exported: { readonly name: string; readonly engine: string; readonly digest: string },
): string {
  return lines([
    `tables      of a run of ${exported.name}`,
    `versions    engine ${exported.engine}`,
    `digest      ${exported.digest}, of the run`,
    '',
    'Made again by chokepoint export, of the folder with that digest',
    '',
    ...contentsOf(dir, EXPORT_CONTENTS),
  ])
}

function origin({
  replicates,
  seed,
  chokepoint,
  engine,
}: Pick<Manifest, 'replicates' | 'seed' | 'chokepoint' | 'engine'>): string[] {
  return [`replicates  ${replicates}, seed ${seed}`, `versions    chokepoint ${chokepoint}, engine ${engine}`]
}

const contentsOf = (dir: string, known: Contents): string[] =>
  known.filter(([name]) => existsSync(join(dir, name))).map(([name, what]) => `${name.padEnd(18)}${what}`)

const lines = (texts: readonly string[]): string => `${texts.join('\n')}\n`
