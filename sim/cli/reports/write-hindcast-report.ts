/** The report of a hindcast as one HTML file. */
import { renderHindcast } from '../../../reports/hindcast.ts'
import type { HindcastResult } from '../../studies/hindcast/result.ts'
import { loadReportAssets } from './report-assets.ts'
import { OWN_MARKS, marked } from '../store/may-replace.ts'
import { writeFileDurably } from '../store/write-file.ts'

/** Returns the path it was given. */
export async function writeHindcastReport(result: HindcastResult, file: string): Promise<string> {
  await writeFileDurably(file, await renderHindcast(result, await loadReportAssets()), marked(OWN_MARKS.report))
  return file
}
