/** What the reader of options lets pass and nobody can mean: a value for a switch, an option twice, no to what is no switch, nothing. */
import { UsageError } from '../terminal/exit.ts'

/** Options of a command, as yargs keeps them. */
export interface KnownOptions {
  readonly boolean: readonly string[]
  /** Other names by name, both ways. */
  readonly alias: Readonly<Record<string, readonly string[]>>
  readonly key: Readonly<Record<string, unknown>>
}

export function checkWords(words: readonly string[], known: KnownOptions): void {
  const switches = new Set<string>()
  for (const [i, word] of words.entries()) {
    if (word === '-' && words[i - 1]?.startsWith('-') !== true)
      throw new UsageError('given -; expected a name: nothing is read from standard input here')
    if (word === '--' || /^-{3,}/.test(word))
      throw new UsageError(
        `given ${word}; expected an option or an argument; a file whose name begins with - is ./-name`,
      )
    const found = /^--([^=]+)(=.*)?$/s.exec(word)
    if (found === null) continue
    const [, name = '', value] = found
    const isSwitch = known.boolean.includes(name) || known.boolean.includes(denied(name))
    if (!isSwitch && name !== denied(name) && denied(name) in known.key)
      throw new UsageError(`--${name}: --${denied(name)} takes a value; leave it out for its default`)
    if (!isSwitch) continue
    if (value !== undefined)
      throw new UsageError(`--${name}: given ${value.slice(1)}; it takes no value, leave it out to have none of it`)
    const plain = known.boolean.includes(name) ? name : denied(name)
    if (switches.has(plain)) throw new UsageError(`--${plain} is given twice`)
    switches.add(plain)
  }
}

const denied = (name: string): string => name.replace(/^no-/, '')

/** An option or an argument that is nothing at all, or that is not taken as what it looks like. */
export function checkValues(argv: Readonly<Record<string, unknown>>, known: KnownOptions): void {
  for (const [name, value] of Object.entries(argv)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    if (PLACED.includes(name) || !values.includes('')) continue
    throw new UsageError(`${name in known.key ? dashed(name) : name}: given nothing; expected a value`)
  }
}

/** Options whose readers say themselves, by line and column, what is missing. */
const PLACED = ['set', 'outcome', 'satisfy', 'vary']

/** `-n`, `--seed`. */
export const dashed = (name: string): string => `${name.length === 1 ? '-' : '--'}${name}`
