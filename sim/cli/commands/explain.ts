/** `chokepoint explain DIR`: what is in a folder that any command wrote, how to make it again, and what an outcome went with. */
import { join } from 'node:path'
import type { Argv, CommandModule } from 'yargs'
import { measureFolder } from '../jobs/measure-folder.ts'
import { readExport } from '../store/data-dictionary.ts'
import type { Manifest } from '../store/manifest.ts'
import { openUnfinished, refuseChanged } from '../store/open-results.ts'
import { manifestsIn } from '../store/results-folder.ts'
import { readCalibration, ROUNDS } from '../store/stored-calibration.ts'
import { commandOfStudy, readStudyManifest, type StudyManifest, verifyStudy } from '../store/study-folder.ts'
import { engineProblems } from '../store/verify-folder.ts'
import { UsageError } from '../terminal/exit.ts'
import { explanationText } from '../terminal/explanation-text.ts'
import { calibrationText, exportText, runText, shardsText, studyText } from '../terminal/folder-text.ts'

const options = (yargs: Argv) =>
  yargs
    .positional('dir', {
      describe: 'Folder that any command wrote',
      type: 'string',
      demandOption: true,
    })
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
  if (study !== undefined) return explainStudy(dir, study, outcome)
  const other = await otherText(dir)
  if (other === undefined)
    return outcome === undefined
      ? runText(dir, await openUnfinished(dir))
      : explanationText(dir, await measureFolder(dir, { outcome }))
  if (outcome === undefined) return other.text
  throw new UsageError(`--outcome: ${dir} holds ${other.holds}; expected the folder of a run`)
}

async function explainStudy(
  dir: string,
  study: StudyManifest | 'damaged',
  outcome: string | undefined,
): Promise<string> {
  await refuseChangedStudy(dir, study)
  if (study === 'damaged') throw new UsageError(`${dir}: the manifest is damaged or of another version`)
  if (outcome === undefined) return studyText(dir, study, await commandOfStudy(dir))
  const parts = study.parts.map(({ name }) => join(dir, name)).join(', ')
  const instead = parts === '' ? '' : `; its batches are ${parts}`
  throw new UsageError(`--outcome: ${dir} is a ${study.study}; expected the folder of a run${instead}`)
}

/** One of another engine is explained too. */
async function refuseChangedStudy(dir: string, study: StudyManifest | 'damaged'): Promise<void> {
  const ofEngine = study === 'damaged' ? [] : engineProblems(study)
  const { problems } = await verifyStudy(dir)
  refuseChanged(dir, { problems: problems.filter((problem) => !ofEngine.includes(problem)) })
}

/** Folders that are neither a run nor a study. */
async function otherText(dir: string): Promise<{ readonly holds: string; readonly text: string } | undefined> {
  const calibration = await readCalibration(dir)
  if (calibration === 'damaged') throw new UsageError(`${join(dir, ROUNDS)}: is damaged`)
  if (calibration !== undefined) return { holds: 'a calibration', text: calibrationText(dir, calibration) }
  const exported = await readExport(dir)
  if (exported !== undefined) return { holds: 'exported tables', text: exportText(dir, exported) }
  const shards = await shardsOf(dir)
  return shards.length === 0 ? undefined : { holds: 'shards', text: shardsText(dir, shards) }
}

/** None where a whole batch lies there. */
async function shardsOf(dir: string): Promise<Manifest[]> {
  const found = await manifestsIn(dir)
  if (found.some(({ manifest }) => manifest !== 'damaged' && manifest.shard === undefined)) return []
  return found.map(({ name, manifest }) => {
    if (manifest === 'damaged') throw new UsageError(`${join(dir, name)}: is damaged or of another version`)
    return manifest
  })
}
