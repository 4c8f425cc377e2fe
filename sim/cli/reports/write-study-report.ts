/** The page of a study as a file. */
import { renderStudyPage, type StudyPage } from '../../../reports/study.ts'
import { loadReportAssets } from './report-assets.ts'
import { OWN_MARKS, marked } from '../store/may-replace.ts'
import { writeFileDurably } from '../store/write-file.ts'

/** Returns the path it was given. */
export async function writeStudyReport(page: StudyPage, path: string): Promise<string> {
  await writeFileDurably(path, await renderStudyPage(page, await loadReportAssets()), marked(OWN_MARKS.report))
  return path
}
