/** Assets for the tests of the report. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Assets } from '../../reports/assets.ts'
import { renderReport } from '../../reports/index.ts'
import { loadReportAssets } from '../../sim/cli/reports/report-assets.ts'
import { ROOT } from '../cli/command-line.ts'
import { syntheticResult } from './fixture.ts'

/** The script only tells that it ran; enough where no browser opens the page. */
export const BARE_ASSETS: Assets = {
  fonts: { sans: '', serif: '' },
  clientScript: 'void 0',
  engineScript: 'void 0',
  notices: '',
}

/** Fonts, scripts and licences as shipped; test/cli/build.ts has built them. */
export const realAssets = (): Promise<Assets> => loadReportAssets(pathToFileURL(join(ROOT, 'dist/')))

/** A batch that is not finished: its report says so. */
export const RESULT = syntheticResult({ requested: 300 })
let page: Promise<string> | undefined

/** The report of it as shipped, drawn once for all the test files of a process. */
export function reportPage(): Promise<string> {
  page ??= realAssets().then((assets) => renderReport(RESULT, assets))
  return page
}
