/**
 * Mutation testing: `npm run mutate -- sim/market sim/agents/mine.ts` changes the rules of these files one place at a time and runs the
 * tests near them. Renews their rows in test/mutation/scores.json and all of docs/mutation.md. Takes minutes a file, so that it is no part
 * of `npm test`.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import process from 'node:process'
import { Stryker } from '@stryker-mutator/core'
import { mutationPage } from './mutation-page.mjs'

/** Rooms whose rules are proven by tests near them, and where those tests stand. */
const ROOMS = {
  'sim/agents': ['test/agents'],
  'sim/market': ['test/market'],
  'sim/pipeline': ['test/pipeline'],
  'sim/numbers': ['test/stats', 'test/design', 'test/engine'],
  'sim/outcomes': ['test/engine', 'test/expect'],
}
const SCORES = 'test/mutation/scores.json'
const PAGE = 'docs/mutation.md'
const SANDBOX = 'dist/mutants'

const digestOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** All files below a folder; a file itself. */
function filesOf(path) {
  if (!existsSync(path)) throw new Error(`${path}: no such file or folder; rooms: ${Object.keys(ROOMS).join(', ')}`)
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path, { recursive: true }).filter((name) => name.endsWith('.ts'))
  return names.map((name) => `${path}/${name.replaceAll('\\', '/')}`).toSorted()
}

/** Tests of the file's room that import it; all of the room's when none does. */
function testsNear(file) {
  const room = Object.keys(ROOMS).find((folder) => file.startsWith(`${folder}/`))
  if (room === undefined) throw new Error(`${file}: not in a room that is mutated: ${Object.keys(ROOMS).join(', ')}`)
  const tests = ROOMS[room].flatMap(filesOf).filter((test) => test.endsWith('.test.ts'))
  const named = tests.filter((test) => basename(test) === `${basename(file, '.ts')}.test.ts`)
  const importing = tests.filter((test) => readFileSync(test, 'utf8').includes(`/${file.slice('sim/'.length)}'`))
  const near = [...new Set([...named, ...importing])]
  return near.length > 0 ? near : tests
}

async function mutate(file) {
  // Read by test/mutation/vitest.config.ts.
  process.env.MUTATE_TESTS = testsNear(file).join(',')
  const mutants = await new Stryker({
    mutate: [file],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    coverageAnalysis: 'perTest',
    concurrency: 1,
    // What is computed once when a module is read would need every test to be read anew; texts are not rules.
    ignoreStatic: true,
    mutator: { excludedMutations: ['StringLiteral'] },
    ignorePatterns: ['/dist', '/docs', '/out', '/forecasts'],
    tempDirName: SANDBOX,
    reporters: ['dots'],
    logLevel: 'error',
  }).runMutationTest()
  return scoreOf(readFileSync(file, 'utf8'), mutants)
}

function scoreOf(text, mutants) {
  const number = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length
  const alive = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  return {
    text: digestOf(text),
    killed: number('Killed', 'Timeout', 'RuntimeError'),
    survived: number('Survived'),
    uncovered: number('NoCoverage'),
    alive: alive.map((mutant) => wordsOf(text.split('\n'), mutant)),
  }
}

/** Line, what stands there, and what nobody missed. */
function wordsOf(lines, { location: { start, end }, replacement, status }) {
  const rows = lines.slice(start.line - 1, end.line)
  rows[rows.length - 1] = rows.at(-1).slice(0, end.column - 1)
  rows[0] = rows[0].slice(start.column - 1)
  const short = (code) => code.replace(/\s+/g, ' ').slice(0, 60)
  return [
    start.line,
    short(rows.join(' ')),
    short(replacement),
    ...(status === 'NoCoverage' ? ['no test comes here'] : []),
  ]
}

/** After every file: a run that is cut off keeps what it found. */
function write(scores) {
  const kept = Object.entries(scores).filter(([file]) => existsSync(file))
  const sorted = Object.fromEntries(kept.toSorted())
  writeFileSync(SCORES, `${JSON.stringify(sorted, null, 1)}\n`)
  const isCurrent = (file) => digestOf(readFileSync(file, 'utf8')) === sorted[file].text
  writeFileSync(PAGE, mutationPage(sorted, Object.keys(ROOMS), isCurrent))
}

const asked = process.argv.slice(2)
const scores = existsSync(SCORES) ? JSON.parse(readFileSync(SCORES, 'utf8')) : {}
try {
  for (const file of (asked.length > 0 ? asked : Object.keys(ROOMS)).flatMap(filesOf)) {
    process.stdout.write(`${file} `)
    scores[file] = await mutate(file)
    const { killed, survived, uncovered } = scores[file]
    process.stdout.write(` ${killed} of ${killed + survived + uncovered} killed\n`)
    write(scores)
  }
} finally {
  rmSync(SANDBOX, { recursive: true, force: true })
}
