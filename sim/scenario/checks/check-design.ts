/**
 * A design has something to go through. Factors of a factorial set what exists, to values that the file itself could have held.
 */
import { type CrossCheck, report } from './cross-check.ts'
import { checkOnce, reportUnknownPath } from './check-uncertainties.ts'
import { MOST_CELLS } from '../shape/design-shapes.ts'
import { findTarget, isMisstep } from '../text/paths.ts'

export function checkDesign(check: CrossCheck): void {
  const { design } = check.raw
  if (design?.method === 'latinHypercube' || design?.method === 'sobol') checkSampled(check, design.method)
  if (design?.method === 'factorial') checkFactors(check, Object.entries(design.factors ?? {}))
}

/** A batch that drew as without a design would only be called one. */
function checkSampled(check: CrossCheck, method: string): void {
  const { uncertainties = {}, posterior } = check.raw
  const paths = Object.keys(uncertainties)
  if (paths.some((path) => posterior?.paths?.includes(path) !== true)) return
  const given =
    paths.length === 0
      ? `${method}, where nothing is uncertain`
      : `${method}, where every uncertainty comes from the draws of the posterior`
  const expected =
    paths.length === 0
      ? 'uncertainties'
      : 'uncertainties with a distribution of their own, or --set posterior=null for their priors'
  report(check, ['design', 'method'], { given, expected })
}

function checkFactors(check: CrossCheck, factors: readonly (readonly [string, readonly number[]])[]): void {
  if (factors.length === 0)
    report(check, ['design', 'factors'], { given: 'no factors', expected: 'a path with the values to cross' })
  let cells = 1
  const crossed = new Set<string>()
  for (const [path, values] of factors) {
    cells *= values.length
    const target = findTarget(check.raw, check.kinds, path)
    if (isMisstep(target)) {
      reportUnknownPath(check, ['design', 'factors', path], target)
      continue
    }
    checkOnce(check, ['design', 'factors', path], target, crossed)
    const wrong = values.findIndex((value) => value < target.min || value > target.max)
    if (wrong < 0) continue
    const expected = `${target.path} from ${target.min} to ${target.max} (${target.unit})`
    report(check, ['design', 'factors', path, String(wrong)], { given: String(values[wrong]), expected })
  }
  if (cells > MOST_CELLS)
    report(check, ['design', 'factors'], { given: `${cells} combinations`, expected: `at most ${MOST_CELLS}` })
}
