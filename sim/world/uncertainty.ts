/** One draw of every uncertainty of a scenario: parameters, lever values, strength of shocks. */
import { quantileOf } from '../distributions.ts'
import { createStream, uniform } from '../random.ts'
import type { LeverValue, Scenario } from '../scenario/scenario.ts'

/**
 * Values in file order. Draw `replicate` of a batch is the same in every scenario with the same seed and path. Uncertainties that
 * a posterior holds come together from one of its draws; replicates take them in turn, so that all weigh the same.
 */
export function drawUncertainties(scenario: Scenario, seed: number, replicate: number): Map<string, number> {
  const drawn = new Map<string, number>()
  for (const [path, distribution] of Object.entries(scenario.uncertainties))
    drawn.set(path, quantileOf(distribution, uniform(createStream(seed, replicate, `uncertainty/${path}`), 0, 0)))
  const { posterior } = scenario
  if (posterior !== undefined) {
    const { draws, paths } = posterior
    const first = Math.floor(uniform(createStream(seed, 0, 'posterior'), 0, 0) * draws.length)
    const draw = draws[(first + replicate) % draws.length]
    paths.forEach((path, p) => {
      drawn.set(path, draw[p])
    })
  }
  return drawn
}

/** The scenario with drawn lever values and shock factors in place; parameters are applied where columns are made. */
export function applyDraws(scenario: Scenario, drawn: ReadonlyMap<string, number>): Scenario {
  let levers = scenario.levers
  let shocks = scenario.shocks
  for (const [path, value] of drawn) {
    const [block, id, name, member] = path.split('.')
    if (block === 'levers') {
      const before = levers[id].set[name]
      const after: LeverValue =
        member === undefined ? value : { ...(before as Record<string, number>), [member]: value }
      levers = { ...levers, [id]: { ...levers[id], set: { ...levers[id].set, [name]: after } } }
    } else if (block === 'shocks') shocks = { ...shocks, [id]: { ...shocks[id], factor: value } }
  }
  return { ...scenario, levers, shocks }
}
