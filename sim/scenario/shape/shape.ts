/**
 * What a scenario may hold, as data. One value of this type (scenario-shape.ts, built from the registries) is the single
 * source for checks and messages, for the JSON Schema that editors read, and for the reference page.
 */
import type { Grade } from '../../agents/agent.ts'

export type Shape =
  | NumberShape
  | TextShape
  | DateShape
  | ChoiceShape
  | ListShape
  | RecordShape
  | MapShape
  | VariantShape

interface Documented {
  readonly doc: string
}
export interface NumberShape extends Documented {
  readonly type: 'number'
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly whole?: boolean
  /** Used when the key is left out. */
  readonly default?: number
  readonly source?: string
  readonly grade?: Grade
}
export interface TextShape extends Documented {
  readonly type: 'text'
  /** Most characters. */
  readonly longest: number
  /** May be the empty text. */
  readonly empty?: boolean
  readonly pattern?: { readonly regex: string; readonly says: string }
  readonly default?: string
}
export interface DateShape extends Documented {
  readonly type: 'date'
}
export interface ChoiceShape extends Documented {
  readonly type: 'choice'
  readonly of: readonly string[]
  /** Names that somebody may look for among them, and why they are not there. */
  readonly others?: Readonly<Record<string, string>>
  /** A scenario may add to them, ids of its own: editors offer these and take others. */
  readonly isOpen?: boolean
}
export interface ListShape extends Documented {
  readonly type: 'list'
  readonly item: Shape
  readonly fewest: number
  readonly most: number
  /** No item twice. */
  readonly distinct?: boolean
}
/** A map in which the author chooses the keys (ids), or any of a list of names with values of one shape. */
export interface RecordShape extends Documented {
  readonly type: 'record'
  /** What a key is: `id`, `element` … shown as `<id>`. */
  readonly key: string
  /** The only keys there are; without it keys are ids. `path` keys are dotted paths, checked against the scenario. */
  readonly names?: readonly string[]
  /** A scenario may add to them, as to a choice. */
  readonly isOpen?: boolean
  readonly keyPattern?: 'id' | 'path'
  readonly item: Shape
  readonly most: number
}
/** A map with known keys. */
export interface MapShape extends Documented {
  readonly type: 'map'
  readonly fields: ReadonlyMap<string, Field>
  /** Number of keys that must be present, besides the required ones. */
  readonly atLeast?: number
  readonly atMost?: number
}
export interface Field {
  readonly shape: Shape
  readonly required: boolean
}
/** A map whose key `by` says which of several maps it is. */
export interface VariantShape extends Documented {
  readonly type: 'variant'
  readonly by: string
  readonly variants: Readonly<Record<string, MapShape>>
}

/** Ids become names of results, columns and table rows. */
export const ID_PATTERN = '^[a-z0-9][a-z0-9-]{0,63}$'
export const ID_SAYS = 'lower-case letters, digits and hyphens, at most 64 (a-z, 0-9, -)'

/** Names that JavaScript objects inherit would be mistaken for entries. */
export function isInherited(name: string): boolean {
  return name in Object.prototype || name === 'prototype'
}

export function map(doc: string, fields: Readonly<Record<string, Shape>>, optional: readonly string[] = []): MapShape {
  const entries = Object.entries(fields).map(
    ([key, shape]) => [key, { shape, required: !optional.includes(key) }] as const,
  )
  return { type: 'map', doc, fields: new Map(entries) }
}
