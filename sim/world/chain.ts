/**
 * The chain from mine to user: t REO that passed each station this week, of all tracked elements but those that abound (lanthanum and
 * cerium). Between two stations lies a store, whose change is what went in less what came out: a test holds each of them against the
 * world. Nothing here decides anything.
 */
import type { Goods } from './goods.ts'
import { CHINA, HOME, LAYERS, OUTSIDE } from './products.ts'

/** t REO that passed each station from mine to user this week, what abounds left out. */
export interface Chain {
  /** Dug, by region. */
  readonly mined: Float64Array
  /** Ore handed to plants: [region of the mine * 2 + layer of the plant]. */
  readonly ore: Float64Array
  /** Oxide separated, by region. */
  readonly separated: Float64Array
  /** Ore less the oxide made of it, by layer. */
  readonly tailings: Float64Array
  /** Oxide recovered from what came to the end of its life, by layer. */
  readonly recovered: Float64Array
  /** Swarf that recyclers took in less the oxide made of it, by layer. */
  readonly swarfLost: Float64Array
  /** Oxide in the magnets of the week, as the usual recipe has it, less what makers put in, by layer. */
  readonly spared: Float64Array
  /** Oxide in magnets made, as the usual recipe has it, by region. */
  readonly magnets: Float64Array
  /** Oxide smuggled out of China. */
  leaked: number
  /** Oxide seized from smugglers. */
  seized: number
  /** Oxide that separators elsewhere sold into China. */
  intoChina: number
  /** Used by manufacturers, in magnets and as oxides: [sector * regions + region]. */
  readonly used: Float64Array
  /** Of which as oxides: [sector * 2 + layer]. */
  readonly usedAsOxide: Float64Array
}

export function createChain(sectors: number, regions: number): Chain {
  const byRegion = () => new Float64Array(regions)
  const byLayer = () => new Float64Array(LAYERS.length)
  return {
    mined: byRegion(),
    ore: new Float64Array(regions * LAYERS.length),
    separated: byRegion(),
    tailings: byLayer(),
    recovered: byLayer(),
    swarfLost: byLayer(),
    spared: byLayer(),
    magnets: byRegion(),
    leaked: 0,
    seized: 0,
    intoChina: 0,
    used: new Float64Array(sectors * regions),
    usedAsOxide: new Float64Array(sectors * LAYERS.length),
  }
}

/** A new week: nothing has passed yet. */
export function clearChain(chain: Chain): void {
  chain.mined.fill(0)
  chain.ore.fill(0)
  chain.separated.fill(0)
  chain.tailings.fill(0)
  chain.recovered.fill(0)
  chain.swarfLost.fill(0)
  chain.spared.fill(0)
  chain.magnets.fill(0)
  chain.leaked = 0
  chain.seized = 0
  chain.intoChina = 0
  chain.used.fill(0)
  chain.usedAsOxide.fill(0)
}

interface Counting {
  readonly chain: Chain
  readonly goods: Goods
}

/** Of `ore` t of an element a plant in a region made `oxide` t. */
export function noteSeparated({ chain, goods }: Counting, region: number, e: number, ore: number, oxide: number): void {
  if (goods.isCounted[e] === 0) return
  chain.separated[region] += oxide
  chain.tailings[region === CHINA ? HOME : OUTSIDE] += ore - oxide
}

/** A manufacturer used t of a good. */
export function noteUsed(
  { chain, goods, regions }: Counting & { readonly regions: { readonly count: number } },
  sector: number,
  region: number,
  good: number,
  tonnes: number,
): void {
  const oxide = tonnes * goods.counted[good]
  chain.used[sector * regions.count + region] += oxide
  if (good < goods.elements) chain.usedAsOxide[sector * LAYERS.length + (region === CHINA ? HOME : OUTSIDE)] += oxide
}
