/** A scenario from its texts. */
import { quantitiesOf } from '../sim/outcomes/quantities.ts'
import type { ReadFile } from '../sim/scenario/extends.ts'
import { type ParsedScenario, parseScenario as parse } from '../sim/scenario/parse.ts'

/** How a scenario is read; everything may be left out. */
export interface ReadingOptions {
  /** Changes such as `levers.london-framework.reviewCapacity=150`, as `--set` of the command line takes them. */
  readonly settings?: readonly string[]
}

/**
 * Reads, checks and resolves a scenario. Never throws for anything a text may hold.
 *
 * @param files - Texts by path, or a function that reads one and returns `{ text }` or `{ message }`; asked for `path` itself, and for what
 * the scenario extends and draws from, in the same folder. The table of `observations:` is not asked for.
 * @param path - The scenario, and what messages call it.
 * @param options - Settings in place of what the file says.
 * @returns `ok` says whether there is a scenario; where there is none, `problems` has each reason with file, line and column.
 */
export function parseScenario(
  files: ReadonlyMap<string, string> | ReadFile,
  path: string,
  options: ReadingOptions = {},
): ParsedScenario {
  return parse(files, path, { settings: options.settings ?? [], quantities: quantitiesOf })
}
