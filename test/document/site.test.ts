/** `npm run docs` builds one site, in which every link leads somewhere. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { ROOT } from '../cli/command-line.ts'

const page = (name: string): string => readFileSync(join(ROOT, 'dist/site', name), 'utf8')

beforeAll(() => {
  // Ends with 1, and with a list, where a link is dead.
  execFileSync(join(ROOT, 'node_modules/.bin/eleventy'), ['--config=scripts/site.mjs', '--quiet'], { cwd: ROOT })
})

test('a link between pages, to a heading too, is one of the site', () => {
  expect(page('index.html')).toContain('<a href="how-to/plant.html">')
  expect(page('tutorial.html')).toContain('<a href="reference/levers.html#leverage">')
  expect(page('how-to/plant.html')).toContain('<a href="../tutorial.html">')
})

test('what lies outside docs/ is named, and no link', () => {
  expect(page('how-to/agent-kind.html')).toContain('<code>customs.ts</code>')
  expect(page('how-to/agent-kind.html')).not.toMatch(/href="[^"]*customs/)
})

test('pages ask for no network', () => {
  expect(page('explanation/market.html')).not.toMatch(/<script|src="http|<link/)
})
