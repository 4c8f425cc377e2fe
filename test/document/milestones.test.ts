/** What the tutorial says of itself, counted. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../cli/command-line.ts'
import { milestonesOf } from './milestones.ts'

test('the tutorial takes as many commands to each milestone as its table says', () => {
  const page = readFileSync(join(ROOT, 'docs/tutorial.md'), 'utf8')
  const said = [...page.matchAll(/^\| \d \| [^|]+ \| (\d+) \|/gm)].map(([, commands]) => Number(commands))
  let soFar = 0
  expect(said).toEqual(milestonesOf(page).map(({ commands }) => (soFar += commands.length)))
  expect(said).toHaveLength(5)
})
