/** Where a lever is computed with the batch: between these places a page draws straight lines until it has run the setting itself. */
import type { LiveLever } from './live-levers.ts'

/** Least places of a lever, the one that costs nothing among them. */
const PLACES = 3

/**
 * Its ends and where the scenario has it, since readers move it from there and effects fade far from there; then the middle of
 * the widest gap, until there are enough.
 */
export function leverPlaces({
  min,
  max,
  step,
  now,
}: Pick<LiveLever, 'min' | 'max' | 'step' | 'now'>): readonly number[] {
  let places = inOrder([min, ...now.filter((value) => value > min && value < max), max])
  while (places.length < PLACES) {
    const middle = middleOfWidest(places, min, step)
    // Not even one step lies between them.
    if (places.includes(middle)) return places
    places = inOrder([...places, middle])
  }
  return places
}

const inOrder = (values: readonly number[]): readonly number[] => [...new Set(values)].sort((a, b) => a - b)

/** On a step of the slider. */
function middleOfWidest(places: readonly number[], min: number, step: number): number {
  const gaps = places.slice(1).map((place, k) => place - places[k])
  const widest = gaps.indexOf(Math.max(...gaps))
  const middle = places[widest] + gaps[widest] / 2
  return Number((min + Math.round((middle - min) / step) * step).toPrecision(12))
}
