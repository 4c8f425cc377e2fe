/** Tables that are hard on a reader: rows of observations that grow with `n`, and correlations that cannot be together. */
import { VALID } from '../scenario/kinds.ts'

export const CSV_HEAD = 'series,date,value,low,high,unit,source'
const row = (series: string, date: string, value: string, source = 'press'): string =>
  `${series},${date},${value},,,USD/kg,${source}\n`
const good = row('quotePrice.Dy', '2025-03-03', '295')
const times = (n: number, make: (i: number) => string): string => Array.from({ length: n }, (_, i) => make(i)).join('')

export const GROWING_CSV: Readonly<Record<string, (n: number) => string>> = {
  'one figure many times': (n) => good.repeat(n * 100),
  'series nobody knows': (n) => times(n * 100, (i) => row(`quotePrise.Dy${i}`, '2025-03-03', '1')),
  'more rows than may be': (n) => good.repeat(n * 1_000),
  'rows too short': (n) => 'a,b\n'.repeat(n * 100),
  'one row without end': (n) => ','.repeat(n * 5_000),
  'empty lines': (n) => `${'\n'.repeat(n * 5_000)}${good}`,
  'quotation marks': (n) => '"'.repeat(n * 5_000),
  'quotation marks and line ends': (n) => '"\n'.repeat(n * 2_000),
  'quotation marks inside': (n) => 'a"b,'.repeat(n * 1_000),
  'a text never closed': (n) => `"${'x\n'.repeat(n * 2_000)}`,
  'doubled quotation marks': (n) => `"${'""'.repeat(n * 2_000)}",1\n`,
  'digits and a letter': (n) => row('quotePrice.Dy', '2025-03-03', `${'1'.repeat(n * 1_000)}x`),
  'blanks after a digit': (n) => row('quotePrice.Dy', '2025-03-03', `"1${' '.repeat(n * 1_000)}x"`),
  'a long date': (n) => row('quotePrice.Dy', '2025-'.repeat(n * 200), '1'),
  'a long series': (n) => row('x'.repeat(n * 1_000), '2025-03-03', '1'),
  'dates far away': (n) => times(n * 100, (i) => row('quotePrice.Dy', `20${30 + (i % 60)}-01-01`, '1')),
}

/** Every pair of many uncertainties at −0.9: three are too many already. */
export function impossibleCorrelations(pairs: number): string {
  const draw = '{distribution: uniform, min: 0.1, max: 0.2, source: x, grade: D}'
  const events = Array.from({ length: 25 }, (_, i) => `e${i}`)
  const lines = events.map(
    (id) => `  ${id}: {date: 2027-06-01, weeks: 1, title: t, source: s, target: {mine: kachin}, factor: 0.4}\n`,
  )
  const draws = events.map((id) => `  shocks.${id}.factor: ${draw}\n`)
  const between = events.flatMap((a, i) => events.slice(i + 1).map((b) => `[shocks.${a}.factor, shocks.${b}.factor]`))
  const rows = between
    .slice(0, pairs)
    .map((pair, i) => `  c${i}: {between: ${pair}, spearman: -0.9, source: x, grade: D}\n`)
  return VALID.replace('uncertainties:\n', () => `uncertainties:\n${draws.join('')}`)
    .replace(/^ {4}factor: 0\.4\n/m, (line) => `${line}${lines.join('')}`)
    .concat(`correlations:\n${rows.join('')}`)
}
