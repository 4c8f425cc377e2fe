/** What an outcome declares: a weekly series by its members, and what the series of a whole run comes to. */
import type { Answer, Tally, World } from '../world/world.ts'
import type { Run } from './measured-run.ts'

export type Dimension =
  | 'element'
  | 'sector'
  | 'region'
  | 'destination'
  | 'magnet'
  | 'producer'
  | 'age'
  | 'group'
  | 'payment'
  | 'account'
  | 'layer'
  | 'step'
  | 'crossing'

interface Weekly {
  readonly name: string
  readonly unit: string
  readonly label: string
  readonly of: readonly Dimension[]
  readonly doc: string
  /** Where or while there is nothing to measure: such weeks are missing (NaN, null in files), not 0. */
  readonly missing?: string
  /** Which way is good for users outside China; neither unless stated. */
  readonly better?: 'lower'
  /** Parts of one account: the mean of runs is kept beside their quantiles, since means of parts add up and medians do not. */
  readonly adds?: true
  readonly comesTo?: readonly RunOutcome[]
}

/** Read from the world. */
interface WorldOutcome extends Weekly {
  /**
   * Called once a replicate; what it returns is called once a week for every member, by its place in each dimension of `of`, and
   * allocates nothing.
   */
  readonly read: (world: World) => (place: number, second: number) => number
}

/** Asked of the groups that a scenario follows. */
interface GroupOutcome extends Weekly {
  readonly name: Answer
  readonly of: readonly ['group']
  readonly answer: (tally: Tally) => number
}

export type Outcome = WorldOutcome | GroupOutcome

/** `neither`: an outcome that tells what happens, of which no side is the good one. */
export type Better = 'lower' | 'higher' | 'neither'

interface Reduced {
  /** As in files, e.g. `peakQuote.Dy`. */
  readonly name: string
  /** In words, for tables and axes. */
  readonly label: string
  /** Unit of its values. */
  readonly unit: string
  /** Which way is good for users outside China, when policies are compared. Lower unless stated. */
  readonly better?: Better
  /** Least and most that it can be; 0 and no limit unless stated. */
  readonly range?: readonly [least: number, most: number]
  /** A wait from the first restriction: what does not happen within the run happens after its end. */
  readonly waits?: true
  /** Adds up or looks for a peak, so that it can be taken over a part of the run. */
  readonly windowed?: true
}

/** One number a run. */
export interface ScalarSpec extends Reduced {
  /** Which member of each dimension it is of, e.g. `{ element: 'Dy' }`; empty where it has none. */
  readonly of: Readonly<Record<string, string>>
}

/** One number a run, or one for every member of a dimension: `{}` in its label stands for the member's name. */
export interface RunOutcome extends Reduced {
  readonly of?: Dimension
  readonly reduce: (run: Run, member: string) => number
}

/** Losses and gains alike. */
export const EITHER_SIGN = [-Infinity, Infinity] as const
/** Of a whole, %. */
export const PERCENT = [0, 100] as const

export const rangeOf = ({ range = [0, Infinity] }: ScalarSpec): readonly [least: number, most: number] => range
