/** The report of a result as a file. */
import { renderReport, type ReportSection } from '../../reports/index.ts'
import type { Result } from '../batch/result.ts'
import { loadReportAssets } from './report-assets.ts'
import { writeFileDurably } from './store/write-file.ts'

/** Returns the path it was given. */
export async function writeReport(
  result: Result,
  path: string,
  studies: readonly ReportSection[] = [],
): Promise<string> {
  await writeFileDurably(path, await renderReport(result, await loadReportAssets(), studies))
  return path
}
