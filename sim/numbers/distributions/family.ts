/** What a distribution declares of itself: checks, schema, pages, words and draws derive from it. */
import type { Shape } from '../../scenario/shape/shape.ts'

export interface Family<D> {
  /** What it is, in a sentence. */
  readonly doc: string
  /** Keys besides the name, the source and the grade. */
  readonly fields: Readonly<Record<string, Shape>>
  readonly optional?: readonly string[]
  /** Inverse distribution function at p in (0, 1). */
  quantile(d: D, p: number): number
  /** Least and greatest value that can be drawn; infinite without an end. */
  bounds(d: D): readonly [number, number]
  /** The distribution of `factor` times the quantity, factor above 0. */
  scaled(d: D, factor: number): D
  /** `triangular from 2 to 9, most likely 5`. */
  text(d: D): string
  /** What is wrong between the fields, each of them right for itself; undefined where nothing is. */
  fault(d: D): Fault | undefined
}

/** At the value of a key, or at the key itself where the value is a list. */
export interface Fault {
  readonly key: string
  readonly given: string
  readonly expected: string
  readonly atKey?: boolean
}

/** Ends that one cannot do without. */
export interface Ends {
  readonly min: number
  readonly max: number
}

export function endsFault({ min, max }: Partial<Ends>): Fault | undefined {
  if (min === undefined || max === undefined || min < max) return undefined
  return { key: 'min', given: `min ${min} and max ${max}`, expected: 'min below max' }
}

export function modeFault({ min, mode, max }: Ends & { readonly mode: number }): Fault | undefined {
  if (mode >= min && mode <= max) return endsFault({ min, max })
  return (
    endsFault({ min, max }) ?? { key: 'mode', given: `mode ${mode}`, expected: `a mode from min ${min} to max ${max}` }
  )
}

/** `, cut from 2 to 9`; nothing without ends. */
export function cutText({ min, max }: Partial<Ends>): string {
  if (min === undefined && max === undefined) return ''
  return `, cut${min === undefined ? '' : ` from ${min}`}${max === undefined ? '' : ` to ${max}`}`
}
