/** How far a slider goes, and in what steps. */

/** Greatest range of a lever that a slider spans whole: shares, probabilities, tariffs, weeks. */
const WHOLE = 100
/** A longer one ends at about so many times the value of the file, at a round number. */
const FURTHER = 3
const ROUND = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1]

/** Ranges of levers reach far beyond what anyone plans: a slider that spans them could not be set. */
export function reach(most: number, value: number): number {
  if (most <= WHOLE) return most
  if (value === 0) return WHOLE
  let power = 1
  while (power < FURTHER * value) power *= 10
  return Math.min(most, power * ROUND.find((part) => part * power >= FURTHER * value)!)
}

/** About two hundred places on the slider, at a round step. */
export function stepOf(range: number): number {
  let step = 1e-3
  while (range / step > 300) step *= 10
  return Number(step.toPrecision(1))
}
