/** One version everywhere, by package.json; a changelog of closed releases; the licences of everything that is carried. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { billOfMaterials } from '../scripts/bill-of-materials.mjs'
import { engineProblems } from '../sim/cli/store/verify-folder.ts'
import { ENGINE_VERSION } from '../sim/index.ts'
import { ROOT } from './cli/command-line.ts'

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8')
const json = (name: string) => JSON.parse(read(name)) as Record<string, unknown>
const { version } = json('package.json')
const lock = json('package-lock.json') as {
  version: string
  packages: Record<string, { version: string; dev?: boolean; devOptional?: boolean }>
}
const citation = parseYaml(read('CITATION.cff')) as Record<string, unknown>
/** Name and version of every package that is not for development alone. */
const shipped = Object.entries(lock.packages)
  .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
  .map(([path, { version: own }]) => `${path.replace(/^.*node_modules\//, '')} ${own}`)
const headings = [...read('CHANGELOG.md').matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!)
/** What no release has yet stands above them all. */
const releases = headings[0] === 'Unreleased' ? headings.slice(1) : headings

test('package, lock file, citation, changelog and engine have one version', () => {
  const [latest, date] = /^(\S+) \((\S+)\)$/.exec(releases[0]!)!.slice(1)
  expect({
    lock: lock.version,
    root: lock.packages['']!.version,
    citation: citation['version'],
    changelog: latest,
    engine: ENGINE_VERSION,
  }).toEqual({ lock: version, root: version, citation: version, changelog: version, engine: version })
  expect(citation['date-released']).toBe(date)
})

test('what Zenodo is told is what CITATION.cff says', () => {
  const { title, version: told, publication_date, license, creators, keywords } = json('.zenodo.json')
  const authors = (citation['authors'] as { name: string }[]).map(({ name }) => ({ name }))
  expect({ title, told, publication_date, license, creators, keywords }).toEqual({
    title: citation['title'],
    told: version,
    publication_date: citation['date-released'],
    license: citation['license'],
    creators: authors,
    keywords: citation['keywords'],
  })
  expect(json('package.json')['license']).toBe(license)
})

test('the table of versions names this one, and says what an older folder is told', () => {
  const page = read('docs/reference/versions.md')
  expect(page).toContain(`| package and engine | ${ENGINE_VERSION} |`)
  expect(page).toContain(`out/old: ${engineProblems({ engine: '0.5.0' })[0]}\n`)
})

test('every section of the changelog is a release with its date, the newest first', () => {
  const found = releases.map((heading) => /^\d+\.\d+\.\d+ \((\d{4}-\d{2}-\d{2})\)$/.exec(heading)?.[1] ?? heading)
  expect(found).toEqual([...found].sort().reverse())
})

test('the notices hold name, version and a whole licence of every package that is not for development alone', () => {
  const notices = read('dist/THIRD-PARTY-NOTICES.txt').split(`\n${'='.repeat(80)}\n\n`)
  const titles = notices.map((text) => text.slice(0, text.indexOf(' (')))
  expect(titles.sort()).toEqual(shipped.sort())
  for (const text of notices)
    expect(text).toMatch(/Permission|Redistribution|OPEN FONT LICENSE|Apache License|LICENSE AGREEMENT|public domain/)
})

test('the bill of materials lists every such package with its licence, and nothing that differs between two packs', () => {
  const { components, metadata, ...rest } = billOfMaterials()
  expect(components.map(({ name, version: own }) => `${name} ${own}`).sort()).toEqual([...new Set(shipped)].sort())
  expect(components.filter(({ licenses }) => licenses === undefined)).toEqual([])
  expect(metadata.component).toMatchObject({ name: 'chokepoint', version })
  expect(JSON.stringify({ metadata, ...rest })).not.toMatch(/serialNumber|timestamp|"tools"/)
})

test('a report carries the licences of its fonts and of the packages in its scripts', () => {
  const notices = read('dist/report-notices.txt')
  for (const name of ['inter', 'source-serif-4'])
    expect(notices).toMatch(new RegExp(`^@fontsource-variable/${name} \\S+ \\(OFL-1.1\\)$`, 'm'))
  expect(notices.match(/SIL OPEN FONT LICENSE Version 1.1/g)!.length).toBeGreaterThanOrEqual(2)
  for (const name of ['simple-statistics', 'seedrandom']) expect(notices).toContain(`${name} `)
})
