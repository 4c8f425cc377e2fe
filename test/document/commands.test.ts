/**
 * Every command and every scenario in the README and in docs/ works: a page is gone through from top to bottom in a folder of its own,
 * its named files are written there, its commands are run around the toy engine with few replicates, all of them in this process.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { chokepoint, ROOT, TOY } from '../cli/command-line.ts'
import { type Block, blocksOf, commandsOf, wordsOf } from './blocks.ts'

/** Blocks in these languages are run by the tests that are named here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  ts: 'test/package/library.test.ts',
  python: 'test/package/protocol.test.ts',
  sql: 'test/cli/query.test.ts',
  groovy: 'test/cli/expect.test.ts',
}
/** Programs of other languages, which call `npx chokepoint`; where one is not installed its commands are not run. */
const INTERPRETERS = ['python3', 'Rscript']

/** Commands that go through all shipped scenarios: their own tests run them, small. */
const LONG: Readonly<Record<string, string>> = {
  hindcast: 'test/cli/hindcast.test.ts',
  calibrate: 'test/cli/calibrate.test.ts',
  ablate: 'test/cli/ablate.test.ts',
}
/** Words, formulas and what a command prints. */
const SHOWN_ONLY = ['', 'text']

/** What makes a command small, given before its own options are cut down: where it is not said, runs are many. */
const SMALL: Readonly<Record<string, readonly string[]>> = {
  run: ['-n', '2', '-w', '1', '--no-report'],
  compare: ['-n', '2', '-w', '1', '--no-report'],
  sweep: ['-n', '2', '-w', '1', '--no-report'],
  solve: ['-n', '2', '-w', '1', '--no-report', '--step', '90'],
  sensitivity: ['--samples', '2', '-w', '1'],
  signs: ['-n', '2', '-w', '1', '--only', 'few-officers'],
  forecast: ['-n', '2', '-w', '1'],
  report: ['--no-live'],
}
/** Where the toy's random values decide: an expectation or a sign that is not met is 1. */
const ENDS_WELL: Readonly<Record<string, readonly number[]>> = { solve: [0, 1], run: [0, 1], signs: [0, 1] }
const COUNTS = ['-n', '--replicates', '--samples']
const MOST = 2
/** Fewer runs are not weighed. */
const MOST_WEIGHED = 40

const pages = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((f) => `docs/${f}`),
]
  .filter((file) => file.endsWith('.md') && !/^docs\/(decisions|odd|evidence)\//.test(file))
  .map((file) => ({ file, blocks: blocksOf(readFileSync(join(ROOT, file), 'utf8')) }))
  .filter(({ blocks }) => blocks.length > 0)

const counted = { commands: 0, scenarios: 0, elsewhere: 0 }
const notRun: string[] = []
afterAll(() => {
  const { commands, scenarios, elsewhere } = counted
  process.stdout.write(
    `${commands} commands and ${scenarios} scenarios of ${pages.length} pages were run, ${elsewhere} by other tests; not run:\n${notRun.map((line) => `  ${line}\n`).join('')}`,
  )
})

/** One command with few replicates. Studies of finished folders take what the page made before. */
function shortened([name = '', ...rest]: readonly string[]): string[] {
  const most = rest.includes('--condition-on') ? MOST_WEIGHED : MOST
  const cut = rest
    .map((word) => word.replace(/^scenarios\//, ''))
    .map((word, i) => (COUNTS.includes(rest[i - 1]!) ? String(Math.min(most, Number(word))) : word))
  const given = SMALL[name] ?? []
  const added = given.filter((word, i) => {
    const option = word.startsWith('-') ? word : given[i - 1]!
    return !rest.some((own) => own === option || (COUNTS.includes(own) && COUNTS.includes(option)))
  })
  return [name, ...cut, ...added]
}

/** An `npx` that starts the toy, before all others on the path. */
function runElsewhere(program: string, args: readonly string[], cwd: string): void {
  const bin = join(cwd, 'bin')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${TOY}" "$@"\n`, { mode: 0o755 })
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}` }
  const { status, error, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' })
  if (error !== undefined) notRun.push(`${[program, ...args].join(' ')}: ${program} is not installed`)
  else {
    expect(status, `${program} ${args.join(' ')}\n${stderr}`).toBe(0)
    counted.commands++
  }
}

async function runCommand(command: string, cwd: string): Promise<void> {
  const [program, name, ...args] = wordsOf(command)
  if (INTERPRETERS.includes(program!)) return runElsewhere(program!, [name!, ...args], cwd)
  expect([program, name], command).toEqual(['npx', 'chokepoint'])
  const own = LONG[args[0]!]
  if (own !== undefined) {
    expect(readFileSync(join(ROOT, own), 'utf8'), command).toContain(`'${args[0]}'`)
    counted.elsewhere++
    return
  }
  const ended = await chokepoint(shortened(args), { cwd })
  const told = `${command}\n${ended.stderr}${ended.stdout.slice(-500)}`
  expect(ENDS_WELL[args[0]!] ?? [0], told).toContain(ended.code)
  counted.commands++
}

/** A file of the page, or a part of one: a part is laid over a scenario that has what it speaks of. */
async function runScenario({ info, text, line }: Block, cwd: string): Promise<void> {
  const name = info === '' ? `part-${line}.yaml` : info
  const isWhole = /^(schema|extends):/m.test(text)
  const head = isWhole ? '' : `schema: 1\nname: part-${line}\nextends: export-controls-2025.yaml\n`
  writeFileSync(join(cwd, name), head + text)
  await validate(name, cwd)
}

async function validate(name: string, cwd: string): Promise<void> {
  const ended = await chokepoint(['validate', name], { cwd })
  expect(ended.code, `${name}:\n${ended.stderr}${ended.stdout}`).toBe(0)
  counted.scenarios++
}

/** Scenarios of a study lie beside its page. */
function filesBeside(page: string): readonly string[] {
  if (!page.startsWith('docs/studies/')) return []
  return readdirSync(join(ROOT, dirname(page))).filter((name) => name.endsWith('.yaml'))
}

describe.each(pages)('$file', ({ file, blocks }) => {
  test('does what it says', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'chokepoint-docs-'))
    cpSync(join(ROOT, 'scenarios'), cwd, { recursive: true })
    const beside = filesBeside(file)
    for (const name of beside) cpSync(join(ROOT, dirname(file), name), join(cwd, name))
    for (const name of beside) await validate(name, cwd)
    for (const block of blocks) {
      const { language, info, line } = block
      if (info.startsWith('not-run: ')) notRun.push(`${file}:${line}: ${info.slice('not-run: '.length)}`)
      else if (language === 'sh') for (const command of commandsOf(block)) await runCommand(command, cwd)
      else if (language === 'yaml') await runScenario(block, cwd)
      // A table or a program with a name is a file, which a command reads or calls.
      else if (/^[\w.-]+\.(csv|py|R)$/.test(info)) writeFileSync(join(cwd, info), block.text)
      else if (!SHOWN_ONLY.includes(language)) {
        const test = ELSEWHERE[language]
        expect(test, `${file}:${line}: nothing runs ${language}`).toBeDefined()
        expect(readFileSync(join(ROOT, test!), 'utf8'), `${file}:${line}`).toContain(file)
        counted.elsewhere++
      }
    }
  })
})
