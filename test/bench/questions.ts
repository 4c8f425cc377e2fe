/** The SQL of docs/query.md, each with the heading above it. */
import { readFileSync } from 'node:fs'

export interface Question {
  readonly title: string
  readonly sql: string
}

/** `folders`: where the folders that the page names lie; questions to any other are left out. */
export function questionsOf(folders: Readonly<Record<string, string>>): readonly Question[] {
  const page = readFileSync('docs/query.md', 'utf8')
  return [...page.matchAll(/^## (.+?)\n(?:(?!^## )[^])*?```sql\n([^]*?)```/gm)].flatMap(([, title, sql]) => {
    const named = [...sql!.matchAll(/'(out\/[^/]+)\//g)].map(([, folder]) => folder!)
    if (!named.every((folder) => folder in folders)) return []
    return [{ title: title!, sql: sql!.replaceAll(/'(out\/[^/]+)\//g, (_, folder: string) => `'${folders[folder]!}/`) }]
  })
}
