/** Reads what the report embeds: two fonts from their packages, scripts and licences from the build. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Assets } from '../../../reports/assets.ts'

const require = createRequire(import.meta.url)

const SANS = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'
const SERIF = '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2'

/** `folder`: where the build put the bundles of reports/client; next to the bundled command unless a test says otherwise. */
export async function loadReportAssets(folder: URL = new URL('./', import.meta.url)): Promise<Assets> {
  const bundle = (name: string): Promise<string> => readFile(fileURLToPath(new URL(name, folder)), 'utf8')
  const font = async (name: string): Promise<string> => (await readFile(require.resolve(name))).toString('base64')
  const [sans, serif, clientScript, engineScript, notices] = await Promise.all([
    font(SANS),
    font(SERIF),
    bundle('report-client.js'),
    bundle('report-engine.js'),
    bundle('report-notices.txt'),
  ])
  return { fonts: { sans, serif }, clientScript, engineScript, notices }
}
