/** The report of a hindcast as one HTML file. */
import { renderHindcast } from '../../reports/hindcast.ts'
import type { HindcastResult } from '../hindcast/result.ts'
import { loadReportAssets } from './report-assets.ts'
import { writeFileDurably } from './store/write-file.ts'

export async function writeHindcastReport(result: HindcastResult, file: string): Promise<void> {
  await writeFileDurably(file, await renderHindcast(result, await loadReportAssets()))
}
