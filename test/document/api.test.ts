/** The API page says what the library's doc comments say today, and none of them is missing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { API_PAGE, apiText } from '../../scripts/api-page.mjs'
import { ROOT } from '../cli/command-line.ts'

test('the API page is not stale', async () => {
  expect(readFileSync(join(ROOT, API_PAGE), 'utf8') === (await apiText()), 'run: npm run generate').toBe(true)
})
