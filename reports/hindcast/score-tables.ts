/** The scoreboard and the scores as files, unrounded. */
import type { HindcastResult } from '../../sim/studies/hindcast/result.ts'
import type { Csv } from '../charts/chart.ts'
import { passingNulls } from './findings.ts'

export function scoreboardCsv({ patterns }: HindcastResult): Csv {
  return {
    kind: 'rows',
    columns: [
      'pattern',
      'measure',
      'unit',
      'observed',
      'p05',
      'p50',
      'p95',
      'split',
      'verdict',
      'passedByNulls',
      'evidence',
      'toleranceLow',
      'toleranceHigh',
      'toleranceReason',
    ],
    rows: patterns.map((one) => [
      one.id,
      one.measure,
      one.unit,
      one.observed,
      one.low,
      one.median,
      one.high,
      one.split,
      one.verdict,
      passingNulls(one).join(' '),
      one.evidence,
      one.tolerance[0],
      one.tolerance[1],
      one.reason,
    ]),
  }
}

export function skillCsv({ skill }: HindcastResult): Csv {
  return {
    kind: 'rows',
    columns: [
      'window',
      'series',
      'split',
      'n',
      'crps',
      'naiveCrps',
      'skill',
      'cover50',
      'cover90',
      'peakError',
      'peakWeeks',
      'discrepancy',
    ],
    rows: skill.map((one) => [
      one.window,
      one.series,
      one.split,
      one.n,
      one.crps,
      one.naiveCrps,
      one.skill,
      one.cover50,
      one.cover90,
      one.peakError,
      one.peakWeeks,
      one.discrepancy,
    ]),
  }
}
