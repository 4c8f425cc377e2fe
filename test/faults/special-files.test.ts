/** Paths that are no scenario files, and files that try to reach outside their folder. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readScenario } from '../../sim/cli/input/read-scenario.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'

/** Processor time, milliseconds: waiting for other processes is no fault of a file. */
const LIMIT = 1000
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chokepoint-files-'))
  mkdirSync(join(folder, 'folder.yaml'))
  mkdirSync(join(folder, 'inside'))
  symlinkSync('loop.yaml', join(folder, 'loop.yaml'))
  symlinkSync('/dev/zero', join(folder, 'zero.yaml'))
  execFileSync('mkfifo', [join(folder, 'pipe.yaml')])
  writeFileSync(join(folder, 'sparse.yaml'), '')
  truncateSync(join(folder, 'sparse.yaml'), 4 * 2 ** 30)
  writeFileSync(join(folder, 'large.yaml'), `# ${'x'.repeat(2 ** 21)}`)
  writeFileSync(join(folder, 'secret.yaml'), 'secret: word\n')
  symlinkSync('../secret.yaml', join(folder, 'inside', 'link.yaml'))
  symlinkSync('/etc/passwd', join(folder, 'inside', 'passwd.yaml'))
  mkdirSync(join(folder, 'inside', 'base.yaml'))
  for (const base of ['link', 'passwd', 'base', 'missing'])
    writeFileSync(join(folder, 'inside', `of-${base}.yaml`), `schema: 1\nname: x\nextends: ${base}.yaml\n`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['missing.yaml', 'no such file'],
  ['folder.yaml', 'is a folder, not a file'],
  ['loop.yaml', 'the link leads in a circle'],
  ['pipe.yaml', 'is not a regular file'],
  ['zero.yaml', 'is not a regular file'],
  ['sparse.yaml', 'the file is too large: 4096.0 MiB given, at most 1 MiB expected'],
  ['large.yaml', 'the file is too large: 2.0 MiB given, at most 1 MiB expected'],
  ['secret.yaml/x.yaml', 'a part of the path is a file, not a folder'],
  [`${'x'.repeat(300)}.yaml`, 'the name is too long'],
  ['inside/of-link.yaml', 'cannot read "link.yaml": it lies outside the folder of the scenario'],
  ['inside/of-passwd.yaml', 'cannot read "passwd.yaml": it lies outside the folder of the scenario'],
  ['inside/of-base.yaml', 'cannot read "base.yaml": is a folder, not a file'],
  ['inside/of-missing.yaml', 'cannot read "missing.yaml": no such file'],
])('%s is refused', (name, reason) => {
  const started = process.cpuUsage()
  const path = join(folder, name)
  const parsed = readScenario(path)
  const message = parsed.ok ? 'accepted' : formatProblems(parsed.problems)
  expect(message).toContain(`${path}:`)
  expect(message).toContain(reason)
  expect(message).not.toMatch(/secret: word|root:/)
  const { user, system } = process.cpuUsage(started)
  expect((user + system) / 1000).toBeLessThan(LIMIT)
})
