/** Uncertainties against what they draw: the path exists, the range lies within the target's, the ends are in order. */
import { type CrossCheck, report } from './cross-check.ts'
import { nearest } from './nearest.ts'
import { oneOf, quoteKey } from './problem.ts'
import type { Distribution } from './scenario.ts'
import type { Path } from './tree.ts'
import { type Target, uncertaintyTargets } from './uncertainties.ts'

export function checkUncertainties(check: CrossCheck): void {
  const targets = uncertaintyTargets(check.raw, check.kinds)
  for (const [path, distribution] of Object.entries(check.raw.uncertainties ?? {})) {
    const target = targets.get(path)
    if (target === undefined) {
      reportUnknownPath(check, ['uncertainties', path], [...targets.keys()])
      continue
    }
    checkEnds(check, path, distribution)
    checkRange(check, path, distribution, target)
  }
}

/** `at` ends with the path that is none of `known`. */
export function reportUnknownPath(check: CrossCheck, at: Path, known: readonly string[]): void {
  const path = at.at(-1)!
  const near = nearest(path, known)
  const [block = '', id = ''] = path.split('.')
  const kind = check.kinds.find((k) => k.kind === block)
  const siblings = known.filter((k) => k.startsWith(`${block}.`))
  let expected: string
  if (kind !== undefined) expected = `a parameter of ${block}: ${oneOf(Object.keys(kind.params))}`
  else if (siblings.length > 0) expected = oneOf(siblings)
  else if (id !== '')
    expected = `<kind>.<parameter> with a kind such as ${check.kinds[0]?.kind ?? 'mine'}, levers.<id>.<lever> or shocks.<id>.factor`
  else expected = '<kind>.<parameter>, levers.<id>.<lever> or shocks.<id>.factor'
  const parts = { what: `unknown path ${quoteKey(path)}`, expected, nearest: near }
  report(check, at, parts, true)
}

/** Ends in order, as many weights as values. */
function checkEnds(check: CrossCheck, path: string, d: Distribution): void {
  if (d.distribution === 'discrete') {
    const { values, weights } = d
    if (values === undefined || weights === undefined) return
    if (values.length !== weights.length) {
      const given = `${weights.length} weights for ${values.length} values`
      report(check, ['uncertainties', path, 'weights'], { given, expected: 'as many weights as values' }, true)
    } else if (weights.every((w) => w === 0))
      report(
        check,
        ['uncertainties', path, 'weights'],
        { given: 'weights that are all 0', expected: 'a weight above 0' },
        true,
      )
    return
  }
  if (d.distribution === 'empirical') return
  const { min, max } = d
  if (min !== undefined && max !== undefined && min >= max)
    report(check, ['uncertainties', path, 'min'], { given: `min ${min} and max ${max}`, expected: 'min below max' })
  else if ((d.distribution === 'triangular' || d.distribution === 'pert') && (d.mode < d.min || d.mode > d.max))
    report(check, ['uncertainties', path, 'mode'], {
      given: `mode ${d.mode}`,
      expected: `a mode from min ${min} to max ${max}`,
    })
}

/** Every value that can be drawn must be one that the file itself could have held. */
function checkRange(check: CrossCheck, path: string, d: Distribution, target: Target): void {
  const expected = `${target.path} from ${target.min} to ${target.max} (${target.unit})`
  const outside = (value: number | undefined): boolean =>
    value !== undefined && (value < target.min || value > target.max)
  if (d.distribution === 'discrete' || d.distribution === 'empirical') {
    const wrong = (d.values ?? []).find(outside)
    if (wrong !== undefined) report(check, ['uncertainties', path, 'values'], { given: String(wrong), expected }, true)
    return
  }
  const numbers = d as unknown as Readonly<Record<string, number>>
  for (const key of ['min', 'max', 'mode', 'mean', 'median'])
    if (typeof numbers[key] === 'number' && outside(numbers[key]))
      report(check, ['uncertainties', path, key], { given: String(numbers[key]), expected })
}
