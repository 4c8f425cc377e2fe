/** One number per replicate: how a replicate's weekly series reduce to the outcomes that summaries and build servers read. */
import type { Scenario } from '../scenario/scenario.ts'
import type { Run } from './measured-run.ts'
import { namesOf, spokenName } from './members.ts'
import type { RunOutcome, ScalarSpec } from './outcome.ts'
import { OUTCOMES } from './outcomes.ts'

export type Scalar = ScalarSpec & { readonly reduce: (run: Run) => number }

/** What tables list first; outcomes that are not named follow in the order of the registry. */
export const LISTED_FIRST: readonly string[] = [
  'peakQuote.element',
  'peakQuoteRatio.element',
  'peakTransactionRatio.element',
  'domesticChange.element',
  'worstQuarterShortfall.sector',
  'lostOutput.sector',
  'stopWeeks.sector',
  'firstStopWeek.sector',
  'lostUse.sector',
  'firmWeeks.sector',
  'peakShortfall',
  'peakQueue',
  'peakLeadTime',
  'peakOrders',
  'minMagnetExports',
  'monthOfMinMagnetExports',
  'timeToRecover',
  'timeToRecover.sector',
  'peakSharePrice.producer',
  'programmeCost',
  'netProgrammeCost',
  'totalLostUse',
  'totalFirmWeeks',
  'totalLostOutput',
  'totalStopWeeks',
  'projectsFinanced',
]

/** Neighbors of one dimension stand together: all that is said of an element, then of the next. */
const LISTED: readonly (readonly RunOutcome[])[] = neighbors(
  OUTCOMES.flatMap(({ comesTo = [] }) => comesTo).toSorted((a, b) => placeOf(a) - placeOf(b)),
)

function placeOf({ name, of }: RunOutcome): number {
  const place = LISTED_FIRST.indexOf(of === undefined ? name : `${name}.${of}`)
  return place < 0 ? LISTED_FIRST.length : place
}

function neighbors(outcomes: readonly RunOutcome[]): RunOutcome[][] {
  const groups: RunOutcome[][] = []
  for (const outcome of outcomes) {
    const last = groups.at(-1)
    if (last?.[0].of === outcome.of) last!.push(outcome)
    else groups.push([outcome])
  }
  return groups
}

/** All that are declared. */
export function scalars(scenario: Scenario): readonly Scalar[] {
  return LISTED.flatMap((group) => {
    const { of } = group[0]
    if (of === undefined) return group.map((outcome) => scalarOf(outcome, {}, ''))
    return namesOf(of, scenario).flatMap((member) =>
      group.map((outcome) => scalarOf(outcome, { [of]: member }, member)),
    )
  })
}

function scalarOf(outcome: RunOutcome, of: Readonly<Record<string, string>>, member: string): Scalar {
  const { name, label, unit, of: _, reduce, ...rest } = outcome
  return {
    name: member === '' ? name : `${name}.${member}`,
    label: label.replace('{}', member === '' ? '' : spokenName(outcome.of!, member)),
    unit,
    of,
    ...rest,
    reduce: (run) => reduce(run, member),
  }
}
