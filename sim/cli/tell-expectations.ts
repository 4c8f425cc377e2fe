/** What became of expectations: on the terminal, in a JUnit file, in the exit code. */
import type { ExpectationResult, Result } from '../batch/result.ts'
import { formatJunit, type JudgedRun } from '../expect/junit.ts'
import { EXIT, UsageError } from './exit.ts'
import { writeFileDurably } from './store/write-file.ts'

export function judgedRun({ scenario, run, expectations = [] }: Result): JudgedRun {
  const { seed, replicates, digest } = run
  return { scenario: scenario.name, seed, replicates, digest, expectations }
}

export const isMissed = ({ verdict }: ExpectationResult): boolean => verdict !== 'holds'

const MARKS = { holds: 'holds ', fails: 'FAILS ', untold: 'UNTOLD' } as const

/** One line each: the verdict, the id, what was expected and what was found. */
export function formatExpectations(expectations: readonly ExpectationResult[]): string {
  return expectations
    .map(({ verdict, id, that, says }) => `${MARKS[verdict]}  ${id}: ${that}\n        ${says}\n`)
    .join('')
}

/**
 * Writes the JUnit file and sets exit code 1 when something was missed. What was missed is told on stderr even where nothing
 * else is told. Files are written before the code is set, so that a build server that stops at the code has them.
 */
export async function concludeExpectations(
  runs: readonly JudgedRun[],
  { junit, quiet }: { readonly junit: string | undefined; readonly quiet: boolean },
): Promise<void> {
  if (junit !== undefined) await writeJunit(junit, runs)
  for (const { scenario, expectations } of runs) {
    const missed = expectations.filter(isMissed)
    if (missed.length === 0) continue
    if (quiet) process.stderr.write(formatExpectations(missed))
    process.stderr.write(`${scenario}: ${missed.length} of ${expectations.length} expectations not met\n`)
    process.exitCode = EXIT.expectFailed
  }
}

async function writeJunit(path: string, runs: readonly JudgedRun[]): Promise<void> {
  try {
    await writeFileDurably(path, formatJunit(runs))
  } catch (error) {
    throw new UsageError(`--junit ${path}: ${(error as Error).message}`)
  }
}
