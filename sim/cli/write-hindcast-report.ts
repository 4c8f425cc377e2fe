/** The report of a hindcast as one HTML file. */
import type { HindcastResult } from '../hindcast/result.ts'
import { writeFileDurably } from './store/write-file.ts'

export async function writeHindcastReport(result: HindcastResult, file: string): Promise<void> {
  await writeFileDurably(file, JSON.stringify(result))
}
