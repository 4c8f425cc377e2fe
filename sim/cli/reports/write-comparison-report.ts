/** The report of a comparison as a file. */
import { renderComparison } from '../../../reports/compare.ts'
import type { ComparisonResult } from '../../studies/compare/result.ts'
import { loadReportAssets } from './report-assets.ts'
import { OWN_MARKS, marked } from '../store/may-replace.ts'
import { writeFileDurably } from '../store/write-file.ts'

/** Returns the path it was given. */
export async function writeComparisonReport(result: ComparisonResult, path: string): Promise<string> {
  await writeFileDurably(path, await renderComparison(result, await loadReportAssets()), marked(OWN_MARKS.report))
  return path
}
