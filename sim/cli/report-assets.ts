/** Reads what the report embeds: two fonts from their packages and the page script from the build. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Assets } from '../../reports/assets.ts'

const require = createRequire(import.meta.url)

const SANS = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'
const SERIF = '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2'

/** `clientScript`: path of the bundle of reports/client/index.ts, which the build puts next to the command. */
export async function loadReportAssets(
  clientScript: string = fileURLToPath(new URL('./report-client.js', import.meta.url)),
): Promise<Assets> {
  const font = async (name: string): Promise<string> => (await readFile(require.resolve(name))).toString('base64')
  const [sans, serif, script] = await Promise.all([font(SANS), font(SERIF), readFile(clientScript, 'utf8')])
  return { fonts: { sans, serif }, clientScript: script }
}
