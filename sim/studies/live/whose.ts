/** Whose hand is on a lever: a government's outside China, or Beijing's. */
import { LEVERS, type LeverName, type LeverSpec } from '../../policy/levers.ts'

export type Whose = 'yours' | 'beijing' | 'nature'

/** Kinds that governments outside China move. */
const OUTSIDE: readonly string[] = ['government', 'mineProject', 'stockpile', 'recycler', 'manufacturer']
/** Levers of governments outside China that no kind of agent heeds: duties on what comes in, sales of ore to China. */
const TRADE: readonly string[] = ['importTariff', 'oreSales']

export function whoseLever(lever: LeverName): Exclude<Whose, 'nature'> {
  const { actor }: LeverSpec = LEVERS[lever]
  return TRADE.includes(lever) || (actor !== undefined && OUTSIDE.includes(actor)) ? 'yours' : 'beijing'
}

/** Of a kind of agent: who moves its levers; nobody's but nature's where no government does. */
export function whoseKind(kind: string): Whose {
  if (OUTSIDE.includes(kind)) return 'yours'
  return Object.values<LeverSpec>(LEVERS).some(({ actor }) => actor === kind) ? 'beijing' : 'nature'
}
