/** Folders of every release so far: today's commands open them, or say who wrote them and what makes them again. */
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { ENGINE_VERSION } from '../../sim/index.ts'
import { checksums, chokepoint, newFolder, REAL, ROOT } from '../cli/command-line.ts'
import { keptReleases, unpack } from './unpack.ts'

const page = readFileSync(join(ROOT, 'docs/reference/versions.md'), 'utf8')
/** Rows of the page: a command with DIR in it, and what it does. */
const rows = [...page.matchAll(/^\| `((?:\w+) [^`]*DIR[^`]*)` \| (.*) \|$/gm)].map(([, command, does]) => ({
  command: command!,
  does: does!,
}))
const older = keptReleases().filter((release) => release !== ENGINE_VERSION)

test('a folder of every release before this one is kept', () => {
  const changes = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')
  const released = [...changes.matchAll(/^## (\d\S*)/gm)].map(([, version]) => version!)
  expect([...older].sort()).toEqual(released.filter((version) => version !== ENGINE_VERSION).sort())
})

test('the page on versions names every command that reads a folder', () => {
  const named = rows.map(({ command }) => command.split(' ')[0])
  expect(new Set(named)).toEqual(
    new Set(['explain', 'verify', 'report', 'export', 'check', 'discover', 'compare', 'run']),
  )
})

describe.each(older)('a folder of %s', (release) => {
  let folder: string
  let dir: string
  const cwd = newFolder()
  const call = (line: string) =>
    chokepoint(
      line.match(/'[^']*'|\S+/g)!.map((word) => word.replaceAll("'", '')),
      { program: REAL, cwd },
    )
  beforeAll(() => {
    folder = unpack(release)
    dir = join(folder, 'run')
    copyFileSync(join(import.meta.dirname, 'small.yaml'), join(cwd, 'small.yaml'))
  })

  test('each command does what the page on versions says, and changes nothing', async () => {
    const before = checksums(folder)
    for (const { command, does } of rows) {
      const dry = command.startsWith('run') ? ' --dry-run' : ''
      const { code, stderr } = await call(command.replace('DIR', dir) + dry)
      const isKnown = command === 'run DIR/scenario.yaml' && !stderr.includes('given')
      const opens = does.startsWith('opens') || isKnown
      expect({ command, code }).toEqual({ command, code: opens ? 0 : 2 })
      if (opens) continue
      expect(stderr).toContain(`was computed by engine ${release}, this is ${ENGINE_VERSION}`)
      if (!command.startsWith('run'))
        expect(stderr).toMatch(/renew it (with|from the file that it was made of): chokepoint run /)
    }
    expect(checksums(folder)).toEqual(before)
  })

  test('the command that renews it runs', async () => {
    const { stderr } = await call(`export ${dir}`)
    const [, renewal] = /: chokepoint (run .*)$/m.exec(stderr)!
    expect(await call(`${renewal} --dry-run -q`)).toMatchObject({ code: 0 })
  })

  test('explain says who wrote it; its study is explained and renewed by its own command', async () => {
    expect((await call(`explain ${dir}`)).stdout).toContain(`engine ${release}`)
    const study = join(folder, 'study')
    const refused = await call(`report ${study}`)
    expect(refused.code).toBe(2)
    if (refused.stderr.includes('no results folder')) return
    expect(refused.stderr).toContain('renew it with: chokepoint compare small.yaml other.yaml')
    expect((await call(`explain ${study}`)).stdout).toContain(`engine ${release}`)
    expect(await call(`verify ${study}`)).toMatchObject({ code: 2, stdout: '' })
  })
})

test('a file that was changed since in a folder of another engine is still found', async () => {
  const dir = join(unpack(older[0]!), 'run')
  copyFileSync(join(import.meta.dirname, 'small.yaml'), join(dir, 'scenario.yaml'))
  const { code, stderr } = await chokepoint(['verify', dir], { program: REAL })
  expect(code).toBe(1)
  expect(stderr).toContain('scenario.yaml is not as it was written')
})
