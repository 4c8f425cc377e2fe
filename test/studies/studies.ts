/** The studies of docs/studies: a folder each, with a page that holds its one command. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../cli/command-line.ts'
import { blocksOf, commandsOf } from '../document/blocks.ts'

const FOLDER = join(ROOT, 'docs/studies')

export const folderOf = (name: string): string => join(FOLDER, name)
export const pageOf = (name: string): string => readFileSync(join(folderOf(name), 'README.md'), 'utf8')
export const STUDIES: readonly string[] = readdirSync(FOLDER).filter((name) =>
  existsSync(join(folderOf(name), 'README.md')),
)

export function commandOf(name: string): string {
  const [command, ...others] = blocksOf(pageOf(name))
    .filter(({ language }) => language === 'sh')
    .flatMap(commandsOf)
  if (command === undefined || others.length > 0) throw new Error(`${name}: expected one command`)
  return command
}
