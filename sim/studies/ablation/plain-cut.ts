/**
 * The licence queue as most models write it: a plain cut of the quantity. Every order for a controlled good is decided in the
 * week in which it is placed, nobody asks for papers, customs open no more than usual, and a fixed share of orders is refused
 * for as long as the control lasts. The share is such that as many tonnes leave in the first quarter as with the queue: what a
 * reader of trade statistics would call the depth of the cut.
 */
import { simulate } from '../../run.ts'
import { controlledElements } from '../../outcomes/controlled-elements.ts'
import { firstRestriction } from '../../outcomes/restriction.ts'
import { LEVERS, type LeverSpec } from '../../policy/levers.ts'
import type { LeverValue, Scenario } from '../../scenario/scenario.ts'
import { seriesOf } from '../../outcomes/series.ts'
import { DESTINATIONS, MAGNET_CONTENT, MAGNETS, SECTORS } from '../../world/products.ts'
import { hasLicenses, withEvent, withoutLevers, withParams } from './changes.ts'

/** Levers of paperwork; the control itself, its date and what it lists stay. */
const PAPERWORK = [
  'reviewCapacity',
  'reviewWeeks',
  'askAgain',
  'approvalBySector',
  'approvalByRegion',
  'generalLicences',
  'tradeTension',
  'leverage',
  'scrutiny',
  'laneSectors',
  'dualUse',
  'favour',
  'inspectionRate',
  'magnetInspectionRate',
]

/** Weeks after the control over which the cut takes as much as the queue took: a quarter, before a queue has cleared. */
const MATCHED_WEEKS = 13
/** Replicates that are matched, and halvings of the interval in which the share lies: a thousandth is near enough. */
const MATCHED_REPLICATES = 4
const HALVINGS = 10

export function withPlainCut(scenario: Scenario, seed: number): Scenario {
  if (!hasLicenses(scenario)) return scenario
  return cutTo(scenario, equalShare(scenario, seed))
}

/** The scenario in which this share of orders for controlled goods is granted at once and the rest refused. */
export function cutTo(scenario: Scenario, share: number): Scenario {
  const paperless = withoutLevers(scenario, PAPERWORK)
  const usual = withParams(withParams(paperless, 'licensingAuthority', { patienceWeeks: 2 }), 'customs', {
    assayLoad: 1,
  })
  return withEvent(usual, 'plain-cut', 'A plain cut', {
    reviewCapacity: largest('reviewCapacity'),
    reviewWeeks: 0,
    askAgain: 0,
    approvalBySector: everywhere(SECTORS, share),
    // Whoever asks is as welcome as can be: the share alone decides.
    favour: everywhere(SECTORS, 20),
    approvalByRegion: everywhere(DESTINATIONS, 1),
  })
}

/** Share of orders to grant for the same mean exports as with the queue; 1 when even that gives less. */
export function equalShare(scenario: Scenario, seed: number): number {
  const from = Math.max(0, firstRestriction(scenario))
  const short = { ...scenario, weeks: Math.min(scenario.weeks, from + MATCHED_WEEKS) }
  const wanted = controlledExports(short, from, seed)
  let low = 0
  let high = 1
  for (let step = 0; step < HALVINGS; step++) {
    const middle = 0.5 * (low + high)
    if (controlledExports(cutTo(short, middle), from, seed) < wanted) low = middle
    else high = middle
  }
  return high
}

/** t of controlled goods that leave from a week on, summed over the matched replicates. */
function controlledExports(scenario: Scenario, from: number, seed: number): number {
  const names = new Set(controlledSeries(scenario))
  let tonnes = 0
  for (let replicate = 0; replicate < MATCHED_REPLICATES; replicate++) {
    const { record } = simulate(scenario, { seed, replicate })
    seriesOf(scenario).forEach(({ name }, k) => {
      if (!names.has(name)) return
      for (let t = from; t < scenario.weeks; t++) tonnes += record[k * scenario.weeks + t]
    })
  }
  return tonnes
}

/** Series of exports of the goods that are ever under licence. */
function controlledSeries(scenario: Scenario): readonly string[] {
  const elements = controlledElements(scenario)
  const forms = new Set(Object.values(scenario.levers).flatMap(({ set }) => (set.controlledForms ?? []) as string[]))
  const magnets = MAGNETS.filter((magnet) => elements.some((e) => (MAGNET_CONTENT[magnet]?.[e] ?? 0) > 0))
  return [
    ...(forms.has('oxide') ? elements.map((e) => `exports.${e}`) : []),
    ...(forms.has('magnet') ? magnets.map((magnet) => `magnetExportsByGrade.${magnet}`) : []),
  ]
}

function everywhere(names: readonly string[], value: number): LeverValue {
  return Object.fromEntries(names.map((name) => [name, value]))
}

function largest(lever: keyof typeof LEVERS): number {
  const spec: LeverSpec = LEVERS[lever]
  return spec.type === 'number' ? spec.max : Infinity
}
