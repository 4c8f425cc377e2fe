/** Every file of the project that is written from its code alone: by `npm run generate`, and held against the code by a test. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { documentText, PAGES } from '../commands/document.ts'
import { schemaText } from '../commands/schema.ts'
import { commandsPage, leversText, outcomesText } from './reference-pages.ts'

interface GeneratedFile {
  /** From the folder of the project. */
  readonly path: string
  /** `root`: the folder of the project. */
  readonly text: (root: URL) => string | Promise<string>
}

export const GENERATED: readonly GeneratedFile[] = [
  ...PAGES.map((page) => ({ path: `docs/${page}.md`, text: (root: URL) => documentText(page, root) })),
  { path: 'docs/scenario-format.md', text: (root) => schemaText('markdown', root) },
  { path: 'docs/reference/commands.md', text: commandsPage },
  { path: 'docs/reference/levers.md', text: leversText },
  { path: 'docs/reference/outcomes.md', text: outcomesText },
  { path: 'scenarios/scenario.schema.json', text: (root) => schemaText('json', root) },
]

interface StaleFile {
  readonly path: string
  /** What the code says today. */
  readonly text: string
}

/** Those that are not what the code says today. */
export async function staleFiles(root: URL): Promise<readonly StaleFile[]> {
  const stale: StaleFile[] = []
  for (const { path, text } of GENERATED) {
    const now = await text(root)
    const file = new URL(path, root)
    if (!existsSync(file) || readFileSync(file, 'utf8') !== now) stale.push({ path, text: now })
  }
  return stale
}

/** Writes those that are stale, and says which they were. */
export async function generateFiles(root: URL): Promise<readonly string[]> {
  const stale = await staleFiles(root)
  for (const { path, text } of stale) writeFileSync(new URL(path, root), text)
  return stale.map(({ path }) => path)
}
