/** The rows of a study: what is varied goes through a design, everything else is drawn once for a block and stays with its luck. */
import { createMorris, type MorrisDesign } from '../../numbers/designs/morris.ts'
import { createSaltelli, type SaltelliDesign } from '../../numbers/designs/saltelli.ts'
import { quantileOf } from '../../numbers/distributions/index.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { drawUncertainties } from '../../world/uncertainty.ts'
import type { Calibrated, Method } from './result.ts'

export interface StudySetup {
  readonly scenario: Scenario
  readonly method: Method
  readonly samples: number
  readonly replicates: number
  readonly seed: number
  readonly paths: readonly string[]
  readonly calibrated: Calibrated
}

export function designOf({ method, samples, seed, paths }: StudySetup): MorrisDesign | SaltelliDesign {
  return method === 'morris'
    ? createMorris({ columns: paths, trajectories: samples, seed })
    : createSaltelli({ columns: paths, bases: samples, seed })
}

/** Whether a calibration says what the quantity goes through. */
export const isFromPosterior = ({ scenario, calibrated }: StudySetup, path: string): boolean =>
  calibrated === 'posterior' && scenario.posterior?.paths.includes(path) === true

/** Value of a quantity at a probability: of its own distribution, or of the draws that the calibration left, each for itself. */
export function marginals(setup: StudySetup): (path: string, probability: number) => number {
  const { scenario } = setup
  const { posterior } = scenario
  const sorted = new Map(
    setup.paths
      .filter((path) => isFromPosterior(setup, path))
      .map((path) => [
        path,
        Float64Array.from(posterior!.draws, (draw) => draw[posterior!.paths.indexOf(path)]).sort(),
      ]),
  )
  return (path, probability) => {
    const values = sorted.get(path)
    if (values === undefined) return quantileOf(scenario.uncertainties[path], probability)
    return values[Math.min(values.length - 1, Math.floor(probability * values.length))]
  }
}

export interface StudyRun {
  readonly replicate: number
  readonly draws: ReadonlyMap<string, number>
}

/** Runs of a row: rows of one block share replicates, and so the luck of all agents and the draws of what is not varied. */
export function createRuns(setup: StudySetup): (row: number) => StudyRun[] {
  const { scenario, seed, replicates, paths } = setup
  const design = designOf(setup)
  const at = marginals(setup)
  return (row) => {
    const block = Math.floor(row / design.block)
    const point = design.point(row)
    return Array.from({ length: replicates }, (_, r) => {
      const replicate = block * replicates + r
      const draws = drawUncertainties(scenario, seed, replicate)
      paths.forEach((path, c) => draws.set(path, at(path, point[c])))
      return { replicate, draws }
    })
  }
}
