/**
 * Judged expectations as JUnit XML, the form that Jenkins, GitLab and GitHub read; elements and attributes are those that junit-10.xsd of
 * Jenkins' xUnit plugin allows. No clock: the same batch gives the same bytes.
 */
import type { ExpectationResult } from '../studies/batch/result.ts'

export interface JudgedRun {
  readonly scenario: string
  readonly seed: number
  readonly replicates: number
  readonly digest: string
  /** Of the results, as it was named. */
  readonly folder: string
  readonly expectations: readonly ExpectationResult[]
}

/** Whether a build fails on it. `strict`: what other runs might turn over does not hold. */
export const isMissed = ({ verdict, close }: ExpectationResult, strict: boolean): boolean =>
  verdict !== 'holds' || (strict && close)

export function formatJunit(runs: readonly JudgedRun[], strict = false): string {
  const all = runs.flatMap((run) => run.expectations)
  const suites = runs.map((run) => formatSuite(run, nameOf(run, runs), strict)).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="chokepoint" ${counts(all, strict)}>\n${suites}</testsuites>\n`
}

/** Readers keep one case of a name: it tells the run and its seed, and its folder where another run has both. */
function nameOf({ scenario, seed, folder }: JudgedRun, runs: readonly JudgedRun[]): string {
  const twins = runs.filter((run) => run.scenario === scenario && run.seed === seed)
  return `${scenario}, seed ${seed}${twins.length > 1 ? `, ${folder}` : ''}`
}

function formatSuite({ seed, replicates, digest, expectations }: JudgedRun, name: string, strict: boolean): string {
  const properties = Object.entries({ seed, replicates, digest, ...tooClose(expectations) })
    .map(([name, value]) => `      <property name="${name}" value="${escape(String(value))}"/>\n`)
    .join('')
  const cases = expectations.map((one) => formatCase(name, one, strict)).join('')
  return `  <testsuite name="${escape(name)}" ${counts(expectations, strict)} skipped="0">\n    <properties>\n${properties}    </properties>\n${cases}  </testsuite>\n`
}

function formatCase(run: string, one: ExpectationResult, strict: boolean): string {
  const { id, that, verdict, says, reason } = one
  const open = `    <testcase classname="chokepoint.${escape(run)}" name="${escape(`${id}: ${that}`)}" time="0"`
  if (!isMissed(one, strict)) return `${open}/>\n`
  const element = verdict === 'untold' ? 'error' : 'failure'
  const type = verdict === 'holds' ? 'close' : verdict
  const body = escape(`${that}\n${says}${reason === undefined ? '' : `\n${reason}`}`)
  return `${open}>\n      <${element} type="${type}" message="${escape(says)}">${body}</${element}>\n    </testcase>\n`
}

/** Ids of those that the runs do not decide: a passed case of the strictest schemas has no room for a remark. */
function tooClose(expectations: readonly ExpectationResult[]): { readonly tooCloseToCall?: string } {
  const ids = expectations.filter(({ close }) => close).map(({ id }) => id)
  return ids.length === 0 ? {} : { tooCloseToCall: ids.join(', ') }
}

function counts(expectations: readonly ExpectationResult[], strict: boolean): string {
  const missed = expectations.filter((one) => isMissed(one, strict))
  const errors = missed.filter(({ verdict }) => verdict === 'untold').length
  return `tests="${expectations.length}" failures="${missed.length - errors}" errors="${errors}" time="0"`
}

/** XML 1.0 has no way to write most control characters, not even escaped. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function escape(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"']/g, (character) => ESCAPES[character]!)
}
