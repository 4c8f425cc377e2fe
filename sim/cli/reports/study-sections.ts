/** Finished studies of any kind by their folders: the section each adds to the report of a run, and its own page. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { comparisonSection } from '../../../reports/compare/section.ts'
import { discoveryPage, discoverySection } from '../../../reports/discovery/section.ts'
import { hindcastSection } from '../../../reports/hindcast/section.ts'
import type { ReportSection } from '../../../reports/section.ts'
import { sensitivityPage, sensitivitySection } from '../../../reports/sensitivity/section.ts'
import { solutionPage, solutionSection } from '../../../reports/sweep/solution.ts'
import { sweepPage, sweepSection } from '../../../reports/sweep/section.ts'
import type { Result } from '../../studies/batch/result.ts'
import type { ComparisonResult } from '../../studies/compare/result.ts'
import type { HindcastResult } from '../../studies/hindcast/result.ts'
import type { DiscoveryResult } from '../../studies/sensitivity/discovery.ts'
import type { SolutionResult } from '../../studies/solve/result.ts'
import type { SweepResult } from '../../studies/sweep/result.ts'
import type { SensitivityResult } from '../../studies/sensitivity/result.ts'
import { SUMMARY } from '../store/manifest.ts'
import { refuseChanged } from '../store/open-results.ts'
import { refuseOtherStudy } from '../store/other-engine.ts'
import { commandOfStudy, readStudyManifest, verifyStudy } from '../store/study-folder.ts'
import { writeComparisonReport } from './write-comparison-report.ts'
import { writeHindcastReport } from './write-hindcast-report.ts'
import { writeStudyReport } from './write-study-report.ts'

export interface Study {
  readonly folder: string
  /** Whether the run is one of those that the study is about. */
  isOf(run: Result): boolean
  /** As it stands in the report of a run. */
  section(run: Result): ReportSection
  /** Writes the study's own page and returns its path. */
  writeReport(path: string): Promise<string>
}

/** By the schema of summary.json. */
const STUDIES: Readonly<Record<string, (folder: string, result: unknown) => Study>> = {
  'chokepoint.comparison/1': (folder, result) => comparisonStudy(folder, result as ComparisonResult),
  'chokepoint.sensitivity/1': (folder, result) => sensitivityStudy(folder, result as SensitivityResult),
  'chokepoint.discovery/1': (folder, result) => discoveryStudy(folder, result as DiscoveryResult),
  'chokepoint.sweep/1': (folder, result) => sweepStudy(folder, result as SweepResult),
  'chokepoint.solution/1': (folder, result) => solutionStudy(folder, result as SolutionResult),
  'chokepoint.hindcast/1': (folder, result) => hindcastStudy(folder, result as HindcastResult),
}

/** Undefined when the folder holds no study; one that is not as it was written is refused. */
export async function readStudy(folder: string): Promise<Study | undefined> {
  const manifest = await readStudyManifest(folder)
  if (manifest === undefined) return undefined
  if (manifest !== 'damaged') refuseOtherStudy(folder, manifest, await commandOfStudy(folder))
  refuseChanged(folder, await verifyStudy(folder))
  const summary = JSON.parse(await readFile(join(folder, SUMMARY), 'utf8')) as { readonly schema: string }
  return STUDIES[summary.schema]!(folder, summary)
}

function comparisonStudy(folder: string, result: ComparisonResult): Study {
  return {
    folder,
    isOf: ({ run }) => result.policies.some(({ digest }) => digest === run.digest),
    section: () => comparisonSection(result),
    writeReport: (path) => writeComparisonReport(result, path),
  }
}

/** A study with settings of its own still says what the scenario's outcomes hang on; its section says that it differs. */
function sensitivityStudy(folder: string, result: SensitivityResult): Study {
  return {
    folder,
    isOf: ({ run, scenario }) => result.engine === run.engine && result.scenario.name === scenario.name,
    section: ({ run }) => sensitivitySection(result, run.scenarioHash),
    writeReport: (path) => writeStudyReport(sensitivityPage(result), path),
  }
}

function discoveryStudy(folder: string, result: DiscoveryResult): Study {
  return {
    folder,
    isOf: ({ run }) => result.scenario.digest === run.digest,
    section: () => discoverySection(result),
    writeReport: (path) => writeStudyReport(discoveryPage(result), path),
  }
}

function sweepStudy(folder: string, result: SweepResult): Study {
  return {
    folder,
    isOf: ({ run, scenario }) => result.engine === run.engine && result.scenario.name === scenario.name,
    section: () => sweepSection(result),
    writeReport: (path) => writeStudyReport(sweepPage(result), path),
  }
}

function solutionStudy(folder: string, result: SolutionResult): Study {
  return {
    folder,
    isOf: ({ run, scenario }) => result.engine === run.engine && result.scenario.name === scenario.name,
    section: () => solutionSection(result),
    writeReport: (path) => writeStudyReport(solutionPage(result), path),
  }
}

/** History vouches for the engine, whatever the scenario. */
function hindcastStudy(folder: string, result: HindcastResult): Study {
  return {
    folder,
    isOf: ({ run }) => result.engine === run.engine,
    section: () => hindcastSection(result),
    writeReport: (path) => writeHindcastReport(result, path),
  }
}
