/** What the studies of docs/studies answer is what separate runs of the engine come to, one after the other with the same seeds. */
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rowsOf } from '../../scripts/studies-page.mjs'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { formatProblems } from '../../sim/scenario/text/problem.ts'
import { chokepoint, newFolder, REAL } from '../cli/command-line.ts'
import { wordsOf } from '../document/blocks.ts'
import { readShipped, run, type Run } from '../run-shipped.ts'
import { sampleOf } from '../thorough.ts'
import { commandOf, folderOf, STUDIES } from './studies.ts'

const SEED = 42
const REPLICATES = [0, 1]
const DAYS_A_WEEK = 7
const DAY = 86_400_000

/** A study's command with two replicates, and the rows that it comes to. */
async function answerOf(name: string) {
  const cwd = newFolder()
  cpSync(folderOf(name), cwd, { recursive: true })
  const [, , ...words] = wordsOf(commandOf(name))
  const few = words.map((word, k) => (words[k - 1] === '-n' ? String(REPLICATES.length) : word))
  const { code, stderr } = await chokepoint([...few, '-w', '1', '--no-report', '-q', '-o', 'out'], {
    cwd,
    program: REAL,
  })
  expect(code, stderr).toBe(0)
  return rowsOf(JSON.parse(readFileSync(join(cwd, 'out/summary.json'), 'utf8')))
}

/** What is asked of a run, worked out here from its weeks. */
function measured(run: Run, question: string): number {
  const [, series, from, to] = /^average\((.+)\) from (\S+) to (\S+)$/.exec(question) ?? []
  if (series === undefined) return run.scalar(question)
  const weekOf = (date: string): number =>
    Math.floor((Date.parse(date) - Date.parse(run.scenario.start)) / DAY / DAYS_A_WEEK)
  const weeks = run.series(series).slice(weekOf(from!), weekOf(to!) + 1)
  const known = weeks.filter((x) => !Number.isNaN(x))
  return known.reduce((sum, x) => sum + x, 0) / known.length
}

/** Each policy, or each level as a user sets it: a file and settings. */
function sidesOf(words: readonly string[]): readonly { readonly file: string; readonly settings: readonly string[] }[] {
  const options = words.findIndex((word) => word.startsWith('-'))
  const files = words.slice(1, options).map((file) => (file.endsWith('.yaml') ? file : `${file}.yaml`))
  const vary = words.find((_, k) => words[k - 1] === '--vary')
  if (vary === undefined) return files.map((file) => ({ file, settings: [] }))
  const [, paths, first, last, count] = /^(.+)=(\d+)\.\.(\d+):(\d+)$/.exec(vary)!
  return Array.from({ length: Number(count) }, (_, k) => {
    const level = Number(first) + (k * (Number(last) - Number(first))) / (Number(count) - 1)
    return { file: files[0]!, settings: paths!.split('+').map((path) => `${path}=${level}`) }
  })
}

/** Means of the first side and mean differences from it, of separate runs. */
function bruteForce(name: string) {
  const words = wordsOf(commandOf(name)).slice(2)
  const questions = words.filter((_, k) => words[k - 1] === '--outcome')
  const read = (path: string) => {
    try {
      return { text: readFileSync(join(folderOf(name), path), 'utf8') }
    } catch {
      return readShipped(path)
    }
  }
  const [first, ...others] = sidesOf(words).map(({ file, settings }) => {
    const parsed = parseScenario(read, file, { settings })
    if (!parsed.ok) throw new Error(formatProblems(parsed.problems))
    const runs = REPLICATES.map((replicate) => run(parsed.scenario, SEED, replicate))
    return questions.map((question) => runs.map((one) => measured(one, question)))
  })
  return questions.flatMap((_, q) =>
    others.map((side) => {
      const differences = side[q]!.map((x, r) => x - first![q]![r]!)
      return differences.reduce((sum, x) => sum + x, 0) / differences.length
    }),
  )
}

describe.each(sampleOf(STUDIES, 2))('%s', (name) => {
  test('answers what separate runs come to, digit for digit', async () => {
    const rows = await answerOf(name)
    const means = bruteForce(name)
    expect(rows.map(({ mean }) => mean.toPrecision(10))).toEqual(means.map((mean) => mean.toPrecision(10)))
  })
})
