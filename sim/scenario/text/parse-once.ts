/** A file that is extended is parsed once, however many scenarios extend it: a baseline and its posterior are most of what a command reads. */
import { type ParsedYaml, parseYaml } from './parse-yaml.ts'

/** More than a chain of files has, few enough to keep. */
const MOST_FILES = 16
const known = new Map<string, { readonly text: string; readonly parsed: ParsedYaml }>()

/** As parseYaml. Nobody changes a tree, so all may have the same. */
export function parseOnce(text: string, file: string): ParsedYaml {
  const before = known.get(file)
  if (before?.text === text) return before.parsed
  const parsed = parseYaml(text, file)
  if (known.size >= MOST_FILES) known.clear()
  known.set(file, { text, parsed })
  return parsed
}
