/** Assets for the tests of the report; the browser scripts are bundled here, so no build has to come first. */
import { pathToFileURL } from 'node:url'
import type { Assets } from '../../reports/assets.ts'
import { buildReportClient } from '../../scripts/build.mjs'
import { loadReportAssets } from '../../sim/cli/report-assets.ts'

/** The script only tells that it ran; enough where no browser opens the page. */
export const BARE_ASSETS: Assets = { fonts: { sans: '', serif: '' }, clientScript: 'void 0', engineScript: 'void 0' }

/** Fonts and scripts as shipped; `folder` is where the bundles go. */
export async function realAssets(folder: string): Promise<Assets> {
  await buildReportClient(folder)
  return loadReportAssets(pathToFileURL(`${folder}/`))
}
