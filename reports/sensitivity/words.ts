/** Sentences of a sensitivity study: what stands apart is named first, what overlaps is not ranked. */
import type { IndexedQuantity, OutcomeSensitivity, SensitivityResult } from '../../sim/studies/sensitivity/result.ts'
import { plain, unitName } from '../words/names.ts'
import { list, number, percent, plural, uncapital } from '../words/numbers.ts'
import { fitting, quantityName } from '../words/quantities.ts'

/** Quantities drawn of an outcome; the table has all. */
export const SHOWN = 10

type Interval = readonly [number, number]

/** "5.3 (4.5 to 6.2)". */
export function interval(value: number, [low, high]: Interval): string {
  return `${number(value)} (${number(low)} to ${number(high)})`
}

export function shareInterval(value: number, [low, high]: Interval): string {
  return `${percent(100 * value)} (${percent(100 * low)} to ${percent(100 * high)})`
}

export function signed(value: number): string {
  return value > 0 ? `+${number(value)}` : number(value)
}

export const thinned = (count: number): string => (count > SHOWN ? ` The table has all ${count} quantities.` : '')

/** The outcome inside a sentence. */
export const whatItMoves = ({ label }: OutcomeSensitivity): string => uncapital(plain(label))

interface Ranked {
  readonly path: string
  readonly value: number
  readonly interval: Interval
}

/** Those at the top that cannot be told from the first: it alone when its interval lies above that of all others. */
function leaders(ranked: readonly Ranked[]): readonly Ranked[] {
  const [first] = ranked
  if (first === undefined) return []
  return ranked.filter((one) => one === first || one.interval[1] >= first.interval[0])
}

/** More leaders than this are counted, not named. */
const NAMED = 2
/** Letters of a quantity's name in a title. */
const TITLE_LETTERS = 60

function title(
  outcome: OutcomeSensitivity,
  ranked: readonly Ranked[],
  names: ReadonlyMap<string, string>,
  size: (one: Ranked) => string,
): string {
  const found = leaders(ranked)
  const [first] = found
  const label = plain(outcome.label)
  const name = ({ path }: Ranked): string => `“${fitting(names.get(path) ?? path, TITLE_LETTERS)}”`
  if (first === undefined || first.value === 0) return `${label}: nothing that was varied moves it`
  if (found.length === 1) return `${label} hangs most on ${name(first)}: ${size(first)}`
  if (found.length <= NAMED) return `${label} hangs most on ${list(found.map(name))}; which of them more is open`
  return `${label}: no single quantity stands out; ${found.length} overlap at the top, ${name(first)} first`
}

const byEffect = ({ screened }: OutcomeSensitivity): readonly Ranked[] =>
  (screened ?? []).map(({ path, muStar, muStarInterval }) => ({ path, value: muStar, interval: muStarInterval }))

const byShare = ({ indexed }: OutcomeSensitivity): readonly Ranked[] =>
  (indexed ?? []).map(({ path, total, totalInterval }) => ({ path, value: total, interval: totalInterval }))

export function tornadoTitle(outcome: OutcomeSensitivity, names: ReadonlyMap<string, string>): string {
  return title(
    outcome,
    byEffect(outcome),
    names,
    (one) => `${interval(one.value, one.interval)} ${unitName(outcome.unit)}`,
  )
}

export function shareTitle(outcome: OutcomeSensitivity, names: ReadonlyMap<string, string>): string {
  return title(
    outcome,
    byShare(outcome),
    names,
    (one) => `${shareInterval(one.value, one.interval)} of the variance in all`,
  )
}

/** What stands first most often, over all outcomes that anything moves. */
export function studyFinding({ method, outcomes, varied }: SensitivityResult): string {
  const found = outcomes
    .map((outcome) => leaders(method === 'morris' ? byEffect(outcome) : byShare(outcome)))
    .filter(([first]) => first !== undefined && first.value > 0)
  if (found.length === 0) return 'Nothing that was varied moves what was asked'
  const counted = varied.map((one) => {
    const leads = found.filter(([first]) => first?.path === one.path)
    return { one, first: leads.length, alone: leads.filter(({ length }) => length === 1).length }
  })
  const { one, first, alone } = counted.reduce((a, b) =>
    b.first > a.first || (b.first === a.first && b.alone > a.alone) ? b : a,
  )
  const name = `“${fitting(quantityName(one), TITLE_LETTERS)}”`
  return `${name} stands first in ${first} of ${plural(found.length, 'outcome', 'outcomes')}, clear of all others in ${alone}`
}

/** How the study was made, and what its figures leave out. */
export function studySentence({ method, samples, runs, varied }: SensitivityResult): string {
  const quantities = plural(varied.length, 'uncertain quantity', 'uncertain quantities')
  return method === 'morris'
    ? `${plural(samples, 'walk', 'walks')} through ${quantities}, one changed at a time (Morris screening, ${plural(runs, 'run', 'runs')}). What an outcome hangs on is what better evidence would be worth most for.`
    : `${quantities} at ${plural(samples, 'point', 'points')} of a design that tells them apart (Sobol indices, ${plural(runs, 'run', 'runs')}). A large share is where better evidence would narrow the bands of this report.`
}

/** What a reader must know of an outcome before its figures. */
export function outcomeRemarks(outcomes: readonly OutcomeSensitivity[]): string[] {
  return outcomes.flatMap(({ label, censored, blocksLeftOut, screened, indexed }) => [
    ...(screened === null && indexed === null ? [`${plain(label)}: too few runs in which it is defined.`] : []),
    ...(censored > 0 ? [`${plain(label)}: did not end within the run in ${censored} rows; it counts as its end.`] : []),
    ...(blocksLeftOut > 0
      ? [`${plain(label)}: ${blocksLeftOut} walks or points are left out, where it is not defined.`]
      : []),
    ...unconverged(label, indexed ?? []),
  ])
}

/** What a share alone is above its share with others says: the study is too small. */
function unconverged(label: string, indexed: readonly IndexedQuantity[]): string[] {
  const wrong = indexed.filter(({ outOfOrder }) => outOfOrder).map(({ path }) => path)
  return wrong.length === 0 ? [] : [`${plain(label)}: not converged. ${list(wrong)} ${NOT_CONVERGED}.`]
}

/** After the names of quantities. */
const NOT_CONVERGED = 'alone come to more than together with others, which cannot be: more samples are needed'
