/** The report of a hindcast as one HTML file. */
import { renderHindcast } from '../../reports/hindcast.ts'
import type { HindcastResult } from '../hindcast/result.ts'
import { loadReportAssets } from './report-assets.ts'
import { writeFileDurably } from './store/write-file.ts'

/** Returns the path it was given. */
export async function writeHindcastReport(result: HindcastResult, file: string): Promise<string> {
  await writeFileDurably(file, await renderHindcast(result, await loadReportAssets()))
  return file
}
