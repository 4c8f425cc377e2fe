/** What `chokepoint ablate` prints: tables for people, documents for machines. */
import { wholePatterns, type MeasureChange } from '../../studies/ablation/compare.ts'
import { rankGuesses, type GuessRun } from '../../studies/ablation/guess-page.ts'
import { FACTORS, influence } from '../../studies/ablation/guesses.ts'
import { figure, skillCell, type AblationRun } from '../../studies/ablation/page.ts'

export function ablationJson({ replicates, seed, skill, results }: AblationRun): string {
  return JSON.stringify({
    schema: 'chokepoint.ablation/1',
    replicates,
    seed,
    skill,
    ablations: results.map(({ ablation, scenarios, measures, skill }) => ({
      id: ablation.id,
      title: ablation.title,
      scenarios,
      skill,
      measures: measures.map(finiteMeasure),
    })),
  })
}

export function guessJson({ replicates, seed, results }: GuessRun): string {
  return JSON.stringify({
    schema: 'chokepoint.guesses/1',
    replicates,
    seed,
    factors: FACTORS,
    guesses: results.map((result) => ({
      path: result.guess.path,
      influence: influence(result),
      measures: result.changes.map((measures) => measures.map(finiteMeasure)),
    })),
  })
}

/** JSON knows no NaN. */
function finiteMeasure(m: MeasureChange): object {
  const finite = (x: number) => (Number.isFinite(x) ? x : null)
  return {
    ...m,
    full: finite(m.full),
    without: finite(m.without),
    change: m.change.map(finite),
    shift: finite(m.shift),
  }
}

export function ablationTable({ replicates, skill: full, results }: AblationRun): string {
  const rows = results.map(({ ablation, measures, skill }) => [
    ablation.id,
    `${measures.filter((m) => m.passWithout).length}`,
    verdicts(measures, 'breaks'),
    verdicts(measures, 'mends'),
    `${measures.filter((m) => m.effect === 'moves').length}`,
    skillCell(skill.fit),
    skillCell(skill.heldOut),
  ])
  const measures = results[0]?.measures ?? []
  return `${align([['without', 'held', 'breaks', 'mends', 'moves', 'skill fit', 'held out'], ...rows])}\n\n${fullModel(measures, replicates)} Skill ${skillCell(full.fit)} in fitted and ${skillCell(full.heldOut)} in held-out windows.\n`
}

export function guessTable({ replicates, results }: GuessRun): string {
  const rows = rankGuesses(results).map((result) => [
    result.guess.path,
    influence(result).toFixed(3),
    ...result.changes.map((measures) => `${verdicts(measures, 'breaks')} / ${verdicts(measures, 'mends')}`),
  ])
  const head = ['guess', 'influence', ...FACTORS.map((factor) => `breaks / mends at × ${factor}`)]
  return `${align([head, ...rows])}\n\n${fullModel(results[0]?.changes[0] ?? [], replicates)}\n`
}

function fullModel(measures: readonly MeasureChange[], replicates: number): string {
  const whole = wholePatterns(measures.map(({ id, passFull }) => ({ id, pass: passFull })))
  const held = measures.filter((m) => m.passFull).length
  return `full model: ${held} of ${measures.length} measures hold, ${whole.length} patterns in all their measures (${whole.join(', ') || 'none'}); ${replicates} replicates a scenario.`
}

/** Patterns with the medians before and after. */
function verdicts(measures: readonly MeasureChange[], effect: MeasureChange['effect']): string {
  const hit = measures.filter((m) => m.effect === effect)
  return hit.map((m) => `${m.id} ${figure(m.full)}→${figure(m.without)}`).join(', ') || '–'
}

function align(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, c) => cell.padEnd(widths[c]!))
      .join('  ')
      .trimEnd()
  return rows.map(line).join('\n')
}
