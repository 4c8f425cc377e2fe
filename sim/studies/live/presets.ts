/** Policies that a live page offers ready-made: shipped variants of its scenario, all of them together, and no controls at all. */
import { firstRestriction } from '../../outcomes/restriction.ts'
import { seriesOf } from '../../outcomes/series.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { applyPatch, type Patch, patchBetween, clash } from './patch.ts'
import { FREE } from './point-key.ts'
import { withoutControls } from './without-controls.ts'

export interface Preset {
  /** Name of the scenario; TOGETHER or FREE. */
  readonly name: string
  readonly title: string
  readonly description: string
  /** What of the page's own scenario is otherwise. */
  readonly patch: Patch
}

/** No scenario has such a name. */
const TOGETHER = '+'

/** Most presets of a page: what two minutes suffice to try. */
const MOST = 8

/** `shipped`: scenarios that come with the program. Those of the same time and market that restrict exports as the page's own does. */
export function presetsOf(scenario: Scenario, shipped: readonly Scenario[]): readonly Preset[] {
  const isVariant = (one: Scenario): boolean =>
    one.name !== scenario.name &&
    one.start === scenario.start &&
    firstRestriction(one) >= 0 === firstRestriction(scenario) >= 0 &&
    namesOf({ ...one, weeks: scenario.weeks }) === namesOf(scenario)
  const variants = shipped.filter(isVariant).map((one): Preset => {
    const { name, title, description } = one
    return { name, title, description, patch: patchBetween(scenario, one) }
  })
  const free = withoutControls(scenario)
  const none: readonly Preset[] =
    free === undefined
      ? []
      : [
          {
            name: FREE,
            title: 'No controls',
            description: 'What was in force in the first week stays; nothing is added by Beijing.',
            patch: patchBetween(scenario, free),
          },
        ]
  return [...variants.slice(0, MOST - 2), ...together(variants), ...none]
}

/** All variants at once, where no two of them change the same. */
function together(variants: readonly Preset[]): readonly Preset[] {
  const apart = variants.filter(({ patch }, i) => variants.slice(0, i).every((before) => !clash(before.patch, patch)))
  if (apart.length < 2) return []
  const patch = apart.map((one) => one.patch).reduce(applyPatch)
  const title = apart.length === variants.length ? 'All of these together' : 'Several together'
  return [{ name: TOGETHER, title, description: apart.map((one) => one.title).join(' + '), patch }]
}

/** Which groups a scenario follows is no part of its market. */
const namesOf = ({ follow: _, ...scenario }: Scenario): string =>
  seriesOf(scenario)
    .map(({ name }) => name)
    .join()
