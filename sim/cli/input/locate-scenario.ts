/** Where the text of a scenario lies: at its path, or in the package, from which every shipped scenario can be run and extended. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nearest } from '../../scenario/text/nearest.ts'

/** Of the shipped scenarios; bundled into dist/, beside which they lie. */
export const SHIPPED_FOLDER = fileURLToPath(new URL('../scenarios/', import.meta.url))

/** Folders that a shipped scenario may be named in, so that commands of the documents work from everywhere. */
const NAMED_IN = ['.', 'scenarios', 'chokepoint']

/**
 * A scenario that a user names, its ending left out if they like: their own file, else the shipped one of that name. A path that leads
 * to neither stays as it is.
 */
export function locateScenario(path: string): string {
  const names = extname(path) === '' && !existsSync(path) ? [path, `${path}.yaml`] : [path]
  const found = NAMED_IN.includes(dirname(path)) ? names.map(locateNeighbor) : names
  return found.find((way) => existsSync(way)) ?? path
}

/** The same for a file that a scenario names, which lies beside it. */
export function locateNeighbor(path: string): string {
  const shipped = join(SHIPPED_FOLDER, basename(path))
  return !existsSync(path) && existsSync(shipped) ? shipped : path
}

/** The file that `chokepoint/NAME` names. */
export const shippedFile = (name: string): string => join(SHIPPED_FOLDER, basename(name))

/** The file beside it, of its kind, whose name comes nearest to one that leads nowhere. */
export function nearestNeighbor(path: string): string | undefined {
  const folder = dirname(path)
  if (!existsSync(folder)) return undefined
  const isTable = extname(path) === '.csv'
  const files = readdirSync(folder).filter((file) => (isTable ? /\.csv$/ : /\.(yaml|yml|json)$/).test(file))
  const names = files.filter((file) => extname(file) === '.yaml').map((file) => basename(file, '.yaml'))
  return nearest(basename(path), files) ?? nearest(basename(path), names)
}

/** The shipped scenario whose name comes nearest to one that leads nowhere. */
export function nearestShipped(path: string): string | undefined {
  if (!existsSync(SHIPPED_FOLDER)) return undefined
  const names = readdirSync(SHIPPED_FOLDER)
    .filter((file) => extname(file) === '.yaml')
    .map((file) => basename(file, '.yaml'))
  return nearest(basename(path, '.yaml'), names)
}
