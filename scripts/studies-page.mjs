/** What the studies of docs/studies say of their figures: the block of a page, the table of all, and what to read again. */

/** Between these stands what a study's command printed, with what printed it. */
const BLOCK = /(<!-- figures -->\n)[^]*?(<!-- end of figures -->)/

/** Figures of pages and terminal have three digits. */
const DIGITS = 3
const number = (value) => String(Number(value.toPrecision(DIGITS)))
const signed = (value) => (value > 0 ? `+${number(value)}` : number(value))

export const withBlock = (page, text) => page.replace(BLOCK, (_, begin, end) => `${begin}${text}\n${end}`)

export function blockOf({ engine, seconds, cores }, printed) {
  return `Engine ${engine}, ${seconds} s on ${cores} cores:\n\n\`\`\`text\n${printed.trimEnd()}\n\`\`\``
}

/** Words of a page for people: all but its commands, code and the block. */
const proseOf = (page) => page.replace(BLOCK, '').replaceAll(/```[^]*?```/g, '')

/** Answers are in words, since their figures change with the engine; only the question has figures of its own. Years are none. */
export function figuresInAnswer(page) {
  const answer = proseOf(page).replace(/^\*\*Question\.\*\*.*$/m, '')
  const words = answer.replaceAll(/`[^`]*`|\]\([^)]*\)|\b20\d\d\b/g, '')
  return words.match(/\d[\d.,]*/g) ?? []
}

/** One row for each outcome and policy or level, from the summary of a comparison or a sweep; `from` is the baseline as the terminal has it. */
export function rowsOf(summary) {
  return summary.schema.startsWith('chokepoint.sweep/') ? rowsOfSweep(summary) : rowsOfComparison(summary)
}

function rowsOfComparison({ policies: [baseline, ...variants], outcomes }) {
  return Object.values(outcomes).flatMap(({ label, unit, policies }) =>
    variants.map(({ name }) => {
      const { mean, low, high, verdict } = policies[name].difference
      return {
        outcome: label,
        of: name,
        unit,
        from: policies[baseline.name].statistic ?? policies[baseline.name].mean,
        mean,
        low,
        high,
        verdict,
      }
    }),
  )
}

function rowsOfSweep({ factors, outcomes }) {
  const nameOf = (at) => at.map((value, k) => factors[k].labels[factors[k].levels.indexOf(value)]).join(', ')
  return outcomes.flatMap(({ label, unit, levels: [first, ...others] }) =>
    others.map(({ at, difference: { mean, low, high, verdict } }) => {
      return { outcome: label, of: `at ${nameOf(at)}`, unit, from: first.value, mean, low, high, verdict }
    }),
  )
}

/** What an answer in words may no longer say: another verdict, or a difference that the earlier interval does not hold. */
export function toReadAgain(before, now) {
  return now.flatMap((row) => {
    const old = before.find(({ outcome, of }) => outcome === row.outcome && of === row.of)
    const holds = old === undefined || (old.verdict === row.verdict && row.mean >= old.low && row.mean <= old.high)
    return holds ? [] : [`${row.outcome}, ${row.of}: was ${wordsOf(old)}, is ${wordsOf(row)}`]
  })
}

const wordsOf = ({ mean, low, high, verdict }) =>
  `${signed(mean)} (${number(low)} to ${number(high)}), ${verdict === 'none' ? 'no clear difference' : verdict}`

/** A table of studies: for each the first outcome, of the last policy or level. */
export function tableOf(studies) {
  const lines = studies.map(({ name, title, lines, seconds, rows }) => {
    const row = rows.findLast(({ outcome }) => outcome === rows[0].outcome)
    const figure = `${row.outcome}: ${number(row.from)} ${row.unit}; ${row.of} ${wordsOf(row)}`
    return `| [${title}](${name}/README.md) | ${figure} | ${lines} | ${(seconds / 60).toFixed(1)} |`
  })
  const head = [
    '| question | first figure: of the baseline, and the difference from it with its 95 % interval | lines typed | minutes |',
  ]
  return [...head, '|---|---|---|---|', ...lines].join('\n')
}
