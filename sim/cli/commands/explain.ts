/** `chokepoint explain DIR`: what is in a results folder, and how to make it again. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommandModule } from 'yargs'
import type { Manifest } from '../store/manifest.ts'
import { openUnfinished } from '../store/open-results.ts'

interface Arguments {
  readonly dir: string
}

export const explainCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => yargs.positional('dir', { describe: 'Results folder', type: 'string', demandOption: true }),
  async handler({ dir }) {
    process.stdout.write(await explainFolder(dir, await openUnfinished(dir)))
  },
}

const CONTENTS: readonly (readonly [string, string])[] = [
  ['manifest.json', 'versions, seed, chunks and checksums'],
  ['scenario.yaml', 'the scenario with everything it extends, as it was run'],
  ['observations.csv', 'observed figures drawn beside the simulated ones'],
  ['design.parquet', 'a row per replicate: the value drawn for each uncertainty'],
  ['outcomes.parquet', 'a row per replicate: its outcomes, null where one did not happen'],
  ['chunks', 'a row per replicate and week: every weekly series'],
  ['summary.json', 'quantiles of every series and outcome'],
  ['report.html', 'the report; opens without a network'],
  ['run.log.jsonl', 'when, where and how fast'],
]

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
  for (const [name, what] of CONTENTS) if (await exists(join(dir, name))) lines.push(`${name.padEnd(18)}${what}`)
  lines.push(
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
