/** Assets and pages for the tests of the report; the browser script is bundled here, so no build has to come first. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Assets } from '../../reports/assets.ts'
import { loadReportAssets } from '../../sim/cli/report-assets.ts'

/** The script only tells that it ran; enough where no browser opens the page. */
export const BARE_ASSETS: Assets = { fonts: { sans: '', serif: '' }, clientScript: 'void 0' }

/** Fonts and script as shipped; `file` is where the bundle goes. */
export async function realAssets(file: string): Promise<Assets> {
  await build({
    entryPoints: [fileURLToPath(new URL('../../reports/client/index.ts', import.meta.url))],
    outfile: file,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  })
  return loadReportAssets(file)
}
