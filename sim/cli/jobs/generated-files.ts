/** Every file of the project that is written from its code alone: by `npm run generate`, and held against the code by a test. */
import { readFileSync, writeFileSync } from 'node:fs'
import { documentText, PAGES } from '../commands/document.ts'
import { schemaText } from '../commands/schema.ts'

interface GeneratedFile {
  /** From the folder of the project. */
  readonly path: string
  /** `root`: the folder of the project. */
  readonly text: (root: URL) => string
}

export const GENERATED: readonly GeneratedFile[] = [
  ...PAGES.map((page) => ({ path: `docs/${page}.md`, text: (root: URL) => documentText(page, root) })),
  { path: 'docs/scenario-format.md', text: () => schemaText('markdown') },
  { path: 'scenarios/scenario.schema.json', text: () => schemaText('json') },
]

/** Those that are not what the code says today. */
export function staleFiles(root: URL): readonly string[] {
  return GENERATED.filter(({ path, text }) => readFileSync(new URL(path, root), 'utf8') !== text(root)).map(
    ({ path }) => path,
  )
}

/** Writes those that are stale, and says which they were. */
export function generateFiles(root: URL): readonly string[] {
  const stale = staleFiles(root)
  for (const { path, text } of GENERATED) if (stale.includes(path)) writeFileSync(new URL(path, root), text(root))
  return stale
}
