/** Licences of the packages that this program and its reports carry, read from the packages themselves whenever it is built. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))
const LICENCE = /^(licen[cs]e|copying|notice)/i

/** Folders of the packages that a package stands on, and of all that those stand on, as Node finds them; sorted by name. */
export function packagesBelow(folder, known = new Map()) {
  for (const name of Object.keys(readJson(join(folder, 'package.json')).dependencies ?? {})) {
    const found = findPackage(name, folder)
    if (known.has(found)) continue
    known.set(found, name)
    packagesBelow(found, known)
  }
  return [...known]
    .sort(([a, one], [b, other]) => (one === other ? compare(a, b) : compare(one, other)))
    .map(([path]) => path)
}
const compare = (a, b) => (a < b ? -1 : 1)

function findPackage(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name)
    if (existsSync(path)) return path
    if (folder === dirname(folder)) throw new Error(`${name}, which ${from} depends on, is not installed`)
  }
}

/** The package that a file of node_modules belongs to. */
export function packageOf(file) {
  const [, folder] = /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? []
  return folder
}

/** One text: name, version and the whole licence of each package. */
export const noticesOf = (folders) => folders.map((folder) => notice(folder)).join(`\n${'='.repeat(80)}\n\n`)

function notice(folder) {
  const { name, version, license } = readJson(join(folder, 'package.json'))
  return `${name} ${version} (${license})\n\n${licenceText(folder, name).trim()}\n`
}

function licenceText(folder, name) {
  const files = readdirSync(folder).filter((file) => LICENCE.test(file))
  if (files.length > 0) return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  // seedrandom has its licence at the end of its README.
  const readme = /^LICEN[CS]E.*\n-+\n[^]*/im.exec(readFileSync(join(folder, 'README.md'), 'utf8'))
  if (readme === null) throw new Error(`${name} (${folder}) comes without a licence`)
  return readme[0]
}
