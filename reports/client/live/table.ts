/** The reader's policy against the scenario, outcome by outcome, under the same luck. */
import { intervalOfMean } from '../../../sim/numbers/statistics/interval.ts'
import type { LiveOutcome } from '../../live/payload.ts'
import { number, span } from '../../words/numbers.ts'

/** Pairs below which an interval would say more about chance than about policy. */
const FEWEST = 8

export interface Pair {
  readonly base: Float64Array
  readonly mine: Float64Array
}

export function fillTable(
  table: HTMLTableElement,
  outcomes: readonly LiveOutcome[],
  pairs: readonly Pair[],
  seed: number,
): void {
  const head = [
    '',
    'As it was',
    'Yours',
    pairs.length < FEWEST ? 'Difference' : 'Mean difference (95 % interval)',
    'Unit',
  ]
  const rows = outcomes.map(({ label, unit, place }) => {
    const base = pairs.map((pair) => pair.base[place] ?? NaN)
    const mine = pairs.map((pair) => pair.mine[place] ?? NaN)
    return [label, middle(base), middle(mine), difference(base, mine, seed), unit]
  })
  table.replaceChildren(caption(pairs.length), section('thead', [head]), section('tbody', rows))
}

function caption(pairs: number): HTMLElement {
  const made = document.createElement('caption')
  made.textContent =
    pairs === 1
      ? 'One run, with and without your changes'
      : `Medians of ${pairs} runs, each with and without your changes`
  return made
}

function section(name: 'thead' | 'tbody', rows: readonly (readonly string[])[]): HTMLElement {
  const made = document.createElement(name)
  for (const row of rows) {
    const line = made.appendChild(document.createElement('tr'))
    row.forEach((text, c) => {
      const isHead = name === 'thead' || c === 0
      const cell = line.appendChild(document.createElement(isHead ? 'th' : 'td'))
      if (isHead) cell.setAttribute('scope', name === 'thead' ? 'col' : 'row')
      cell.textContent = text
    })
  }
  return made
}

/** What does not happen within the run counts as later than anything that does. */
function middle(values: readonly number[]): string {
  const sorted = values.map((value) => (Number.isNaN(value) ? Infinity : value)).sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const median = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
  return Number.isFinite(median) ? number(median) : 'not within the run'
}

function difference(base: readonly number[], mine: readonly number[], seed: number): string {
  const apart = Float64Array.from(base, (value, k) => mine[k]! - value).filter((value) => !Number.isNaN(value))
  if (apart.length === 0) return 'n/a'
  if (apart.every((value) => value === 0)) return 'none'
  const mean = apart.reduce((sum, value) => sum + value, 0) / apart.length
  if (apart.length < FEWEST) return number(mean)
  const [low, high] = intervalOfMean(apart, seed)
  const clear = low > 0 || high < 0 ? '' : ', no clear difference'
  return `${number(mean)} (${span(number(low), number(high))})${clear}`
}
