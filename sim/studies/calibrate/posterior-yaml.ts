/** The result of a calibration as a scenario file that others extend: of what the first of its scenarios draws; what only others draw was integrated out. */
import type { Problem } from './problem.ts'
import { valuesAt } from './problem.ts'

/** Digits that a draw is written with: more than any prior deserves, few enough to read. */
const DIGITS = 6

export function posteriorYaml(
  problem: Problem,
  points: readonly (readonly number[])[],
  name: string,
  source: string,
): string {
  const own = problem.paths.flatMap((path, p) => (Object.hasOwn(problem.scenarios[0].uncertainties, path) ? [p] : []))
  const draws = points.map((point) => {
    const values = valuesAt(problem, point)
    return own.map((p) => Number(values[p].toPrecision(DIGITS)))
  })
  return [
    '# What calibration left of the uncertainties: made by the command below, not by hand.',
    'schema: 1',
    `name: ${name}`,
    'posterior:',
    `  source: ${JSON.stringify(source)}`,
    '  paths:',
    ...own.map((p) => `    - ${problem.paths[p]}`),
    '  draws:',
    ...draws.map((draw) => `    - [${draw.join(', ')}]`),
    '',
  ].join('\n')
}
