/** A measure's values and differences in words. */
import { number, percent, percentDigits } from '../words/numbers.ts'
import type { Measure } from './views.ts'

type Kind = Pick<Measure, 'step'>

/** "12%", "310 t a week", "US$1,200 per kg". What is there is not said to be nothing. */
export function valueText({ step }: Kind, value: number): string {
  if (step === 'points') return value > 0 && percent(value) === '0%' ? 'under 0.1%' : percent(value)
  return step.startsWith('US$') ? `US$${number(value)} per kg` : `${number(value)} ${step}`
}

/** "4.2 points", "310 t a week": how far apart two values are. */
export function amountText({ step }: Kind, value: number): string {
  const size = Math.abs(value)
  return step === 'points' ? `${percentDigits(size)} points` : valueText({ step }, size)
}

/** The ends of an interval of a difference: "−5 to −3.4 points". */
export function spanText({ step }: Kind, [low, high]: readonly [number, number]): string {
  const digits = step === 'points' ? percentDigits : number
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${digits(value)}`
  return `${signed(low)} to ${signed(high)} ${step === 'points' ? step : step.startsWith('US$') ? 'US$' : 't'}`
}
