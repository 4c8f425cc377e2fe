/** Seconds of processor time of a command of a checkout and of all that it starts: what else the machine does counts little. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export function commandSeconds(folder: string, args: readonly string[]): number {
  // The shell's last line: what its children took, as 0m1.234s 0m0.056s.
  const script = '"$@" >/dev/null || exit 1; times'
  const command = ['-c', script, 'sh', process.execPath, join(folder, 'bin/chokepoint.js'), ...args]
  const { status, stdout, stderr } = spawnSync('sh', command, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${folder}: chokepoint ${args.join(' ')} ended with ${status}: ${stderr}`)
  const children = stdout.trim().split('\n').at(-1)!
  let sum = 0
  for (const [, minutes, seconds] of children.matchAll(/(\d+)m([\d.]+)s/g))
    sum += 60 * Number(minutes) + Number(seconds)
  return sum
}
