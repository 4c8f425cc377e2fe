/** The scoreboard: what must emerge from the agents, in the order of its patterns. A new pattern is an entry in one of these files. */
import { AFTER_MONTH_FOUR } from './after-month-four.ts'
import { BOOM_AND_BUST } from './boom-and-bust.ts'
import { FREE_MARKET } from './free-market.ts'
import { LICENCES_2025 } from './licences-2025.ts'
import type { Pattern } from './pattern.ts'
import { BOOM, CALM, CONTROLS, FREE_TRADE, QUOTA } from './readings.ts'

const number = ({ id }: Pattern): number => Number(id.slice(1))

export const PATTERNS: readonly Pattern[] = [
  ...LICENCES_2025,
  ...BOOM_AND_BUST,
  ...AFTER_MONTH_FOUR,
  ...FREE_MARKET,
].sort((a, b) => number(a) - number(b))

/** Scenarios that the scoreboard runs, by file name without ending. */
export const PATTERN_SCENARIOS = [CONTROLS, 'baseline', QUOTA, FREE_TRADE, BOOM, CALM] as const
