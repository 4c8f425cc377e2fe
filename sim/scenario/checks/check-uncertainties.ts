/** Uncertainties against what they draw: the path exists, the fields fit together, whatever can be drawn is allowed. */
import { boundsOf, familyOf } from '../../numbers/distributions/index.ts'
import { type CrossCheck, report } from './cross-check.ts'
import { findTarget, isMisstep, type Misstep, type Target } from '../text/paths.ts'
import { oneOf, quoteKey } from '../text/problem.ts'
import type { Distribution } from '../scenario.ts'
import type { Path } from '../text/tree.ts'

export function checkUncertainties(check: CrossCheck): void {
  const drawn = new Set<string>()
  for (const [path, distribution] of Object.entries(check.raw.uncertainties ?? {})) {
    const target = findTarget(check.raw, check.kinds, path)
    if (isMisstep(target)) {
      reportUnknownPath(check, ['uncertainties', path], target)
      continue
    }
    checkOnce(check, ['uncertainties', path], target, drawn)
    if (!isWhole(distribution)) continue
    const fault = familyOf(distribution).fault(distribution)
    if (fault === undefined) checkRange(check, path, distribution, target)
    else report(check, ['uncertainties', path, fault.key], fault, fault.atKey)
  }
}

/** A number that two paths reach, one of them with a `*`, would have the value of the last. */
export function checkOnce(check: CrossCheck, at: Path, { places }: Target, seen: Set<string>): void {
  const twice = places.find((place) => seen.has(place))
  for (const place of places) seen.add(place)
  if (twice !== undefined)
    report(check, at, { given: `${twice} a second time`, expected: 'one path for a number' }, true)
}

/** `at` ends with the path that goes astray. */
export function reportUnknownPath(check: CrossCheck, at: Path, { after, known, nearest }: Misstep): void {
  const kind = check.kinds.find((one) => one.kind === after)
  let expected: string
  if (after === '')
    expected = `a path such as <kind>.<parameter> with a kind such as ${check.kinds[0]?.kind ?? 'mine'}, <kind>.groups.<id>.<parameter>, levers.<id>.<lever>, shocks.<id>.factor, prices.<good>.<layer> or deposits.<id>.composition.<element>`
  else if (kind !== undefined) expected = `a parameter of ${after}: ${oneOf(Object.keys(kind.params))}`
  else if (known.length === 0) expected = `nothing after ${quoteKey(after)}`
  else expected = `${after}. with ${oneOf(known)}`
  report(check, at, { what: `unknown path ${quoteKey(at.at(-1)!)}`, expected, nearest }, true)
}

/** Whether every field that it needs could be read; what is missing is reported where it is read. */
function isWhole(d: Distribution): boolean {
  const { fields, optional = [] } = familyOf(d)
  const needed =
    d.distribution === 'empirical' ? ['values'] : Object.keys(fields).filter((key) => !optional.includes(key))
  return needed.every((key) => (d as unknown as Readonly<Record<string, unknown>>)[key] !== undefined)
}

/** Every value that can be drawn must be one that the file itself could have held. */
function checkRange(check: CrossCheck, path: string, d: Distribution, target: Target): void {
  const expected = `${target.path} from ${target.min} to ${target.max} (${target.unit})`
  const outside = (value: unknown): boolean => typeof value === 'number' && (value < target.min || value > target.max)
  if (d.distribution === 'discrete' || d.distribution === 'empirical') {
    const wrong = d.values.find(outside)
    if (wrong !== undefined) report(check, ['uncertainties', path, 'values'], { given: String(wrong), expected }, true)
    return
  }
  const fields = d as unknown as Readonly<Record<string, unknown>>
  const wrong = ['min', 'max', 'mode', 'mean', 'median'].filter((key) => outside(fields[key]))
  for (const key of wrong) report(check, ['uncertainties', path, key], { given: String(fields[key]), expected })
  if (wrong.length === 0) checkOpenEnds(check, path, d, target)
}

/** A tail that nobody cut off reaches beyond what the target allows: say what to write. */
function checkOpenEnds(check: CrossCheck, path: string, d: Distribution, target: Target): void {
  const [least, greatest] = boundsOf(d)
  const missing = [
    ...(least < target.min ? [['min', target.min] as const] : []),
    ...(greatest > target.max ? [['max', target.max] as const] : []),
  ]
  if (missing.length === 0) return
  const keys = missing.map(([key]) => key).join(' and ')
  report(
    check,
    ['uncertainties', path],
    {
      what: `missing ${keys}: ${familyOf(d).text(d)} can draw values outside ${target.path} from ${target.min} to ${target.max} (${target.unit})`,
      expected: missing.map(([key, end]) => `${key}: ${end}`).join(', '),
    },
    true,
  )
}
