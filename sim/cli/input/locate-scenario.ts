/** Where the text of a scenario lies: at its path, or in the package, from which every shipped scenario can be run and extended. */
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Of the shipped scenarios; bundled into dist/, beside which they lie. */
export const SHIPPED_FOLDER = fileURLToPath(new URL('../scenarios/', import.meta.url))

/** Folders that a shipped scenario may be named in, so that commands of the documents work from everywhere. */
const NAMED_IN = ['.', 'scenarios']

/** A scenario that a user names: their own file, else the shipped one of that name. A path that leads to neither stays as it is. */
export function locateScenario(path: string): string {
  return NAMED_IN.includes(dirname(path)) ? locateNeighbor(path) : path
}

/** The same for a file that a scenario names, which lies beside it. */
export function locateNeighbor(path: string): string {
  const shipped = join(SHIPPED_FOLDER, basename(path))
  return !existsSync(path) && existsSync(shipped) ? shipped : path
}
