/** Which options the commands share that run something, from what their help says; a gap has its reason here. */
import { markdownTable } from '../../document/markdown.ts'

const SHARED = ['seed', 'workers', 'set', 'json', 'dry-run', 'output'] as const

/** The scenarios of these are a yardstick: a changed one would measure something else under the same name. */
const YARDSTICK = 'fixed: the shipped scenarios are the yardstick'
const ON_STDOUT = 'stdout, always JSON or CSV'
const IN_BROWSER = 'shows a page and keeps nothing'
const WHY: Readonly<Record<string, Readonly<Partial<Record<(typeof SHARED)[number], string>>>>> = {
  hindcast: { set: YARDSTICK },
  signs: { set: YARDSTICK, output: 'prints its table; `--json`' },
  ablate: { set: YARDSTICK },
  eval: { json: ON_STDOUT, output: ON_STDOUT },
  serve: { json: IN_BROWSER, 'dry-run': IN_BROWSER, output: IN_BROWSER },
}

/** `helps`: text of each command's help. Throws for a gap without a reason. */
export function optionsTable(helps: ReadonlyMap<string, string>): string {
  const running = [...helps].filter(([, help]) => help.includes('--workers'))
  const rows = running.map(([command, help]) => [
    `\`${command}\``,
    ...SHARED.map((option) => (new RegExp(`--${option}\\b`).test(help) ? 'yes' : reasonOf(command, option))),
  ])
  return markdownTable(['', '`--seed`', '`-w`', '`--set`', '`--json`', '`--dry-run`', '`-o`'], rows)
}

function reasonOf(command: string, option: (typeof SHARED)[number]): string {
  const why = WHY[command]?.[option]
  if (why === undefined)
    throw new Error(`${command} has no --${option}; expected it, or the reason in options-table.ts`)
  return why
}
