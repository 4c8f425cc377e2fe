/** Asked to end in the midst of its work, a command says so by its exit code, whether it can be resumed or not. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chokepoint, newFolder, REAL, SCENARIO } from '../cli/command-line.ts'

const LONG = ['-n', '400', '-w', '1']
const folder = newFolder()

test.each([
  ['run', [SCENARIO], 'SIGTERM', 75],
  ['hindcast', [], 'SIGTERM', 75],
  ['sensitivity', [SCENARIO], 'SIGINT', 130],
] as const)('%s', async (command, more, signal, code) => {
  const args = [command, ...LONG, ...more, '-o', join(folder, command)]
  // A line of progress: it is at work.
  const ended = await chokepoint(args, { program: REAL, stop: { signal, when: ' replicates' } })
  expect(ended.code).toBe(code)
})
