/** Asked to end in the midst of its work, a command says so by its exit code, whether it can be resumed or not. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder, REAL, SCENARIO } from '../cli/command-line.ts'

const long = (command: string): string[] => [command, '-n', '5000', '-w', '1', '-o', join(newFolder(), command)]

/** Node itself has started by then, and no batch of this length has ended, milliseconds. */
const AT_WORK = 4_000

test.each([
  ['run', [...long('run'), SCENARIO], 'SIGTERM', 75],
  ['hindcast', long('hindcast'), 'SIGTERM', 75],
  ['sensitivity', [...long('sensitivity'), SCENARIO], 'SIGINT', 130],
] as const)('%s', async (_name, args, signal, code) => {
  const child = spawn(process.execPath, [REAL, ...args], { stdio: 'ignore' })
  const timer = setTimeout(() => child.kill(signal), AT_WORK)
  const ended = await new Promise((done) => child.on('close', (status, by) => done(by ?? status)))
  clearTimeout(timer)
  expect(ended).toBe(code)
})
