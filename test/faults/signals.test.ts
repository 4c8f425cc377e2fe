/** Asked to end in the midst of its work, a command says so by its exit code, whether it can be resumed or not. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chokepoint, newFolder, QUICK, REAL } from '../cli/command-line.ts'

const folder = newFolder()

test.each([
  ['run', [QUICK], '400', 'SIGTERM', 75],
  ['hindcast', [], '400', 'SIGTERM', 75],
  // Replicates of each of its 460 rows: a line of progress comes after the first.
  ['sensitivity', [QUICK], '10', 'SIGINT', 130],
] as const)('%s', async (command, more, replicates, signal, code) => {
  const args = [command, '-n', replicates, '-w', '1', ...more, '-o', join(folder, command)]
  // A line of progress: it is at work.
  const ended = await chokepoint(args, { program: REAL, stop: { signal, when: ' replicates' } })
  expect(ended.code).toBe(code)
})
