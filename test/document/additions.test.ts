import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const page = readFileSync(new URL('docs/reference/additions.md', root), 'utf8')
const sources = readdirSync(new URL('sim/', root), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(new URL(`sim/${file}`, root), 'utf8') }))

/** Rows of the page's table: what is added, the example's name, the files said to name it. */
const rows = [...page.matchAll(/^\| ([^|]+) \| `([\w-]+)` \| ([^|]+) \|$/gm)].map(([, what, name, files]) => ({
  what: what!,
  name: name!,
  said: files!.startsWith('none') ? [] : [...files!.matchAll(/`([^`]+\.ts)`/g)].map(([, file]) => file!),
}))

describe('the page of what an addition touches', () => {
  test('has a row for each kind of addition', () => expect(rows.length).toBe(9))

  test.each(rows)('$what: $name is named by these files and no other', ({ name, said }) => {
    const word = new RegExp(`(?<![\\w-])${name}(?![\\w-])`)
    const naming = sources.filter(({ text }) => word.test(text)).map(({ file }) => file)
    expect(naming.sort()).toEqual([...said].sort())
  })

  test('what needs no source is in a scenario that is shipped or a page that is run', () => {
    const shipped = ['scenarios/twelve-elements.yaml', 'docs/how-to/sector.md', 'docs/how-to/country.md']
    const text = shipped.map((file) => readFileSync(new URL(file, root), 'utf8')).join('\n')
    for (const { name } of rows.filter(({ said }) => said.length === 0)) expect(text).toContain(name)
  })
})
