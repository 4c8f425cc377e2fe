/** The sign table on the terminal: changes, what was expected of them, what came out. */
import type { SignResult, SignScore, SignVerdict } from '../../studies/signs/judge-sign.ts'

export function signTable({ rows, replicates }: SignResult): string {
  const lines = rows.map((row, k) => [
    row.id === rows[k - 1]?.id ? '' : row.id,
    row.outcome,
    wanted(row),
    found(row),
    row.verdict,
  ])
  const head = ['change', 'outcome', 'expected', 'difference (90 % interval)', '']
  const widths = head.map((title, c) => Math.max(title.length, ...lines.map((line) => line[c]!.length)))
  const text = [head, ...lines].map((line) =>
    line
      .map((cell, c) => cell.padEnd(widths[c]!))
      .join('  ')
      .trimEnd(),
  )
  const of = (verdict: SignVerdict): number => rows.filter((row) => row.verdict === verdict).length
  const changes = new Set(rows.map(({ id }) => id)).size
  return `${text.join('\n')}\n\n${changes} changes, ${rows.length} outcomes: ${of('right')} right, ${of('wrong')} wrong, ${of('dead')} dead, ${of('unclear')} unclear; ${replicates} replicates a change.\n`
}

const wanted = ({ expected, size }: SignScore): string =>
  size === null ? expected : `${expected}, ${size[0]} to ${size[1]} %`

/** In per cent of the unchanged runs where they are something, else in the unit of the series. */
function found({ base, difference, low, high, percent }: SignScore): string {
  if (percent === null) return `${show(difference)}  (${show(low)} to ${show(high)})`
  const share = (x: number): string => `${show((100 * x) / Math.abs(base))} %`
  return `${share(difference)}  (${share(low)} to ${share(high)})`
}

const show = (x: number): string => (Number.isFinite(x) ? `${x > 0 ? '+' : ''}${Number(x.toPrecision(3))}` : 'none')
