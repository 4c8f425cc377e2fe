/** A lever's value as its slider says it: parts of a whole in per cent, everything else as the unit beside it has it. */
import { number } from './numbers.ts'

const PARTS = /^(share|probability)\b/

export const leverValue = (unit: string, value: number): string =>
  PARTS.test(unit) ? `${number(100 * value)}%` : number(value)
