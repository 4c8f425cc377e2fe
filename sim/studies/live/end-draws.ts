/** A scenario whose posterior draws, and whose ranges, are of some of its uncertain quantities alone. */
import type { Scenario } from '../../scenario/scenario.ts'

/** `ended`: paths that are drawn no more. */
export function endDraws<T extends Pick<Scenario, 'uncertainties' | 'posterior'>>(
  scenario: T,
  ended: ReadonlySet<string>,
): T {
  const { posterior, ...rest } = scenario
  const uncertainties = Object.fromEntries(Object.entries(scenario.uncertainties).filter(([path]) => !ended.has(path)))
  const kept = posterior?.paths.map((_, p) => p).filter((p) => !ended.has(posterior.paths[p])) ?? []
  if (posterior === undefined || kept.length === 0) return { ...(rest as T), uncertainties }
  const { source, paths, draws } = posterior
  return {
    ...(rest as T),
    uncertainties,
    posterior: { source, paths: kept.map((p) => paths[p]), draws: draws.map((draw) => kept.map((p) => draw[p])) },
  }
}
