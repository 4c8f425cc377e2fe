/**
 * A bundler turns every `const` of a module into `var`, which V8 must read anew whenever it is used: only what cannot change is folded
 * into optimized code, and a replicate spends a tenth of its time on such reads (docs/decisions/021). This turns them back.
 */

/** What is written to: `name =`, `name +=`, `name++`, `++name`; a declaration counts too. */
const WRITES =
  /(?<![\w$.])(?:([\w$]+)\s*(?:=(?![=>])|\+\+|--|(?:\*\*|<<|>>>?|&&|\|\||\?\?|[-+*/%&|^])=)|(?:\+\+|--)([\w$]+))/g
/** A pattern that is filled, and what a loop goes through: names in it may be written to. */
const PATTERNS = /^\s*\(?\s*[[{].*[\]}]\s*=(?![=>])|\bfor \((?:await )?\(?(?!(?:const|let|var)\b)[^;]*\b(?:of|in)\b/
/** A module's own variable with its value, at the left margin of an unminified bundle. */
const DECLARED = /^var ([\w$]+) = /gm

/** Unminified bundle in which variables of modules that are written to once, where they are declared, are constants. */
export function asConstants(bundle) {
  const writes = new Map()
  for (const [, one, other] of bundle.matchAll(WRITES)) {
    const name = one ?? other
    writes.set(name, (writes.get(name) ?? 0) + 1)
  }
  const inPatterns = new Set()
  for (const line of bundle.split('\n'))
    if (PATTERNS.test(line)) for (const [name] of line.matchAll(/[\w$]+/g)) inPatterns.add(name)
  return bundle.replace(DECLARED, (whole, name) =>
    writes.get(name) === 1 && !inPatterns.has(name) ? `const ${name} = ` : whole,
  )
}
