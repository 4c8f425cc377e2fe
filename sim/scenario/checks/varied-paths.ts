import type { Scenario } from '../scenario.ts'

/** Paths of all that a batch draws or crosses or a series sets, each place of those that stand for several by itself. */
export function variedPaths({ uncertainties, design, series = {} }: Scenario): string[] {
  const factors = design?.method === 'factorial' ? Object.keys(design.factors) : []
  const told = Object.values(series).map(({ sets }) => sets)
  return [...Object.keys(uncertainties), ...factors, ...told].flatMap((path) => path.split('+'))
}
