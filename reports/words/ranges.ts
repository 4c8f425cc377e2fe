/** What "90% of runs" is, and how much of it is known: it is of these runs, and runs may share their draws. */
import { chanceWithin } from '../../sim/numbers/statistics/order-statistics.ts'
import type { Result } from '../../sim/studies/batch/result.ts'
import { fixed, percent, plural } from './numbers.ts'

interface Draws {
  readonly distinct: number
  readonly effective: number
}

/** Middle of the runs that a range spans. */
const MIDDLE = 0.9

/** "200 runs share 45 draws of what is uncertain and tell as much of it as 17 independent ones". */
export function sharedDraws({ distinct, effective }: Draws, replicates: number): string {
  return `${plural(replicates, 'run shares', 'runs share')} ${plural(distinct, 'draw', 'draws')} of what is uncertain and tell as much of it as ${worth({ effective })} independent ones`
}

/** Two digits: more would say more than the count knows. */
const worth = ({ effective }: Pick<Draws, 'effective'>): string => fixed(Number(effective.toPrecision(2)), 0)

/** What stands behind every "90% of runs" of a page. */
export function rangeSentence({ run: { replicates, draws }, series }: Pick<Result, 'run' | 'series'>): string {
  const chance = (runs: number): string => percent(Math.round(100 * chanceWithin(runs, MIDDLE)))
  const someMiss = Object.values(series).some(({ measured }) => measured !== undefined)
  const of = someMiss ? ', or of those that have a value' : ''
  const what = `“90% of runs” is the middle nine tenths of these ${plural(replicates, 'run', 'runs')}${of}`
  return draws === undefined
    ? `${what}; a new run falls inside with ${chance(replicates)}, since the ends are estimated too.`
    : `${what}. The ${sharedDraws(draws, replicates)}: a run with a draw of its own falls inside with ${chance(draws.effective)}.`
}
