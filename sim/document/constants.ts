/**
 * Numbers that a source file names for itself: constants of a rule that no scenario sets. They are read from the text of the
 * file, so that a document cannot say another value than the code.
 */
import type { Grade } from '../agents/agent.ts'

export interface Constant {
  readonly name: string
  readonly value: string
  readonly doc: string
  /** None for what is a definition or a choice of method. */
  readonly grade?: Grade
}

/** A doc comment, or a constant in capitals with a value that fits on its line. */
const PIECE =
  /\/\*\*(?<doc>[\s\S]*?)\*\/|^(?:export )?const (?<name>[A-Z][A-Z0-9_]+)(?::[^=]+)? = (?<value>.+)$|^(?<other>\S.*)$/gm
/** Numbers, arithmetic of numbers and constants, and lists of them on one line; not texts, calls or objects. */
const NUMERIC = /^(?=.*\d)[-\d[][-\d\s.,_*/+e[\]A-Z]*$/

/** Constants of a file that hold numbers and are explained, in its order. One comment may stand above several. */
export function constantsOf(source: string): readonly Constant[] {
  const found: Constant[] = []
  let doc = ''
  for (const { groups = {} } of source.matchAll(PIECE)) {
    if (groups.doc !== undefined) doc = words(groups.doc)
    else if (groups.name === undefined || groups.value === undefined) doc = ''
    else if (doc !== '' && NUMERIC.test(groups.value))
      found.push({ name: groups.name, value: groups.value.replaceAll('_', ''), doc, ...gradeOf(doc) })
  }
  return found
}

function words(comment: string): string {
  return comment
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The comment may name its grade; `assumed` is D. */
function gradeOf(doc: string): { readonly grade?: Grade } {
  const said = /grade ([A-D])\b/.exec(doc)?.[1] ?? (/\bassumed\b/i.test(doc) ? 'D' : undefined)
  return said === undefined ? {} : { grade: said as Grade }
}
