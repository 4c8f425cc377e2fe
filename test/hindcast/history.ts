/** A short history of three months for tests of windows and scores: a shipped scenario with other windows and figures. */
import type { Observation } from '../../sim/studies/batch/observations.ts'
import type { Scenario, Window } from '../../sim/scenario/scenario.ts'
import { shipped } from '../run-shipped.ts'

export const about = { title: 'Test', source: 'test' } as const

/** Weeks begin on Mondays from 6 January 2025 on. */
export function history(windows: Readonly<Record<string, Window>>, weeks = 60): Scenario {
  return { ...shipped('baseline', weeks), start: '2025-01-06', windows }
}

export function figure(
  series: string,
  date: string,
  value: number,
  rest: { low?: number; high?: number; averaging?: 'week' | 'month' | 'quarter' | 'year' } = {},
): Observation {
  const { low = null, high = null, averaging = 'week' } = rest
  return { series, date, value, low, high, source: 'test', averaging }
}
