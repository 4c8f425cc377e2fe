/** What a study would do, for --dry-run: everything was checked, nothing was written. */
import { alignColumns } from './align-columns.ts'

export type Plan = Readonly<Record<string, string | number | readonly string[]>>

export function tellPlan(command: string, plan: Plan, json: boolean): void {
  if (json) return void process.stdout.write(`${JSON.stringify({ schema: 'chokepoint.plan/1', command, ...plan })}\n`)
  const rows = Object.entries(plan).map(([name, what]) => [
    name,
    typeof what === 'object' ? what.join(', ') : `${what}`,
  ])
  process.stdout.write(`${alignColumns(rows, []).join('\n')}\n`)
}
