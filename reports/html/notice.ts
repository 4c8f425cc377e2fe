/** What the reader must know before the first number. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { conditionNotice } from '../condition.ts'
import { plural } from '../words/numbers.ts'
import { sharedDraws } from '../words/ranges.ts'
import { html, type Markup } from './markup.ts'
import { oddText } from './odd.ts'

/** Grade of a value nobody has measured. */
const GUESS = 'D'

export interface Guesses {
  readonly guessed: number
  readonly all: number
}

export function guessesOf(result: Result): Guesses {
  const { assumptions, uncertainties } = result.scenario
  const grades = [...assumptions, ...uncertainties].map((one) => one.grade)
  return { guessed: grades.filter((grade) => grade === GUESS).length, all: grades.length }
}

export function renderNotice(result: Result): Markup {
  const { replicates, requested, design, draws } = result.run
  const lines: string[] = result.condition === undefined ? [] : [conditionNotice(result.condition, replicates)]
  const odd = oddText(result)
  if (odd !== undefined) lines.push(odd)
  if (replicates < requested) {
    lines.push(
      `Incomplete batch: ${plural(replicates, 'run', 'runs')} of ${plural(requested, 'run', 'runs')} asked for. Ranges will move.`,
    )
  }
  if (design !== undefined && design.combinations > 1)
    lines.push(
      `This batch crosses ${design.combinations} combinations of settings: ranges mix them; design.parquet tells them apart.`,
    )
  if (draws !== undefined) lines.push(`${sharedDraws(draws, replicates)}.`)
  const toggle = html`<button type="button" id="theme" class="script-only">Dark view</button>`
  if (lines.length === 0) return html`<div class="notice quiet script-only">${toggle}</div>`
  return html`<aside class="notice" aria-label="Before you read"><p>${lines.join(' ')}</p>${toggle}</aside>`
}
