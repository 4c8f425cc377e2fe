/** Tables of a comparison: money, robustness, regret, what pairing earned. */
import type { ComparisonResult, Price } from '../../sim/studies/compare/result.ts'
import type { Csv, Table } from '../charts/chart.ts'
import { plain, sectorName, unitName } from '../words/names.ts'
import { list, number } from '../words/numbers.ts'
import { type ComparisonFindings, outcomesOf } from './findings.ts'
import { gainCell, priceCell, quoted, shareCell, thresholdText, titleOf, withRange } from './words.ts'

export function costTable({ variants }: ComparisonFindings): Table {
  const sectors = Object.keys(variants[0]?.policy.cost?.perTonneBySector ?? {})
  return {
    caption:
      'Public cost above the baseline’s, and its price: mean cost over mean effect, US$ for a unit avoided, with 95% intervals.',
    columns: ['', ...variants.map(({ title }) => title)],
    rows: [
      [
        'Public cost above the baseline’s, million US$',
        ...variants.map(({ policy: { cost } }) => (cost ? withRange(cost.net) : '')),
      ],
      [
        'US$ a tonne avoided, all sectors but catalysts',
        ...variants.map(({ policy: { cost } }) => (cost ? priceCell(cost.perTonne) : '')),
      ],
      [
        'US$ a firm-week of stopped lines avoided',
        ...variants.map(({ policy: { cost } }) => (cost ? priceCell(cost.perFirmWeek) : '')),
      ],
      ...sectors.map((sector) => [
        `US$ a tonne avoided, ${sectorName(sector)}`,
        ...variants.map(({ policy: { cost } }) => cell(cost?.perTonneBySector[sector])),
      ]),
      ...sectors.map((sector) => [
        `US$ a firm-week of stopped lines avoided, ${sectorName(sector)}`,
        ...variants.map(({ policy: { cost } }) => cell(cost?.perFirmWeekBySector?.[sector])),
      ]),
    ],
  }
}

const cell = (price: Price | undefined): string => (price === undefined ? '' : priceCell(price))

export function robustnessTable(result: ComparisonResult): Table {
  return {
    caption: 'Robustness over the draws of the uncertainties: share of runs that satisfy, and who dominates whom.',
    columns: [
      'Policy',
      'All thresholds met',
      ...result.thresholds.map((threshold) => thresholdText(threshold, result)),
      'Dominated',
    ],
    rows: result.policies.map(({ title, satisfied, dominatedBy, hands = [] }) => [
      plain(title),
      shareCell(satisfied.all),
      ...satisfied.each.map(shareCell),
      hands.some((hand) => hand !== 'yours')
        ? 'not for governments outside China to choose'
        : dominatedBy.length === 0
          ? 'no'
          : `yes, by ${list(dominatedBy.map((name) => quoted(titleOf(result, name))))}`,
    ]),
  }
}

/** Regret of the objectives and of the outcomes the scenario puts first, where one side is the good one. */
export function regretTable(result: ComparisonResult): Table {
  const judged = outcomesOf(result).filter(({ better, name }) => better !== 'neither' && !name.startsWith('lostUse.'))
  return {
    caption:
      'Regret: how much worse a policy is than the best of those compared, draw by draw: mean, 95% quantile, worst.',
    columns: ['Outcome', ...result.policies.map(({ title }) => plain(title))],
    rows: judged.map(({ label, unit, policies }) => [
      `${plain(label)}, ${unitName(unit)}`,
      ...result.policies.map(({ name }) => {
        const regret = policies[name]?.regret
        return regret ? [regret.mean, regret.p95, regret.max].map(number).join(' · ') : ''
      }),
    ]),
  }
}

/** Differences over the runs in which the same events happened. */
export function branchTable({ branches = [], outcomes }: ComparisonResult, { variants }: ComparisonFindings): Table {
  return {
    caption:
      'Differences within branches, with 95% intervals: pairs of runs in which the same of the events that may happen did.',
    columns: ['Branch', 'Outcome', ...variants.map(({ title }) => title)],
    rows: branches.flatMap(({ name, runs, outcomes: own }) =>
      Object.entries(own).map(([outcome, policies]) => [
        `${name} (${runs} pairs)`,
        `${plain(outcomes[outcome]!.label)}, ${unitName(outcomes[outcome]!.unit)}`,
        ...variants.map(({ policy }) => {
          const difference = policies[policy.name]
          return difference ? withRange(difference) : 'too few pairs'
        }),
      ]),
    ),
  }
}

export function gainTable(result: ComparisonResult, { variants }: ComparisonFindings): Table {
  return {
    caption: 'What pairing earned: variance of a difference between unrelated runs over that between paired ones.',
    columns: ['Outcome', ...variants.map(({ title }) => title)],
    rows: outcomesOf(result).map(({ label, policies }) => [
      plain(label),
      ...variants.map(({ policy }) => gainCell(policies[policy.name]?.difference?.varianceReduction ?? null)),
    ]),
  }
}

export const csvOf = ({ columns, rows }: Table): Csv => ({ kind: 'rows', columns, rows })
