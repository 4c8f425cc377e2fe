/** What changes nothing is refused where somebody typed it just now, and named where it may be meant. */
import { ELEMENTS } from '../../world/products.ts'
import { type CrossCheck, report, warn } from './cross-check.ts'
import { isVariation, readersOf, type Remark, remarksOf, toldBy } from './effects.ts'
import { findTarget, isMisstep, shortPath } from '../text/paths.ts'
import type { Place } from '../text/problem.ts'
import type { Scenario } from '../scenario.ts'
import { SETTINGS_FILE } from '../settings.ts'
import { keyPlace, nodeAt, type Path, placeAt, type Tree } from '../text/tree.ts'

/** `file`: the scenario's own; what stands in those that it extends may serve others. */
export function checkEffects(check: CrossCheck, scenario: Scenario, file: string): void {
  for (const remark of [...remarksOf(scenario, check.kinds), ...remarksOnSettings(check, scenario)]) {
    if (isMoved(check.root, remark.at) || hasMovedReaders(check, scenario, remark.at)) continue
    const isDraw = isVariation(remark.at)
    const place = isDraw ? keyPlace(check.root, remark.at) : placeAt(check.root, remark.at)
    const isTyped = place.file === SETTINGS_FILE || (isDraw && place.file === file)
    if (isLeftOut(scenario, remark, { isTyped, isOwn: place.file === file })) continue
    // Groups of one scenario may leave idle what another one's read: a draw that it took over is named.
    const mayBeMeant = remark.at[0] === 'uncertainties' && place.file !== SETTINGS_FILE
    const isRefused = isTyped && (remark.effect === 'none' || (remark.effect === 'idle' && !mayBeMeant))
    const tell = isRefused ? report : warn
    tell(check, remark.at, { what: remarkText(remark) }, isDraw)
  }
}

interface Origin {
  /** It was set or drawn just now. */
  readonly isTyped: boolean
  /** It stands in the scenario's own file. */
  readonly isOwn: boolean
}

/** What no run feels of a list of events, of a family's priors, or of a file that others extend too, a description says. */
function isLeftOut(scenario: Scenario, { effect, at, path }: Remark, { isTyped, isOwn }: Origin): boolean {
  if (effect === 'part') return !isTyped
  if (isVariation(at)) return (effect === 'off' || effect === 'idle') && (!isTyped || isShared(scenario, path))
  return effect === 'idle' && !isTyped && (at[0] === 'levers' || !isOwn)
}

/** A prior that a posterior of a family of scenarios was drawn from: others of the family have use for it. */
const isShared = ({ posterior }: Scenario, path: string): boolean => posterior?.paths.includes(path) === true

/** Whether a level that is set moved groups that read it: their values stand where it does. */
function hasMovedReaders(
  { root, kinds }: CrossCheck,
  scenario: Scenario,
  [block, kind = '', param = '', ...rest]: Path,
): boolean {
  if (block !== 'agents' || rest.length > 0) return false
  return readersOf(scenario, kinds, kind, param).some(({ name }) =>
    isMoved(root, ['agents', kind, 'groups', name, param]),
  )
}

/** Whether a group has its value from the level that moved it: what is to be said is said of that. */
function isMoved(root: Tree, [block, kind = '', , group = '', param]: Path): boolean {
  if (block !== 'agents' || param === undefined) return false
  const own = nodeAt(root, ['agents', kind, 'groups', group, param])
  return own !== undefined && own.at === nodeAt(root, ['agents', kind, param])?.at
}

/** `changes nothing: every group has its own`. */
function remarkText({ effect, says }: Remark): string {
  if (effect === 'part' || effect === 'held') return says
  return `${effect === 'off' ? 'changes nothing as things stand' : 'changes nothing'}: ${says}`
}

/** Settings that something else of the scenario overrides. */
function remarksOnSettings({ raw, root, kinds }: CrossCheck, scenario: Scenario): Remark[] {
  const posterior = scenario.posterior?.paths ?? []
  const factors = scenario.design?.method === 'factorial' ? Object.keys(scenario.design.factors) : []
  const wide = [...factors, ...Object.keys(scenario.uncertainties)].filter((path) => path.includes('*'))
  const why = (at: Path): string | undefined => {
    const drawn = at[0] === 'uncertainties' ? at[1]! : shortPath(at.join('.'))
    if (factors.includes(drawn)) return 'the design crosses it'
    if (at[0] === 'uncertainties')
      return posterior.includes(drawn) ? 'its draws come from the posterior; --set posterior=null ends that' : undefined
    const over = wide.find((path) => {
      const target = findTarget(scenario, kinds, path)
      return !isMisstep(target) && target.places.includes(drawn)
    })
    if (over !== undefined) return `${over} sets it in every run`
    const told = toldBy(scenario, kinds, drawn)
    if (told !== undefined) return `series.${told} takes its place`
    const untracked = at.find((step) => isElement(step) && raw.elements?.some((e) => e === step) === false)
    return untracked === undefined || at[0] === 'levers' ? undefined : `${untracked} is not among the elements`
  }
  return settingsIn(root, []).flatMap((at) => {
    const says = why(at)
    return says === undefined ? [] : [{ at, path: shortPath(at.join('.')), effect: 'none' as const, says }]
  })
}

const isElement = (step: string): boolean => (ELEMENTS as readonly string[]).includes(step)

/** Paths of the single values that the command line set. */
function settingsIn(node: Tree, path: Path): Path[] {
  if (node.type === 'map') return [...node.entries].flatMap(([key, { value }]) => settingsIn(value, [...path, key]))
  const isSet = ({ file }: Place): boolean => file === SETTINGS_FILE
  return node.type === 'scalar' && isSet(node.at) ? [path] : []
}
