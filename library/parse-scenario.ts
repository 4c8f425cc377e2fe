/** A scenario from its texts. */
import { quantitiesOf } from '../sim/outcomes/quantities.ts'
import type { ReadFile } from '../sim/scenario/extends.ts'
import { type ParsedScenario, parseScenario as parse } from '../sim/scenario/parse.ts'

/**
 * Reads, checks and resolves a scenario. Never throws for anything a text may hold: `ok` says whether there is a scenario, and where there
 * is none, `problems` has each reason with file, line and column.
 *
 * `files`: texts by path, or a function that reads one and returns `{ text }` or `{ message }`; asked for `path` itself, and for what
 * the scenario extends and draws from, in the same folder. The table of `observations:` is not asked for.
 *
 * `settings`: changes such as `levers.london-framework.reviewCapacity=150`, as `--set` of the command line takes them.
 */
export function parseScenario(
  files: ReadonlyMap<string, string> | ReadFile,
  path: string,
  { settings = [] }: { readonly settings?: readonly string[] } = {},
): ParsedScenario {
  return parse(files, path, { settings, quantities: quantitiesOf })
}
