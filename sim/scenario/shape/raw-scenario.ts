/** A scenario whose values have the right shape each, before the checks across them; wrong parts are left out. */
import type { Element, OwnRegion } from '../../world/products.ts'
import type {
  Condition,
  Correlation,
  Deposit,
  Distribution,
  Expected,
  OpeningPrice,
  PolicyEvent,
  Posterior,
  Series,
  Shock,
  Treasury,
  Window,
} from '../scenario.ts'

export interface RawScenario {
  readonly schema?: 1
  readonly name?: string
  readonly title?: string
  readonly description?: string
  readonly start?: string
  readonly weeks?: number
  readonly seed?: number
  readonly replicates?: number
  readonly baseYear?: number
  readonly elements?: readonly Element[]
  readonly sectors?: readonly string[]
  readonly regions?: Readonly<Record<string, Partial<OwnRegion>>>
  readonly treasury?: Partial<Treasury>
  readonly prices?: Readonly<Record<string, OpeningPrice>>
  readonly deposits?: Readonly<Record<string, Partial<Deposit>>>
  readonly agents?: Readonly<Record<string, RawKind>>
  readonly levers?: Readonly<Record<string, Partial<PolicyEvent>>>
  readonly shocks?: Readonly<Record<string, Partial<Shock>>>
  readonly series?: Readonly<Record<string, RawSeries>>
  readonly uncertainties?: Readonly<Record<string, Distribution>>
  readonly correlations?: Readonly<Record<string, Partial<Correlation>>>
  readonly design?: RawDesign
  readonly expect?: Readonly<Record<string, Partial<Expected>>>
  readonly outcomes?: readonly string[]
  readonly follow?: readonly string[]
  readonly observations?: string
  readonly condition?: Condition
  readonly windows?: Readonly<Record<string, Partial<Window>>>
  readonly posterior?: Partial<Posterior>
}
/** Its figures, or where they are. */
export type RawSeries = Partial<Series> & {
  readonly file?: string
  readonly column?: string
  readonly date?: string
}
export interface RawDesign {
  readonly method?: 'monteCarlo' | 'latinHypercube' | 'sobol' | 'factorial'
  readonly factors?: Readonly<Record<string, readonly number[]>>
}
/** Parameters by name, and `groups`. */
export type RawKind = Readonly<Record<string, number | undefined>> & {
  readonly groups?: Readonly<Record<string, RawGroup>>
}
export type RawGroup = Readonly<Record<string, number | string | Readonly<Record<string, number>> | undefined>>
