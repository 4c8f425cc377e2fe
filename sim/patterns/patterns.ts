/** The scoreboard: what must emerge from the agents, in the order of its patterns. A new pattern is an entry in one of these files. */
import { BOOM_AND_BUST } from './boom-and-bust.ts'
import { FIRMS } from './firms.ts'
import { LICENCES_2025 } from './licences-2025.ts'
import { LONG_RUN } from './long-run.ts'
import type { Pattern } from './pattern.ts'
import { CONTROLS, QUOTA, STEADY } from './readings.ts'

export const PATTERNS: readonly Pattern[] = [...LICENCES_2025, ...BOOM_AND_BUST, ...FIRMS, ...LONG_RUN]

/** Scenarios that the scoreboard runs, by file name without ending. */
export const PATTERN_SCENARIOS = [
  CONTROLS,
  QUOTA,
  'export-tariff-2010',
  'no-quota-2010',
  STEADY,
  'ev-boom',
  'baseline',
] as const
