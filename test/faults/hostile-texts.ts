/** Texts of any size that are hard on a reader: each grows in proportion to `n`, which is about its length in thousands. */
import { VALID } from '../scenario/kinds.ts'

/** The valid scenario with another value, or with lines at its end. */
const value = (key: string, text: string): string =>
  VALID.replace(new RegExp(`^${key}:.*$`, 'm'), () => `${key}: ${text}`)
const end = (lines: string): string => `${VALID}${lines}\n`
const block = (name: string, lines: string): string =>
  VALID.replace(new RegExp(`^${name}:\\n`, 'm'), (line) => `${line}${lines}\n`)
const times = (n: number, make: (i: number) => string): string => Array.from({ length: n }, (_, i) => make(i)).join('')
const K = 1_000

export const GROWING: Readonly<Record<string, (n: number) => string>> = {
  'number with blanks': (n) => value('weeks', `1${' '.repeat(n * K)}x`),
  'number with blanks, quoted': (n) => value('weeks', `"1${' '.repeat(n * K)}x"`),
  'number of digits': (n) => value('weeks', '1'.repeat(n * K)),
  'digits and a letter': (n) => value('weeks', `${'1'.repeat(n * K)}x`),
  'digits, point, letter': (n) => value('weeks', `${'1'.repeat(n * K)}.${'1'.repeat(n * K)}x`),
  'digits in quotes': (n) => value('weeks', `"${'1'.repeat(n * K)}"`),
  'digits as a title': (n) => value('title', '1'.repeat(n * K)),
  'groups of thousands': (n) => value('weeks', `"1${',000'.repeat(n * 250)}x"`),
  'currency signs': (n) => value('weeks', `"${'$ '.repeat(n * 500)}"`),
  'long title': (n) => value('title', 'x'.repeat(n * K)),
  'long name': (n) => value('name', 'x'.repeat(n * K)),
  'long date': (n) => value('start', '2'.repeat(n * K)),
  'date with many numbers': (n) => value('start', `2027${'-1'.repeat(n * 500)}`),
  'emojis as title': (n) => value('title', '🧲'.repeat(n * 250)),
  'long choice': (n) => value('elements', `[${'N'.repeat(n * K)}]`),
  'many elements': (n) => value('elements', `[${times(n * 200, () => 'Nd, ')}Nd]`),
  'long key': (n) => end(`${'k'.repeat(n * K)}: 1`),
  'long key of other letters': (n) => end(`${'ключ'.repeat(n * 250)}: 1`),
  'keys nobody knows': (n) => end(times(n * 100, (i) => `key${i}: 1\n`)),
  'keys that are near': (n) => end(times(n * 100, (i) => `weekz${i % 10}${i}: 1\n`)),
  'one key many times': (n) => end(times(n * 100, () => 'zzz: 1\n')),
  'many numbers as keys': (n) => end(times(n * 100, (i) => `${i}: 1\n`)),
  'many empty keys': (n) => end(times(n * 100, () => '? \n')),
  'second document after empty lines': (n) => `${VALID}---${'\n'.repeat(n * K)}a: 1\n`,
  'empty lines, then a second document': (n) => `${VALID}${'\n'.repeat(n * K)}---\na: 1\n`,
  'many documents': (n) => `${VALID}${'---\na: 1\n'.repeat(n * 100)}`,
  'many ends of documents': (n) => `${VALID}${'...\n'.repeat(n * 250)}`,
  'only empty lines': (n) => '\n'.repeat(n * K),
  'only blanks': (n) => ' '.repeat(n * K),
  'only comments': (n) => '# x\n'.repeat(n * 250),
  'only carriage returns': (n) => '\r'.repeat(n * K),
  'comment in the way': (n) => `a: [1,\n${'# x\n'.repeat(n * 250)}`,
  directives: (n) => `${'%A b\n'.repeat(n * 200)}---\n${VALID}`,
  'open brackets': (n) => end(`z: ${'['.repeat(n * K)}`),
  'open braces': (n) => end(`z: ${'{'.repeat(n * K)}`),
  'closed brackets': (n) => end(`z: ${'['.repeat(n * 500)}${']'.repeat(n * 500)}`),
  'nested by indentation': (n) => end(times(Math.min(n * 10, 400), (i) => `${' '.repeat(i)}a:\n`)),
  'nested dashes': (n) => end(`z: \n${'- '.repeat(n * 500)}x`),
  'nested question marks': (n) => end('? '.repeat(n * 500)),
  colons: (n) => end(`z: ${': '.repeat(n * 500)}`),
  'colons without a blank': (n) => end('a:'.repeat(n * 500)),
  'quotation mark never closed': (n) => end(`z: "${'x\n'.repeat(n * 500)}`),
  apostrophes: (n) => end(`z: ${"'".repeat(n * K + 1)}`),
  'quotation marks and blanks': (n) => end(`z: ${': "  " '.repeat(n * 140)}`),
  'brackets in a line that is wrong': (n) => end(`z: x: ${'[ '.repeat(n * 500)}`),
  'blanks in a line that is wrong': (n) => end(`z: x:${' '.repeat(n * K)}y: z`),
  'wrong after empty lines': (n) => end(`z: [${'\n'.repeat(n * K)}`),
  tabs: (n) => end(`z:\n${'\t'.repeat(n * K)}x: 1`),
  anchors: (n) => end(times(n * 60, (i) => `z${i}: &a${i} 1\n`)),
  aliases: (n) => end(`z: &a 1\n${times(n * 80, (i) => `y${i}: *a\n`)}`),
  'bomb of aliases': (n) =>
    end(`a0: &a0 x\n${times(Math.min(n * 20, 900), (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`)}`),
  'merge keys': (n) => end(times(n * 100, () => '<<: {a: 1}\n')),
  'long anchor': (n) => end(`z: &${'a'.repeat(n * K)} 1`),
  'long tag': (n) => end(`z: !${'a'.repeat(n * K)} 1`),
  'long alias': (n) => end(`z: *${'a'.repeat(n * K)}`),
  'block text': (n) => value('description', `|\n${'  x\n'.repeat(n * 250)}`),
  'folded text': (n) => value('description', `>\n${'  x\n\n'.repeat(n * 200)}`),
  escapes: (n) => value('description', `"${'\\u0041'.repeat(n * 160)}"`),
  'escaped surrogates': (n) => value('description', `"${'\\ud800'.repeat(n * 160)}"`),
  'uncertainties nobody knows': (n) =>
    block(
      'uncertainties',
      times(
        Math.min(n * 12, 490),
        (i) => `  mine.cashCoss${i}: {distribution: uniform, min: 1, max: 2, source: x, grade: D}\n`,
      ),
    ),
  'more uncertainties than may be': (n) =>
    block(
      'uncertainties',
      times(n * 20, (i) => `  mine.x${i}: {distribution: uniform, min: 1, max: 2, source: x, grade: D}\n`),
    ),
  'more events than may be': (n) =>
    block(
      'levers',
      times(n * 20, (i) => `  e${i}: {date: 2027-05-01, title: t, source: s, set: {reviewCapacity: 9}}\n`),
    ),
  'long uncertainty': (n) =>
    block('uncertainties', `  ${'x.'.repeat(n * 500)}: {distribution: uniform, min: 1, max: 2, source: x, grade: D}`),
  'draws of a posterior': (n) =>
    end(`posterior:\n  source: s\n  paths: [mine.cashCosts]\n  draws: [${times(n * 100, () => '[1], ')}[2]]`),
  'draws of a wrong length': (n) =>
    end(`posterior:\n  source: s\n  paths: [mine.cashCost]\n  draws: [${times(n * 100, () => '[1, 2], ')}[2]]`),
  'expectation in brackets': (n) => end(`expect: {a: {that: "${'('.repeat(n * K)}"}}`),
  'expectation of digits': (n) => end(`expect: {a: {that: "mean(x) < ${'1'.repeat(n * K)}x"}}`),
  'wrong composition': (n) =>
    block(
      'deposits',
      times(n * 20, (i) => `  d${i}: {composition: {Nx: 0.1}, source: s, grade: D}\n`),
    ),
}
