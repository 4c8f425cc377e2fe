/** The result of a calibration as a scenario file that others extend. */
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
  const draws = points.map((point) => valuesAt(problem, point).map((value) => Number(value.toPrecision(DIGITS))))
  return [
    '# What calibration left of the uncertainties: made by the command below, not by hand.',
    'schema: 1',
    `name: ${name}`,
    'posterior:',
    `  source: ${JSON.stringify(source)}`,
    '  paths:',
    ...problem.paths.map((path) => `    - ${path}`),
    '  draws:',
    ...draws.map((draw) => `    - [${draw.join(', ')}]`),
    '',
  ].join('\n')
}
