/** The example in each command's help works, and an option means the same wherever it stands. */
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMMANDS } from '../../sim/cli/commands/index.ts'
import { helpOf } from '../../sim/cli/command-line.ts'
import { wordsOf } from '../document/blocks.ts'
import { chokepoint, newFolder, TOY } from './command-line.ts'

/** Commands that run until they are stopped, go through all of history, want many runs, read the pages of the project, or all shipped scenarios whole. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  serve: 'test/cli/serve.test.ts',
  hindcast: 'test/cli/hindcast.test.ts',
  ablate: 'test/cli/ablate.test.ts',
  discover: 'test/cli/sensitivity.test.ts',
  document: 'test/document/documents.test.ts',
  schema: 'test/editor/editor.test.ts',
}
/** Codes of examples whose answer hangs on the values of the toy. */
const ANSWERS = [0, 1]

const nameOf = ({ command }: { readonly command: string }): string => command.split(' ')[0]!
const examples = COMMANDS.map((entry) => [nameOf(entry), wordsOf(entry.example)] as const)

let folder = ''
beforeAll(async () => {
  folder = newFolder()
  const few = ['-n', '2', '-w', '1', '-q', '--no-report']
  for (const scenario of ['baseline', 'export-controls-2025']) await here('run', scenario, ...few)
  for (const shard of ['0', '1'])
    await here('run', 'baseline', ...few, '--shard', `${shard}/2`, '-o', `out/shard-${shard}`)
  await here('init', 'my-scenario')
  writeFileSync(join(folder, 'draws.csv'), 'manufacturer.coverWeeks\n4\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const here = (...args: string[]) => chokepoint(args, { cwd: folder })

/** With few runs, on one thread. */
async function small([name = '', ...rest]: readonly string[]): Promise<readonly string[]> {
  const help = await helpOf(name)
  const cut = rest
    .map((word, i) => (rest[i - 1] === '-n' ? '2' : word))
    .filter((word) => word !== '<' && word !== 'draws.csv')
  const more = [
    ...(help.includes('-n, --replicates') && !rest.includes('-n') && name !== 'run' ? ['-n', '2'] : []),
    ...(help.includes('-w, --workers') ? ['-w', '1'] : []),
    ...(help.includes('--report ') ? ['--no-report'] : []),
  ]
  return [name, ...cut, ...more]
}

test.each(examples.filter(([name]) => !(name in ELSEWHERE)))('the example of %s works', async (name, words) => {
  if (name === 'run' || name === 'init')
    rmSync(join(folder, name === 'run' ? 'out/baseline' : 'my-scenario.yaml'), { recursive: true })
  const args = await small(words)
  const { code, stderr } =
    name === 'eval'
      ? {
          ...spawnSync(process.execPath, [TOY, ...args], {
            cwd: folder,
            input: 'manufacturer.coverWeeks\n4\n',
            encoding: 'utf8',
          }),
          code: 0,
        }
      : await here(...args)
  expect(ANSWERS, stderr).toContain(code)
  expect(stderr).not.toMatch(/unknown|expected/)
})

test('examples that other tests run are run there', () => {
  expect(Object.values(ELSEWHERE).filter((file) => !existsSync(file))).toEqual([])
})

/** `-n, --replicates` by its long name, with what it takes: one text or several. */
async function optionsOf(name: string): Promise<readonly (readonly [string, string])[]> {
  const help = (await helpOf(name)).replace(/\n {10,}/g, ' ')
  return Array.from(
    help.matchAll(/^ {2}(-\w, | {4})--([\w-]+) .*?\[(string|array|boolean|choices)/gm),
    ([, short = '', long = '', type = '']) => [long, `${short.trim()} ${type.replace('array', 'string')}`],
  )
}

test('an option has one letter and takes one kind of value in all commands', async () => {
  const seen = new Map<string, Set<string>>()
  for (const entry of COMMANDS)
    for (const [long, takes] of await optionsOf(nameOf(entry))) seen.set(long, (seen.get(long) ?? new Set()).add(takes))
  expect([...seen].filter(([, ways]) => ways.size > 1).map(([long, ways]) => [long, ...ways])).toEqual([])
  expect(seen.size).toBeGreaterThan(30)
})

const RUNNING = [
  'run',
  'compare',
  'sweep',
  'solve',
  'sensitivity',
  'eval',
  'hindcast',
  'forecast',
  'signs',
  'ablate',
  'calibrate',
]

test.each(RUNNING)('%s runs something, and has --seed, -w, --dry-run and -q', async (name) => {
  const names = (await optionsOf(name)).map(([long]) => long)
  expect(names).toEqual(expect.arrayContaining(['seed', 'workers', 'dry-run', 'quiet']))
})

test.each([
  'run',
  'compare',
  'sweep',
  'solve',
  'sensitivity',
  'eval',
  'forecast',
  'calibrate',
  'serve',
  'validate',
  'describe',
])('%s takes a scenario, and --set', async (name) => {
  expect((await optionsOf(name)).map(([long]) => long)).toContain('set')
})

test.each(['hindcast', 'signs', 'ablate'])('%s says why it takes no --set', async (name) => {
  expect(await here(name, '--set', 'weeks=60')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`--set: ${name} runs the shipped scenarios as they are`) as string,
  })
})

test('what is set reaches the scenarios of compare, forecast and calibrate, or is refused', async () => {
  const cwd = newFolder()
  const dry = async (...args: string[]): Promise<unknown> => {
    const { code, stdout } = await chokepoint([...args, '--set', 'name=other', '--dry-run', '--json', '-q'], { cwd })
    return code === 0 ? JSON.parse(stdout) : code
  }
  expect(await dry('forecast')).toMatchObject({ scenario: 'other' })
  // Two scenarios of one name would be run into one folder.
  expect(await dry('compare', 'baseline', 'export-controls-2025')).toBe(2)
  for (const args of [
    ['forecast', '--set', 'seed=5'],
    ['compare', 'baseline', 'ev-boom', '--seed', '1', '--set', 'seed=5'],
    ['calibrate', 'export-controls-2025', '--set', 'seed=5'],
    ['calibrate', 'export-controls-2025', '--set', 'levers.nowhere.reviewCapacity=5'],
  ])
    expect(await chokepoint([...args, '--dry-run'], { cwd })).toMatchObject({ code: 2, stdout: '' })
})

test('a dry run of a study says what it would do and writes nothing', async () => {
  const cwd = newFolder()
  const { code, stdout } = await chokepoint(['sensitivity', 'export-controls-2025', '--dry-run', '--json'], { cwd })
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    schema: 'chokepoint.plan/1',
    command: 'sensitivity',
    runs: expect.any(Number) as number,
  })
  expect(existsSync(join(cwd, 'out'))).toBe(false)
})

test('the old name of an option is refused with the new one', async () => {
  expect(await here('hindcast', '--out', 'x.html')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching('did you mean --output?') as string,
  })
})

test('each shell gets a script, and the program answers what it asks', async () => {
  for (const shell of ['bash', 'zsh', 'fish'])
    expect((await here('completion', shell)).stdout, shell).toContain('--get-yargs-completions')
  const asked = spawnSync(process.execPath, [TOY, '--get-yargs-completions', 'chokepoint', 'sweep', '--j'], {
    env: { ...process.env, SHELL: '/bin/bash' },
    encoding: 'utf8',
  })
  expect(asked.stdout.split('\n')).toEqual(expect.arrayContaining(['--json', '--vary']))
})
