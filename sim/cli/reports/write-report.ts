/** The report of a result as a file. */
import { type ReportSection, renderReport } from '../../../reports/index.ts'
import type { Result } from '../../studies/batch/result.ts'
import { ENGINE_VERSION } from '../../index.ts'
import { liveSetup } from '../../studies/live/setup.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { loadReportAssets } from './report-assets.ts'
import { OWN_MARKS, marked } from '../store/may-replace.ts'
import { writeFileDurably } from '../store/write-file.ts'

export interface ReportOptions {
  /** The scenario that was run: the page then carries the simulator, where it is the engine that made the result. */
  readonly live?: Scenario | undefined
  readonly studies?: readonly ReportSection[]
}

/** Returns the path it was given. */
export async function writeReport(result: Result, path: string, options: ReportOptions = {}): Promise<string> {
  const { live, studies = [] } = options
  const setup = live === undefined || result.run.engine !== ENGINE_VERSION ? undefined : liveSetup(live, result)
  const html = await renderReport(result, await loadReportAssets(), studies, setup)
  await writeFileDurably(path, html, marked(OWN_MARKS.report))
  return path
}
