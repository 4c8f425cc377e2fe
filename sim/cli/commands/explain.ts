/** `chokepoint explain DIR`: what is in a results folder or a study, how to make it again, and what an outcome went with. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Argv, CommandModule } from 'yargs'
import { measureFolder } from '../jobs/measure-folder.ts'
import type { Manifest } from '../store/manifest.ts'
import { openUnfinished, refuseChanged } from '../store/open-results.ts'
import { readStudyManifest, type StudyManifest, verifyStudy } from '../store/study-folder.ts'
import { UsageError } from '../terminal/exit.ts'
import { explanationText } from '../terminal/explanation-text.ts'

const options = (yargs: Argv) =>
  yargs
    .positional('dir', { describe: 'Results folder, or folder of a study', type: 'string', demandOption: true })
    .option('outcome', {
      type: 'string',
      requiresArg: true,
      describe:
        "Which draws go with it, and which runs to look at: an outcome, or 'sum(lostUse.evMotors) by 2025-12-31'",
    })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const explainCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  async handler({ dir, outcome }) {
    process.stdout.write(await explain(dir, outcome))
  },
}

async function explain(dir: string, outcome: string | undefined): Promise<string> {
  const study = await readStudyManifest(dir)
  if (study === undefined)
    return outcome === undefined
      ? explainFolder(dir, await openUnfinished(dir))
      : explanationText(dir, await measureFolder(dir, { outcome }))
  refuseChanged(dir, await verifyStudy(dir))
  if (study === 'damaged') throw new UsageError(`${dir}: the manifest is damaged or of another version`)
  if (outcome === undefined) return explainStudy(dir, study)
  const parts = study.parts.map(({ name }) => join(dir, name)).join(', ')
  const instead = parts === '' ? '' : `; its batches are ${parts}`
  throw new UsageError(`--outcome: ${dir} is a ${study.study}; expected the folder of a run${instead}`)
}

const CONTENTS: readonly (readonly [string, string])[] = [
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

const STUDY_CONTENTS: readonly (readonly [string, string])[] = [
  ['manifest.json', 'versions, seed, batches and checksums'],
  ['summary.json', 'every figure of the study'],
  ['levels.csv', 'a row per outcome and level'],
  ['rows.parquet', 'a row per run of the design'],
  ['report.html', 'the report; opens without a network'],
]

async function explainStudy(dir: string, manifest: StudyManifest): Promise<string> {
  const { command } = manifest as { readonly command?: string }
  const { study, seed, replicates, chokepoint, engine, parts } = manifest
  return [
    `study       ${study}`,
    `replicates  ${replicates}, seed ${seed}`,
    `versions    chokepoint ${chokepoint}, engine ${engine}`,
    ...(command === undefined ? [] : ['', 'Made again by', `  ${command}`]),
    ...(parts.length === 0 ? [] : ['', 'Batches', ...parts.map(({ name, digest }) => `  ${name}  ${digest}`)]),
    '',
    ...(await contentsOf(dir, STUDY_CONTENTS)),
    '',
  ].join('\n')
}

async function contentsOf(dir: string, known: typeof CONTENTS): Promise<string[]> {
  const lines: string[] = []
  for (const [name, what] of known) if (await exists(join(dir, name))) lines.push(`${name.padEnd(18)}${what}`)
  return lines
}

async function explainFolder(dir: string, manifest: Manifest): Promise<string> {
  const { scenario, replicates, seed, chunks } = manifest
  const missing = chunks.filter((chunk) => chunk.sha256 === null).length
  const state =
    missing > 0
      ? `${chunks.length - missing} of ${chunks.length} chunks computed; the same command goes on`
      : manifest.digest === null
        ? 'all chunks computed, not yet summarized; the same command goes on'
        : 'complete'
  const lines = [
    `scenario    ${scenario}`,
    `replicates  ${replicates}, seed ${seed}`,
    `versions    chokepoint ${manifest.chokepoint}, engine ${manifest.engine}`,
    `state       ${state}`,
    ...(manifest.digest === null ? [] : [`digest      ${manifest.digest}`]),
    '',
    'Made again, byte for byte, by',
    `  chokepoint run ${join(dir, 'scenario.yaml')} --replicates ${replicates} --seed ${seed} -o again`,
    '',
  ]
  lines.push(
    ...(await contentsOf(dir, CONTENTS)),
    '',
    'Which draws go with an outcome, and which runs to look at',
    `  chokepoint explain ${dir} --outcome totalLostUse`,
    '',
    'Weekly series in DuckDB, pandas and R (a dot in a series name is an underscore in a column name):',
    `  SELECT week, quantile_cont(quotePrice_Dy, 0.5) FROM '${dir}/chunks/*.parquet' GROUP BY week ORDER BY week`,
    `  pandas.read_parquet('${dir}/chunks')`,
    `  arrow::open_dataset('${dir}/chunks')`,
  )
  return `${lines.join('\n')}\n`
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
