/** The numbers behind the chart of paired differences, for reading and for download. */
import type { ComparisonResult } from '../../sim/studies/compare/result.ts'
import type { Csv, Table } from '../charts/chart.ts'
import { plain, unitName } from '../words/names.ts'
import { runs } from '../words/numbers.ts'
import type { Change, NamedOutcome } from './findings.ts'
import { gainCell, NO_DIFFERENCE, signedShare, withRange } from './words.ts'

/** One outcome and what it is under every policy. */
export interface Block {
  readonly outcome: NamedOutcome
  readonly changes: readonly Change[]
}

const VERDICTS = { better: 'better', worse: 'worse', none: NO_DIFFERENCE, higher: 'higher', lower: 'lower' }

export function differenceTable(result: ComparisonResult, blocks: readonly Block[]): Table {
  return {
    caption: `Paired differences of ${result.replicates} runs, means with 95% intervals.`,
    columns: ['Outcome', 'Policy', 'Difference', 'Of the baseline’s mean', 'Verdict', 'Better in', 'Paired gain'],
    rows: blocks.flatMap(({ outcome, changes }) =>
      changes.map(({ variant, difference, percent }) => [
        plain(outcome.label),
        variant.title,
        `${withRange(difference)} ${unitName(outcome.unit)}`,
        signedShare(percent.mean),
        VERDICTS[difference.verdict],
        difference.shareHelped === null ? '' : runs(difference.shareHelped),
        gainCell(difference.varianceReduction),
      ]),
    ),
  }
}

export function differenceCsv(result: ComparisonResult, blocks: readonly Block[]): Csv {
  const baseline = result.policies[0]?.name ?? ''
  return {
    kind: 'rows',
    columns: [
      'outcome',
      'unit',
      'policy',
      'baseline mean',
      'mean difference',
      '95% low',
      '95% high',
      'pairs',
      'verdict',
      'share helped',
      'share hurt',
      'variance reduction',
    ],
    rows: blocks.flatMap(({ outcome, changes }) =>
      changes.map(({ variant, difference }) => [
        outcome.name,
        outcome.unit,
        variant.policy.name,
        outcome.policies[baseline]?.statistic ?? outcome.policies[baseline]?.mean ?? null,
        difference.mean,
        difference.low,
        difference.high,
        difference.pairs,
        difference.verdict,
        difference.shareHelped,
        difference.shareHurt,
        difference.varianceReduction,
      ]),
    ),
  }
}
