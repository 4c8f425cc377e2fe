/** `npm run generate`: every file that is written from the code alone, renewed where it is stale. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { generateFiles } from '../dist/generated-files.js'
import { API_PAGE, apiText } from './api-page.mjs'

const root = new URL('../', import.meta.url)
const renewed = [...(await generateFiles(root)), ...(await renewApi())]
process.stdout.write(renewed.length === 0 ? 'all generated files are up to date\n' : `renewed ${renewed.join(', ')}\n`)

async function renewApi() {
  const file = new URL(API_PAGE, root)
  const text = await apiText()
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return []
  writeFileSync(file, text)
  return [API_PAGE]
}
