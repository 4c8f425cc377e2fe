/** `npm run generate`: every file that is written from the code alone, renewed where it is stale. */
import { generateFiles } from '../dist/generated-files.js'

const renewed = await generateFiles(new URL('../', import.meta.url))
process.stdout.write(renewed.length === 0 ? 'all generated files are up to date\n' : `renewed ${renewed.join(', ')}\n`)
