/** What nobody can mean on a command line is refused with what was expected: exit code 2, nothing written. */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checksums, chokepoint, newFolder, SCENARIO } from '../cli/command-line.ts'

let folder = ''
let before: Readonly<Record<string, string>> = {}
beforeAll(async () => {
  folder = newFolder()
  mkdirSync(join(folder, 'looped'))
  symlinkSync('manifest.json', join(folder, 'looped/manifest.json'))
  await chokepoint(['run', SCENARIO, '-n', '1', '-w', '1', '-q', '--no-report', '-o', 'done'], { cwd: folder })
  before = checksums(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const RUN = ['run', SCENARIO, '--dry-run']

test.each<[readonly string[], string]>([
  [[...RUN, '--json', '--json'], '--json is given twice'],
  [[...RUN, '--no-json', '--json'], '--json is given twice'],
  [[...RUN, '--json=maybe'], '--json: given maybe; it takes no value'],
  [[...RUN, '--report=no'], '--report: given no; it takes no value'],
  [[...RUN, '--no-output'], '--no-output: --output takes a value; leave it out for its default'],
  [[...RUN, '--no-set'], '--no-set: --set takes a value'],
  [[...RUN, '--set.weeks=5'], 'unknown option or argument set.weeks'],
  [[...RUN, '--'], 'given --; expected an option or an argument'],
  [[...RUN, '--', '--json'], 'given --; expected an option or an argument'],
  [[...RUN, '---'], 'given ---; expected an option or an argument'],
  [['run', '-', '--dry-run'], 'given -; expected a name'],
  [['run', '', '--dry-run'], 'file: given nothing; expected a value'],
  [[...RUN, '-n'], '-n: given nothing; expected a value'],
  [[...RUN, '--set', '--json'], '--set: given nothing; expected a value'],
  [[...RUN, '-o', ''], '-o: given nothing; expected a value'],
  [[...RUN, '-o', '/proc/x'], "/proc/x: /proc holds no files but the system's own"],
  [[...RUN, '-o', '/sys/kernel/a/b'], "/sys/kernel holds no files but the system's own"],
  [[...RUN, '--junit', '/proc/self/verdicts.xml'], "holds no files but the system's own"],
  [[...RUN, '-o', '/dev/null/x'], '/dev/null/x: /dev/null is a file, not a folder'],
  [[...RUN, '--junit', ''], '--junit: given nothing; expected a value'],
  [[...RUN, '-o', 'x'.repeat(300)], 'the name is too long'],
  [[...RUN, '--replicate', '0'], '--dry-run: changes nothing beside --replicate'],
  [['run', SCENARIO, '--replicate', '0', '--shard', '0/2'], '--shard: changes nothing beside --replicate'],
  [['run', SCENARIO, '--replicate', '0', '--trace', '--json'], '--json: changes nothing beside --trace'],
  [
    ['sweep', SCENARIO, ...Array<string[]>(2).fill(['--vary', 'levers.announcement-18.reviewCapacity=1,2']).flat()],
    '--vary:2:1: given levers.announcement-18.reviewCapacity a second time',
  ],
  [['serve', 'nowhere.yaml'], 'nowhere.yaml:1:1: no such file'],
  [[...RUN, '--junit', 'done/chunks/verdicts.xml'], 'holds the chunks of results, and nothing else may'],
  [['export', 'done', '-o', 'done/chunks'], 'done/chunks: holds the chunks of results, and nothing else may'],
  [['verify', 'looped'], 'looped/manifest.json: the link leads in a circle'],
  [['explain', 'looped'], 'looped/manifest.json: the link leads in a circle'],
  [['merge', '/dev/null', '-o', 'merged'], '/dev/null: a part of the path is a file, not a folder'],
])('%j', async (args, message) => {
  const { code, stdout, stderr } = await chokepoint(args, { cwd: folder })
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(message)
  expect(checksums(folder)).toEqual(before)
})

test('a dry run writes no JUnit file', async () => {
  const { code } = await chokepoint([...RUN, '--junit', 'verdicts.xml'], { cwd: folder })
  expect([code, checksums(folder)]).toEqual([0, before])
})

test('-h is --help', async () => {
  expect((await chokepoint(['run', '-h'])).stdout).toMatch(/^chokepoint run <file\.\.>/)
})
