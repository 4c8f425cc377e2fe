/** A hindcast on the terminal: the scoreboard of patterns and the table of skill. */
import { drawsText } from '../../studies/batch/draw-groups.ts'
import type { HindcastResult, OverallScore } from '../../studies/hindcast/result.ts'
import type { SeriesScore } from '../../studies/hindcast/score.ts'
import { passedBy, type PatternScore } from '../../studies/patterns/score.ts'
import type { Verdict } from '../../studies/patterns/verdict.ts'

export function hindcastTables(result: HindcastResult): string {
  const { patterns, skill, overall, replicates } = result
  const of = (verdict: Verdict): number => patterns.filter((p) => p.verdict === verdict).length
  const ids = [...new Set(patterns.map((p) => p.id))]
  const whole = ids.filter((id) => patterns.every((p) => p.id !== id || p.verdict === 'pass'))
  return [
    table(PATTERN_HEAD, patterns.map(patternRow)),
    `${of('pass')} of ${patterns.length} measures pass, ${of('miss')} miss, ${of('too close')} are too close to call with ${replicates} replicates a scenario. ${whole.length} of ${ids.length} patterns hold in all their measures (${whole.join(', ') || 'none'}).`,
    nullLine(result),
    table(SKILL_HEAD, skill.map(skillRow)),
    overallLine('fitted windows', overall.fit),
    overallLine('held-out windows', overall.held_out),
    `Skill by element, fitted and held out: ${result.elements.map(({ element, fit, held_out }) => `${element} ${two(fit)} and ${two(held_out)}`).join('; ')}.\n`,
    ...unscoredLines(result),
    ...drawLines(result),
  ].join('\n')
}

function unscoredLines({ unscored }: HindcastResult): string[] {
  if (unscored.length === 0) return []
  const rows = unscored.map(
    ({ history, window, series, date, why }) => `  ${history} ${window} ${series} ${date}: ${why}`,
  )
  return [`Figures of the windows that no score counts: ${unscored.length}\n${rows.join('\n')}\n`]
}

function drawLines({ draws, replicates }: HindcastResult): string[] {
  return draws.map(({ scenario, ...count }) => `${scenario}: ${drawsText(count, replicates)!}.\n`)
}

const PATTERN_HEAD = [
  '',
  'measure',
  'observed',
  'tolerance',
  'simulated median (90 % of runs)',
  'unit',
  'split',
  'verdict',
  'passed by null',
]
const SKILL_HEAD = ['window', 'series', 'split', 'n', 'CRPS', 'naive', 'skill', 'in 50 %', 'in 90 %', 'peak', 'weeks']

function patternRow(p: PatternScore): string[] {
  return [
    p.id,
    p.measure,
    show(p.observed),
    `${show(p.tolerance[0])} to ${show(p.tolerance[1])}`,
    Number.isFinite(p.median) ? `${show(p.median)}  (${show(p.low)} to ${show(p.high)})` : 'did not happen',
    p.unit,
    splitName(p.split),
    p.verdict === 'miss' ? 'MISS' : p.verdict,
    nullCell(p),
  ]
}

/** "no, of 4", or the names of the nulls that pass. */
function nullCell(p: PatternScore): string {
  const passing = passedBy(p)
  return passing.length > 0 ? passing.join(', ') : `no, of ${p.nulls.filter((n) => n.untried === null).length}`
}

function nullLine({ patterns, nulls }: HindcastResult): string {
  const weak = patterns.filter((p) => passedBy(p).length > 0)
  const worlds = nulls.map(({ name, words }) => `${name} (${words})`).join('; ')
  return `${weak.length} of ${patterns.length} measures are passed by a null: ${weak.map((p) => `${p.id} ${p.measure}`).join('; ') || 'none'}. Nulls: ${worlds}.\n`
}

function skillRow(s: SeriesScore): string[] {
  return [
    s.window,
    s.series,
    splitName(s.split),
    String(s.n),
    s.crps.toFixed(2),
    s.naiveCrps === null ? '' : s.naiveCrps.toFixed(2),
    s.skill === null ? '' : s.skill.toFixed(2),
    percent(s.cover50),
    percent(s.cover90),
    s.peakError === null ? '' : `${s.peakError > 0 ? '+' : ''}${percent(s.peakError)}`,
    s.peakWeeks === null ? '' : s.peakWeeks.toFixed(0),
  ]
}

function overallLine(name: string, { skill, cover50, cover90, n }: OverallScore): string {
  return `Skill in ${name} ${skill.toFixed(2)}; of ${n} figures ${percent(cover50)} inside the central 50 %, ${percent(cover90)} inside 90 %.`
}

const two = (x: number | null): string => (x === null ? 'none' : x.toFixed(2))
const splitName = (split: string): string => (split === 'held_out' ? 'held out' : 'fit')
const percent = (x: number): string => `${(100 * x).toFixed(0)} %`

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c]!.length)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, c) => cell.padEnd(widths[c]!))
      .join('  ')
      .trimEnd()
  return `${[head, ...rows].map(line).join('\n')}\n`
}

function show(x: number): string {
  const size = Math.abs(x)
  return size >= 100 ? x.toFixed(0) : size >= 10 ? x.toFixed(1) : x.toFixed(2)
}
