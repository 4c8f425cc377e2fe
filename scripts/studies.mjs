/**
 * `npm run studies [-- NAME …]`: runs the command of every study in docs/studies (or of those that are named) beside its files in an empty
 * folder, and renews the figures of its page, the table of all and docs/studies/figures.json. Prints what answers in words may no longer say.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { blockOf, figuresInAnswer, rowsOf, tableOf, toReadAgain, withBlock } from './studies-page.mjs'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const STUDIES = at('docs/studies')
const FIGURES = join(STUDIES, 'figures.json')
const TABLE = join(STUDIES, 'README.md')
const CHOKEPOINT = `"${process.execPath}" "${at('bin/chokepoint.js')}"`

const say = (line) => process.stdout.write(`${line}\n`)
const names = readdirSync(STUDIES).filter((name) => existsSync(join(STUDIES, name, 'README.md')))

/** What the study prints, and the summary that it leaves. */
function run(folder, page) {
  const cwd = mkdtempSync(join(tmpdir(), 'chokepoint-study-'))
  try {
    cpSync(folder, cwd, { recursive: true })
    const command = /```sh\n([^]*?)```/.exec(page)[1].trim()
    const start = performance.now()
    const ended = spawnSync(command.replace(/^npx chokepoint/, CHOKEPOINT), { cwd, shell: true, encoding: 'utf8' })
    const seconds = Math.round((performance.now() - start) / 1_000)
    if (ended.status !== 0) throw new Error(`${command}\n${ended.stderr}`)
    const [results] = readdirSync(join(cwd, 'out'))
    const summary = JSON.parse(readFileSync(join(cwd, 'out', results, 'summary.json'), 'utf8'))
    return { printed: ended.stdout, seconds, summary, lines: linesTyped(cwd) }
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}

/** Of its files, and the command. */
function linesTyped(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  const typed = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  return typed.filter((line) => line.trim() !== '').length + 1
}

/** Renews one page; what its figures are now. */
function renew(name, before) {
  const file = join(STUDIES, name, 'README.md')
  const page = readFileSync(file, 'utf8')
  const { printed, seconds, summary, lines } = run(join(STUDIES, name), page)
  const { engine } = summary
  writeFileSync(file, withBlock(page, blockOf({ engine, seconds, cores: availableParallelism() }, printed)))
  const rows = rowsOf(summary)
  say(`${name}: ${seconds} s`)
  for (const line of toReadAgain(before?.rows ?? [], rows)) say(`  read again: ${line}`)
  for (const figure of figuresInAnswer(page)) say(`  read again: the answer in words says ${figure}`)
  return { name, title: /^# (.*)/.exec(page)[1], engine, seconds, lines, rows }
}

const asked = process.argv.slice(2)
for (const name of asked)
  if (!names.includes(name)) throw new Error(`given ${name}; expected some of ${names.join(', ')}`)
const kept = new Map(JSON.parse(readFileSync(FIGURES, 'utf8')).map((study) => [study.name, study]))
for (const name of asked.length > 0 ? asked : names)
  try {
    kept.set(name, renew(name, kept.get(name)))
    keep()
  } catch (error) {
    process.exitCode = 1
    say(`${name}: FAILED, its page is as it was\n${error.message}`)
  }

/** After every study: what was computed is not lost with one that fails. */
function keep() {
  const studies = names.flatMap((name) => kept.get(name) ?? [])
  writeFileSync(FIGURES, `${JSON.stringify(studies, undefined, 2)}\n`)
  writeFileSync(TABLE, withBlock(readFileSync(TABLE, 'utf8'), tableOf(studies)))
}
