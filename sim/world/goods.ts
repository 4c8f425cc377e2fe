/** Which goods this scenario tracks, what they contain and what they cost at the start. */
import type { Scenario } from '../scenario/scenario.ts'
import { PER_KG } from '../numbers/units.ts'
import { abounds, isHeavy } from './elements.ts'
import {
  ELEMENTS,
  GROSS_INPUT,
  INTERCHANGEABLE,
  MAGNET_CONTENT,
  MAGNET_CONVERSION,
  MAGNET_MARGIN,
  MAGNETS,
} from './products.ts'

/** Ids of two oxides that can stand in for each other, and the tonnes of the main one that a tonne of the other replaces. */
export interface Pair {
  readonly main: number
  readonly other: number
  readonly strength: number
}

/** Which goods a scenario tracks: oxides by element, then magnets by grade. */
export interface Goods {
  /** Number of tracked elements; oxide `e` is good `e`, magnets follow. */
  readonly elements: number
  /** Number of goods. */
  readonly count: number
  /** Names by good. */
  readonly names: readonly string[]
  /** Place of a tracked element among all that a scenario may track. */
  readonly registered: Int32Array
  /** Oxide of element e in a tonne of good g, t/t: [g * elements + e]. */
  readonly content: Float64Array
  /** What is in a good: ids of its elements. */
  readonly within: readonly Int32Array[]
  /** Oxide of all tracked elements in a tonne of a good, t/t. */
  readonly oxide: Float64Array
  /** 1 for what the chain from mine to user counts, by element: all but what abounds. */
  readonly isCounted: Uint8Array
  /** Oxide of counted elements in a tonne of a good, t/t. */
  readonly counted: Float64Array
  /** Opening prices, USD/t: [g * 2 + layer]. */
  readonly opening: Float64Array
  /** Outside opening price over domestic opening price, tariff at the start included. */
  readonly wedge: Float64Array
  /** Export duty in force at the start, share, by good. */
  readonly openingDuty: Float64Array
  /** Id of a good by name, -1 when the scenario does not track it. */
  idOf(name: string): number
  /** 1 for heavy rare earths, by element. */
  readonly isHeavy: Uint8Array
  /** 1 for one of two interchangeable oxides that are both tracked, by element. */
  readonly isPaired: Uint8Array
  /** 1 for Dy and Tb: a magnet keeps its coercivity with less of them, by diffusion. By element. */
  readonly isSparable: Uint8Array
  /** Interchangeable oxides, where the scenario tracks both. */
  readonly pairs: readonly Pair[]
}

/** Oxides that diffusion along grain boundaries saves on. */
const SPARABLE: readonly string[] = ['Dy', 'Tb']

/** Outside price of magnets over the Chinese one, assumed: freight and handling, VAT is refunded. */
const MAGNET_WEDGE = 1.06

export function createGoods(scenario: Scenario): Goods {
  const elements = ELEMENTS.filter((e) => scenario.elements.includes(e))
  const names: string[] = [...elements, ...MAGNETS]
  const n = elements.length
  const content = new Float64Array(names.length * n)
  const oxide = new Float64Array(names.length)
  const isCounted = Uint8Array.from(elements, (e) => (abounds(e) ? 0 : 1))
  const counted = new Float64Array(names.length)
  const opening = new Float64Array(names.length * 2)
  const wedge = new Float64Array(names.length)
  for (let g = 0; g < names.length; g++) {
    const name = names[g]
    let cost = MAGNET_CONVERSION[name] ?? 0
    for (let e = 0; e < n; e++) {
      content[g * n + e] = g < n ? (g === e ? 1 : 0) : (MAGNET_CONTENT[name]?.[elements[e]] ?? 0)
      oxide[g] += content[g * n + e]
      counted[g] += content[g * n + e] * isCounted[e]
      if (g >= n) cost += content[g * n + e] * GROSS_INPUT * opening[e * 2]
    }
    const given = scenario.prices[name as 'Dy']
    opening[g * 2] = given ? given.domesticUsdPerKg * PER_KG : cost * (1 + MAGNET_MARGIN)
    opening[g * 2 + 1] = given ? given.outsideUsdPerKg * PER_KG : opening[g * 2] * MAGNET_WEDGE
    wedge[g] = opening[g * 2 + 1] / opening[g * 2]
  }
  // Magnets go with the heavy ones.
  const heavy = Uint8Array.from(names, (_, g) => (g < n && !isHeavy(elements[g]) ? 0 : 1))
  const pairs = INTERCHANGEABLE.map(({ main, other, strength }) => ({
    main: names.indexOf(main),
    other: names.indexOf(other),
    strength,
  })).filter((pair) => pair.main >= 0 && pair.other >= 0)
  return {
    elements: n,
    count: names.length,
    names,
    registered: Int32Array.from(elements, (e) => ELEMENTS.indexOf(e)),
    content,
    within: names.map((_, g) => Int32Array.from(elements.keys()).filter((e) => content[g * n + e] > 0)),
    oxide,
    isCounted,
    counted,
    opening,
    wedge,
    openingDuty: new Float64Array(names.length),
    isHeavy: heavy,
    isPaired: Uint8Array.from(elements, (_, e) => (pairs.some(({ main, other }) => e === main || e === other) ? 1 : 0)),
    isSparable: Uint8Array.from(elements, (e) => (SPARABLE.includes(e) ? 1 : 0)),
    pairs,
    idOf: (name) => names.indexOf(name),
  }
}
