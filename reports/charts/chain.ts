/**
 * The chain from mine to user in some weeks, by the means of all runs, as ribbons. Where goods of several origins lie in one store, each user has
 * them in the same proportion. What a store takes in beyond what it gives goes into stock, what it gives beyond that comes from it.
 */
import type { Result } from '../../sim/studies/batch/result.ts'
import { mean, seriesOf } from '../reading.ts'
import { regionName, sectorName } from '../words/names.ts'
import { number } from '../words/numbers.ts'
import type { Sankey, SankeyLink, SankeyNode } from './sankey.ts'
import type { Tone } from './theme.ts'

/** Weeks from `from` to `to`, the last left out. */
export interface Weeks {
  readonly from: number
  readonly to: number
}

const WEEKS_PER_YEAR = 365.25 / 7
/** Less than this share of what is mined is no wider than a hair: not drawn. */
const HAIR = 5e-4
const KILO = 1000
const CHINA = 'China'

/** t REO a year by series, of the mean of runs. */
export interface Chain {
  at(name: string): number
  readonly regions: readonly string[]
  readonly sectors: readonly string[]
}

/** Null for runs that recorded none of it. */
export function chainIn(result: Result, { from, to }: Weeks): Chain | null {
  const series = ['flowMined', 'flowOre', 'flowSeparated', 'flowSteps', 'flowMagnets', 'flowAcross', 'flowUsed']
  const rates = new Map<string, number>()
  for (const family of [...series, 'flowUsedAsOxide'])
    for (const { name, means } of seriesOf(result, family))
      if (means !== undefined)
        rates.set(
          name,
          WEEKS_PER_YEAR *
            mean(
              means.map((value) => value ?? Number.NaN),
              from,
              to,
            ),
        )
  if (rates.size === 0) return null
  return { at: (name) => rates.get(name) ?? 0, regions: result.scenario.regions, sectors: result.scenario.sectors }
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

/** What passes the stations, t REO a year. */
export interface Stations {
  readonly mined: number
  readonly separated: Readonly<Record<'home' | 'outside', number>>
  readonly magnets: Readonly<Record<'home' | 'outside', number>>
  readonly oxidesOut: number
  readonly magnetsOut: number
  readonly used: Readonly<Record<'home' | 'outside', number>>
}

const elsewhere = ({ regions, at }: Chain, family: string): number =>
  sum(regions.filter((region) => region !== CHINA).map((region) => at(`${family}.${region}`)))

export function stationsOf(chain: Chain): Stations {
  const { at, regions, sectors } = chain
  const used = (isIn: (region: string) => boolean): number =>
    sum(sectors.flatMap((sector) => regions.filter(isIn).map((region) => at(`flowUsed.${sector}.${region}`))))
  return {
    mined: sum(regions.map((region) => at(`flowMined.${region}`))),
    separated: { home: at('flowSeparated.China'), outside: elsewhere(chain, 'flowSeparated') },
    magnets: { home: at('flowMagnets.China'), outside: elsewhere(chain, 'flowMagnets') },
    oxidesOut: at('flowAcross.oxides') + at('flowAcross.leaked'),
    magnetsOut: at('flowAcross.magnets'),
    used: { home: used((region) => region === CHINA), outside: used((region) => region !== CHINA) },
  }
}

/** What comes into a store or goes out of it: the node on its other side, and t REO a year. */
interface Part {
  readonly node: string
  readonly t: number
  readonly tone: Tone
}

const part = (node: string, t: number, tone: Tone = 'muted'): Part => ({ node, t, tone })

/** Every use has its share of every source; what is left over comes from stock or goes there. */
function mixed(sources: readonly Part[], uses: readonly Part[], from: string, into: string): readonly SankeyLink[] {
  const gap = sum(sources.map(({ t }) => t)) - sum(uses.map(({ t }) => t))
  const came = gap < 0 ? [...sources, part(from, -gap)] : sources
  const went = gap > 0 ? [...uses, part(into, gap)] : uses
  const whole = sum(came.map(({ t }) => t))
  return came.flatMap((source) =>
    went.map((use) => ({
      from: source.node,
      to: use.node,
      value: whole > 0 ? (source.t * use.t) / whole : 0,
      tone: use.tone === 'muted' ? use.tone : source.tone,
      tip: '',
    })),
  )
}

const TONES = { home: 'blue', outside: 'ochre' } as const
const LAYERS = ['home', 'outside'] as const

/** Every ribbon, also those too thin to see. */
export function ribbonsOf(chain: Chain): readonly SankeyLink[] {
  const { at, regions, sectors } = chain
  const stations = stationsOf(chain)
  const oxideOut = stations.oxidesOut
  const back = at('flowAcross.intoChina')
  const step = (name: string, layer: string): number => at(`flowSteps.${name}.${layer}`)
  const asOxide = (sector: string, layer: string): number => at(`flowUsedAsOxide.${sector}.${layer}`)
  const use = (sector: string): number =>
    sum(regions.filter((region) => region !== CHINA).map((region) => at(`flowUsed.${sector}.${region}`)))
  const oxides = (layer: string): number => sum(sectors.map((sector) => asOxide(sector, layer)))
  const others = sectors.filter((sector) => use(sector) > 0)

  const oreOf = (region: string): number => sum(LAYERS.map((layer) => at(`flowOre.${region}.${layer}`)))
  const heaps = regions.map((region) => ({
    from: `mine-${region}`,
    to: 'into-1',
    value: at(`flowMined.${region}`) - oreOf(region),
    tone: 'muted' as const,
    tip: '',
  }))
  const ore = LAYERS.flatMap((layer) => {
    const came = regions.flatMap((region) => {
      const sold = at(`flowOre.${region}.${layer}`)
      const fresh = sold * Math.min(1, at(`flowMined.${region}`) / oreOf(region))
      return [part(`mine-${region}`, fresh || 0, toneOf(region)), part('from-0', sold - (fresh || 0))]
    })
    const plants = part(`plants-${layer}`, stations.separated[layer] + step('tailings', layer), TONES[layer])
    const scrap = [part('scrap', step('recovered', layer), TONES[layer])]
    return [...mixed(came, [plants], 'from-0', 'into-1'), ...mixed(scrap, scrapped(scrap, `plants-${layer}`), '', '')]
  })
  const tailings = LAYERS.flatMap((layer) => {
    const left = step('tailings', layer)
    return mixed([part(`plants-${layer}`, left)], [part('lost-2', left)], '', '')
  })
  const made = (layer: 'home' | 'outside'): readonly Part[] => [
    part(`magnets-${layer}`, stations.magnets[layer] - step('spared', layer), TONES[layer]),
    part(`oxides-${layer}`, oxides(layer), TONES[layer]),
    part('lost-2', step('swarfLost', layer) + (layer === 'home' ? at('flowAcross.seized') : 0)),
  ]
  const produced = (layer: 'home' | 'outside'): number => stations.separated[layer] + step('recovered', layer)
  const home = [
    part('plants-home', produced('home') - oxideOut, TONES.home),
    part('plants-outside', back, TONES.outside),
  ]
  const outside = [
    part('plants-home', oxideOut, TONES.home),
    part('plants-outside', produced('outside') - back, TONES.outside),
  ]
  const magnetsHere = stations.used.home - oxides('home')
  return [
    ...heaps,
    ...ore,
    ...tailings,
    ...mixed(home, made('home'), 'from-1', 'into-2'),
    ...mixed(outside, made('outside'), 'from-1', 'into-2'),
    ...mixed(
      [part('magnets-home', stations.magnets.home - stations.magnetsOut, TONES.home)],
      [part('users-home', magnetsHere, TONES.home)],
      'from-2',
      'into-3',
    ),
    ...mixed([part('oxides-home', oxides('home'), TONES.home)], [part('users-home', oxides('home'), 'blue')], '', ''),
    ...mixed(
      [
        part('magnets-home', stations.magnetsOut, TONES.home),
        part('magnets-outside', stations.magnets.outside, TONES.outside),
      ],
      others.map((sector) => part(`sector-${sector}`, use(sector) - asOxide(sector, 'outside'), TONES.outside)),
      'from-2',
      'into-3',
    ),
    ...others.map((sector) => ({
      from: 'oxides-outside',
      to: `sector-${sector}`,
      value: asOxide(sector, 'outside'),
      tone: TONES.outside,
      tip: '',
    })),
  ].filter(({ value }) => value > 0)
}

const toneOf = (region: string): Tone => (region === CHINA ? TONES.home : TONES.outside)

const scrapped = (scrap: readonly Part[], node: string): readonly Part[] => scrap.map((one) => ({ ...one, node }))

export const kilotonnes = (t: number): string => `${number(t / KILO)} kt`

const NAMES: Readonly<Record<string, string>> = {
  scrap: 'Old magnets',
  'plants-home': 'China',
  'plants-outside': 'Abroad',
  'magnets-home': 'Magnets, China',
  'magnets-outside': 'Magnets, abroad',
  'oxides-home': 'Oxides, China',
  'oxides-outside': 'Oxides, abroad',
  'users-home': 'All users in China',
}
const STOCK: Readonly<Record<string, string>> = { from: 'From stock', into: 'Into stock', lost: 'Lost in work' }

const nameOf = (id: string): string => {
  const [kind = '', member = ''] = id.split(/-(.*)/)
  if (kind === 'mine') return regionName(member)
  if (kind === 'sector') return sectorName(member)
  return NAMES[id] ?? STOCK[kind] ?? id
}

const COLUMNS: Readonly<Record<string, number>> = {
  mine: 0,
  scrap: 0,
  plants: 1,
  magnets: 2,
  oxides: 2,
  users: 3,
  sector: 3,
}
const columnOf = (id: string): number => {
  const [kind = '', member = ''] = id.split(/-(.*)/)
  return COLUMNS[kind] ?? Number(member)
}

export function sankeyOf(chain: Chain): Sankey {
  const least = HAIR * stationsOf(chain).mined
  const links = merged(ribbonsOf(chain)).filter(({ value }) => value > least)
  const ids = [...new Set(links.flatMap(({ from, to }) => [from, to]))]
  const through = (id: string): number =>
    Math.max(
      sum(links.filter(({ to }) => to === id).map(({ value }) => value)),
      sum(links.filter(({ from }) => from === id).map(({ value }) => value)),
    )
  const isStock = (id: string): number => (/^(?:from|into|lost|scrap)/.test(id) ? 1 : 0)
  const order = ids.toSorted((a, b) => isStock(a) - isStock(b) || rankOf(chain, a) - rankOf(chain, b))
  const nodes = order.map(
    (id): SankeyNode => ({ id, column: columnOf(id), label: nameOf(id), figure: kilotonnes(through(id)) }),
  )
  return {
    heads: ['Mined', 'Plants', 'Made', 'Used'],
    above: 1,
    nodes,
    links: links
      .toSorted((a, b) => order.indexOf(a.from) - order.indexOf(b.from) || order.indexOf(a.to) - order.indexOf(b.to))
      .map((link) => ({
        ...link,
        tip: `${nameOf(link.from)} to ${nameOf(link.to)}: ${kilotonnes(link.value)} a year`,
      })),
  }
}

/** One ribbon between two nodes of a tone. */
function merged(links: readonly SankeyLink[]): readonly SankeyLink[] {
  const found = new Map<string, SankeyLink>()
  for (const link of links) {
    const key = `${link.from} ${link.to} ${link.tone}`
    found.set(key, { ...link, value: link.value + (found.get(key)?.value ?? 0) })
  }
  return [...found.values()]
}

/** China first, then as the scenario lists them; magnets before oxides. */
function rankOf({ regions, sectors }: Chain, id: string): number {
  const [kind = '', member = ''] = id.split(/-(.*)/)
  if (kind === 'mine') return regions.indexOf(member)
  if (kind === 'sector') return 1 + sectors.indexOf(member)
  return (kind === 'oxides' ? 2 : 0) + (member === 'outside' ? 1 : 0)
}
