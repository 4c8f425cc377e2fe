/** A comparison on the terminal: a table of differences for each policy, then the policies beside each other. */
import type { ComparisonResult, Estimate, OutcomeOfPolicy, PolicyResult, Price } from '../../studies/compare/result.ts'
import { isSmallDifference, LARGEST_GAIN } from '../../studies/compare/worth-saying.ts'
import { alignColumns } from './align-columns.ts'
import { formatFigure, implausibleLines } from './terminal-summary.ts'

export function comparisonTables(result: ComparisonResult, folder: string, report: string | undefined): string {
  const [baseline, ...variants] = result.policies as [PolicyResult, ...PolicyResult[]]
  return [
    `${result.replicates} pairs of runs, seed ${result.seed}; baseline ${baseline.name}. Means, and mean differences with 95 % intervals.`,
    ...result.notes.map((note) => `NOTE  ${note}`),
    ...implausibleLines(result),
    '',
    ...variants.flatMap((variant) => [
      `${variant.title} (${whoseText(variant)})`,
      ...alignColumns(differenceRows(result, variant), [1, 2, 6]),
      ...branchLines(result, variant),
      '',
    ]),
    ...alignColumns(policyRows(result), [1]),
    '',
    ...costNotes(result),
    gainLine(result),
    ...(report === undefined ? [] : [`report   ${report}`]),
    `results  ${folder}`,
    '',
  ].join('\n')
}

/** Who would choose a policy. */
function whoseText({ hands = [] }: PolicyResult): string {
  const names = { yours: 'governments outside China', beijing: 'Beijing', nature: 'nature' }
  return hands.length === 0 ? 'nothing that anybody chooses' : hands.map((hand) => names[hand]).join(', ')
}

const HEAD = ['', 'baseline', 'difference', '95 % interval', '', 'helped', 'paired gain', 'unit']

function differenceRows({ outcomes, policies }: ComparisonResult, variant: PolicyResult): string[][] {
  const baseline = policies[0]!.name
  const rows = Object.values(outcomes).map((outcome) => {
    const { difference, missing } = outcome.policies[variant.name]!
    const { mean, statistic = mean } = outcome.policies[baseline]!
    const start = [outcome.label, statistic === null ? '–' : formatFigure(statistic)]
    if (difference === null) return [...start, '–', 'too few pairs', '', '', '', outcome.unit]
    return [
      ...start,
      signed(difference.mean),
      interval(difference),
      VERDICTS[difference.verdict] + (isSmallDifference(difference, statistic) ? ', small' : ''),
      difference.shareHelped === null ? '' : `${formatFigure(100 * difference.shareHelped)} %`,
      difference.varianceReduction === null ? '' : gainText(difference.varianceReduction),
      outcome.unit + missingWords(outcome.waits, missing, outcome.policies[baseline]!),
    ]
  })
  return [HEAD, ...rows]
}

const gainText = (gain: number): string =>
  gain > LARGEST_GAIN ? `over ${formatFigure(LARGEST_GAIN)}×` : `${formatFigure(gain)}×`

/** Differences within branches: pairs of runs in which the same events happened. */
function branchLines({ branches = [], outcomes }: ComparisonResult, variant: PolicyResult): string[] {
  if (branches.length === 0) return []
  const rows = branches.flatMap(({ name, runs, outcomes: own }) =>
    Object.entries(own).map(([outcome, policies]) => {
      const difference = policies[variant.name]
      const start = [`${name} (${runs})`, outcomes[outcome]!.label]
      if (difference === null || difference === undefined) return [...start, '–', 'too few pairs']
      return [...start, signed(difference.mean), interval(difference), VERDICTS[difference.verdict]]
    }),
  )
  return ['', ...alignColumns([['within branch (pairs)', '', 'difference', '95 % interval', ''], ...rows], [2])]
}

function missingWords(waits: boolean, missing: number, baseline: OutcomeOfPolicy): string {
  if (missing + baseline.missing === 0) return ''
  const runs = `${baseline.missing} and ${missing} runs`
  return waits ? ` (not within ${runs})` : ` (did not happen in ${runs})`
}

const VERDICTS = { better: 'better', worse: 'WORSE', none: 'no clear difference', higher: 'higher', lower: 'lower' }

function policyRows(result: ComparisonResult): string[][] {
  const regret = result.outcomes['totalLostUse']
  const head = [
    'policy',
    'satisfies',
    'net cost, million USD',
    'USD a tonne avoided',
    'USD a firm-week avoided',
    ...(regret === undefined ? [] : ['regret, t REO: mean, 95 %, max']),
    'dominated by',
  ]
  return [
    head,
    ...result.policies.map((policy) => {
      const { cost, satisfied, name, dominatedBy } = policy
      const own = regret?.policies[name]?.regret
      return [
        name,
        `${formatFigure(100 * satisfied.all)} %`,
        cost === null ? '–' : `${signed(cost.net.mean)} (${interval(cost.net)})`,
        cost === null ? '–' : price(cost.perTonne),
        cost === null ? '–' : price(cost.perFirmWeek),
        ...(regret === undefined
          ? []
          : [own == null ? '–' : [own.mean, own.p95, own.max].map(formatFigure).join(', ')]),
        dominatedBy.join(', '),
      ]
    }),
  ]
}

const REASONS = {
  unclear: 'not defined: no clear effect',
  worse: 'not defined: more is lost',
  saves: 'none: costs less than the baseline',
}

function price({ value, low, high, reason }: Price): string {
  if (reason !== null) return REASONS[reason]
  return `${formatFigure(value!)} (${formatFigure(low!)} to ${formatFigure(high!)})`
}

function costNotes({ thresholds }: ComparisonResult): string[] {
  const asked = thresholds.map(({ outcome, sign, limit }) => `${outcome} ${sign} ${formatFigure(limit)}`).join(', ')
  const origin = thresholds.every((threshold) => threshold.byDefault) ? " (the baseline's medians)" : ''
  return [`A run satisfies when ${asked}${origin}.`]
}

/** What pairing earned, and where it earned little. */
function gainLine({ outcomes, policies }: ComparisonResult): string {
  const gains = policies
    .slice(1)
    .flatMap(({ name }) =>
      Object.values(outcomes).map((outcome) => outcome.policies[name]!.difference?.varianceReduction ?? null),
    )
    .filter((gain) => gain !== null)
    .sort((a, b) => a - b)
  if (gains.length === 0) return 'Paired gain: no difference varies.'
  const middle = gains[Math.floor((gains.length - 1) / 2)]!
  const above = gains.filter((gain) => gain >= 5).length
  return `Paired gain: variance of a difference falls ${formatFigure(middle)} times in the median, 5 times or more in ${above} of ${gains.length} cases.`
}

const interval = ({ low, high }: Estimate): string => `${signed(low)} to ${signed(high)}`

function signed(value: number): string {
  return value > 0 ? `+${formatFigure(value)}` : formatFigure(value)
}
