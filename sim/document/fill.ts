/**
 * Documents are written by hand and counted by machine: prose with markers, each of which becomes a table.
 * `<!-- table: params mine -->` on a line of its own calls the table `params` with `mine`.
 */

/** A table by name; takes the words after the name. */
export type Tables = Readonly<Record<string, (words: readonly string[]) => string>>

const MARKER = /^<!-- table: (.+) -->$/gm

/** @throws RangeError that names a marker whose table does not exist. */
export function fillTables(template: string, tables: Tables): string {
  return template.replace(MARKER, (marker, call: string) => {
    const [name = '', ...words] = call.split(' ')
    const table = Object.hasOwn(tables, name) ? tables[name] : undefined
    if (table === undefined)
      throw new RangeError(`${marker}: no table ${name}; there are ${Object.keys(tables).sort().join(', ')}`)
    return table(words)
  })
}

/** Calls of tables in a template, for tests that look for what is missing. */
export function tableCalls(template: string): readonly string[] {
  return [...template.matchAll(MARKER)].map((match) => match[1])
}
