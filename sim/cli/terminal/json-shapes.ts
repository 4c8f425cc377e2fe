/** What `--json` prints. Each shape has a name and a number; fields are only ever added. */
import type { FinishedRun } from '../jobs/run-scenario.ts'

/** Weekly series are in summary.json; here are the outcomes, null where none happened. */
export function formatRunJson({ result, milliseconds, agents, updatesPerSecond }: FinishedRun): string {
  const outcomes: Record<string, object> = {}
  for (const [name, { unit, p05, p25, p50, p75, p95 }] of Object.entries(result.outcomes))
    outcomes[name] = { unit, p05, p25, p50, p75, p95 }
  return JSON.stringify({
    schema: 'chokepoint.run/1',
    scenario: result.scenario.name,
    replicates: result.run.replicates,
    digest: result.run.digest,
    milliseconds: Math.round(milliseconds),
    agents: agents ?? Object.values(result.scenario.agents).reduce((sum, count) => sum + count, 0),
    updatesPerSecond: updatesPerSecond === null ? null : Math.round(updatesPerSecond),
    outcomes,
    ...(result.expectations === undefined ? {} : { expectations: result.expectations }),
  })
}
