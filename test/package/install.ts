/** The packed package in an empty project, with the packages that it depends on and no others: what `npm install` makes, offline. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { packagesBelow } from '../../scripts/notices.mjs'
import { ROOT } from '../cli/command-line.ts'

export interface Installed {
  /** The empty project. */
  readonly project: string
  /** Paths of the files in the package. */
  readonly files: readonly string[]
  readonly bytes: number
}

let installed: Installed | undefined

/**
 * Once for all the test files of a process. The build of the tests is what is packed: another one would replace it under those that run
 * beside.
 */
export function installPackage(): Installed {
  installed ??= install()
  return installed
}

function install(): Installed {
  const project = mkdtempSync(join(tmpdir(), 'chokepoint-package-'))
  process.once('exit', () => rmSync(project, { recursive: true, force: true }))
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', project]
  const [packed] = JSON.parse(execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8' })) as [Packed]
  const home = join(project, 'node_modules', 'chokepoint')
  mkdirSync(home, { recursive: true })
  execFileSync('tar', ['-xzf', join(project, packed.filename), '-C', home, '--strip-components=1'])
  const beside = packagesBelow(ROOT).filter((folder) => folder.split('node_modules').length === 2)
  for (const folder of beside) link(folder, project)
  mkdirSync(join(project, 'node_modules', '.bin'))
  symlinkSync('../chokepoint/bin/chokepoint.js', join(project, 'node_modules', '.bin', 'chokepoint'))
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n')
  return { project, files: packed.files.map(({ path }) => path), bytes: packed.unpackedSize }
}

interface Packed {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
  readonly unpackedSize: number
}

function link(folder: string, project: string): void {
  const name = folder.slice(folder.lastIndexOf(`node_modules${sep}`))
  const place = join(project, name)
  mkdirSync(dirname(place), { recursive: true })
  symlinkSync(folder, place)
}
