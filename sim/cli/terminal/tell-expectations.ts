/** What became of expectations: on the terminal, in a JUnit file, in the exit code. */
import type { ExpectationResult, Result } from '../../studies/batch/result.ts'
import { formatJunit, isMissed, type JudgedRun } from '../../expect/junit.ts'
import { join, resolve } from 'node:path'
import { EXIT, UsageError } from './exit.ts'
import { REPORT, RESULTS, TABLES } from '../store/manifest.ts'
import { marked, OWN_MARKS, refusalOfNamed } from '../store/may-replace.ts'
import { writeNamedFile } from '../store/write-file.ts'

export function judgedRun({ scenario, run, expectations = [] }: Result, folder: string): JudgedRun {
  const { seed, replicates, digest } = run
  return { scenario: scenario.name, seed, replicates, digest, folder, expectations }
}

/** Before anything is computed: whether a JUnit file can be written. `folders`: of results, in which it may take no result's place. */
export function refuseJunit(path: string | undefined, folders: readonly string[], inputs: readonly string[]): void {
  if (path === undefined) return
  const taken = folders.flatMap((folder) => [...RESULTS, ...TABLES, REPORT].map((name) => join(folder, name)))
  const isTaken = taken.some((name) => resolve(name) === resolve(path))
  const reason = isTaken ? 'is a file of the results' : refusalOfNamed(path, marked(OWN_MARKS.junit, inputs))
  if (reason !== undefined) throw new UsageError(`--junit ${path}: ${reason}`)
}

const MARKS = { holds: 'holds ', fails: 'FAILS ', untold: 'UNTOLD' } as const

/** One line each: the verdict, the id, what was expected and what was found. */
export function formatExpectations(expectations: readonly ExpectationResult[]): string {
  return expectations
    .map(({ verdict, close, id, that, says }) => {
      const mark = close && verdict === 'holds' ? 'CLOSE ' : MARKS[verdict]
      return `${mark}  ${id}: ${that}\n        ${says}\n`
    })
    .join('')
}

/**
 * Writes the JUnit file and sets exit code 1 when something was missed. What was missed is told on stderr even where nothing
 * else is told. Files are written before the code is set, so that a build server that stops at the code has them.
 */
export async function concludeExpectations(
  runs: readonly JudgedRun[],
  { junit, strict, quiet }: { readonly junit: string | undefined; readonly strict: boolean; readonly quiet: boolean },
): Promise<void> {
  if (junit !== undefined) await writeJunit(junit, runs, strict)
  for (const { scenario, expectations } of runs) {
    const missed = expectations.filter((one) => isMissed(one, strict))
    if (missed.length === 0) continue
    if (quiet) process.stderr.write(formatExpectations(missed))
    process.stderr.write(`${scenario}: ${missed.length} of ${expectations.length} expectations not met\n`)
    process.exitCode = EXIT.expectFailed
  }
}

async function writeJunit(path: string, runs: readonly JudgedRun[], strict: boolean): Promise<void> {
  await writeNamedFile(path, formatJunit(runs, strict), marked(OWN_MARKS.junit))
}
