/** From mine to magnet to sector: tonnes a year before the control and in the first year under it, side by side. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { controlStart } from '../reading.ts'
import { longDate } from '../words/dates.ts'
import { regionName, sectorName } from '../words/names.ts'
import { fixed, percent, signedPercent } from '../words/numbers.ts'
import { type Chain, chainIn, kilotonnes, sankeyOf, type Stations, stationsOf, type Weeks } from './chain.ts'
import type { Chart, Figure, LegendItem, Table } from './chart.ts'
import { sankeySpec } from './sankey.ts'

/** Weeks of a year, and the fewest from which a yearly rate is told; assumed, 4-13. */
const YEAR = 52
const FEWEST = 8
/** Columns of a hundred pixels with up to nine nodes of two or three lines. */
const HEIGHT = 470

export const chainFlows: Chart = {
  id: 'chain-flows',
  section: 'exports',
  build(result) {
    const weeks = result.dates.length
    const start = controlStart(result)
    if (start === null) {
      const last = chainOf(result, { from: Math.max(0, weeks - YEAR), to: weeks })
      return last === null ? [] : [figure(result, 'chain-flows', last, 'Last year', shares(last))]
    }
    const before = chainOf(result, { from: Math.max(0, start - YEAR), to: start })
    const under = chainOf(result, { from: start, to: Math.min(weeks, start + YEAR) })
    if (under === null) return []
    if (before === null) return [figure(result, 'chain-under', under, 'Under the control', shares(under))]
    return [
      figure(result, 'chain-before', before, 'Before the control', shares(before), under),
      figure(result, 'chain-under', under, 'Under the control', changes(before, under), before),
    ]
  },
}

interface Span {
  readonly weeks: Weeks
  readonly chain: Chain
  readonly stations: Stations
}

function chainOf(result: Result, weeks: Weeks): Span | null {
  const chain = weeks.to - weeks.from < FEWEST ? null : chainIn(result, weeks)
  return chain === null ? null : { weeks, chain, stations: stationsOf(chain) }
}

const shareOf = ({ home, outside }: { readonly home: number; readonly outside: number }): string =>
  percent((100 * home) / (home + outside))

const shares = ({ stations: { separated, magnets } }: Span): string =>
  `China separates ${shareOf(separated)} of these rare earths and makes ${shareOf(magnets)} of the magnets`

const changeOf = (before: number, under: number): number => 100 * (under / before - 1)

/** "53% less" or "2% more". */
function moreOrLess(change: number): string {
  const size = percent(Math.abs(change))
  return size === '0%' ? 'as much' : `${size} ${change < 0 ? 'less' : 'more'}`
}

function changes({ stations: was }: Span, { stations: is }: Span): string {
  const [oxides, magnets, used] = [
    changeOf(was.oxidesOut, is.oxidesOut),
    changeOf(was.magnetsOut, is.magnetsOut),
    changeOf(was.used.outside, is.used.outside),
  ]
  return `${moreOrLess(oxides)} oxide and ${moreOrLess(magnets)} in magnets leaves China; users elsewhere use ${moreOrLess(used)}`
}

const LEGEND: readonly LegendItem[] = [
  { label: 'From China', tone: 'blue', mark: 'band50' },
  { label: 'From elsewhere', tone: 'ochre', mark: 'band50' },
  { label: 'Stock and losses', tone: 'muted', mark: 'band50' },
]

function figure(result: Result, id: string, span: Span, name: string, title: string, beside?: Span): Figure {
  const { weeks, chain } = span
  const days = `${weeks.to - weeks.from} weeks from ${longDate(result.dates[weeks.from] ?? '')}`
  const sankey = sankeyOf(chain)
  const others = beside === undefined ? [] : [sankeyOf(beside.chain)]
  const isLater = beside !== undefined && beside.weeks.from < weeks.from
  return {
    id,
    title: `${name}: ${title}`,
    unit: `kt (1,000 t) of rare-earth oxide a year, lanthanum and cerium left out, at the rate of the ${days}. ${result.run.replicates === 1 ? 'One run' : 'Mean of the runs'}.`,
    legend: LEGEND,
    size: 'half',
    folded: false,
    panels: [
      { id, title: null, note: null, spec: (variant) => sankeySpec(sankey, variant, HEIGHT, others), cursor: null },
    ],
    howToRead:
      'Ribbons are as wide as the tonnes they carry. Where goods of several origins lie in one store, each user has them in the same proportion; what a store took in and did not give went into stock. Magnets count as the usual recipe has them. Thinner ribbons than a hair are left out.',
    alt: `Flow diagram from mines through separation and magnets to users. ${sankey.nodes.map(({ label, figure: of, column }) => `${sankey.heads[column]}: ${label} ${of}`).join('; ')}.`,
    table: isLater ? useTable(beside, span) : stationTable(span),
    csv: {
      kind: 'rows',
      columns: ['from', 'to', 't REO / year'],
      rows: sankey.links.map(({ from, to, value }) => [from, to, Number(value.toFixed(1))]),
    },
    observed: null,
  }
}

function stationTable({ stations: { mined, separated, magnets, oxidesOut, magnetsOut, used } }: Span): Table {
  const rows: readonly (readonly [string, number])[] = [
    ['Mined', mined],
    ['Separated in China', separated.home],
    ['Separated elsewhere', separated.outside],
    ['In magnets made in China', magnets.home],
    ['In magnets made elsewhere', magnets.outside],
    ['Oxides that leave China, smuggled ones too', oxidesOut],
    ['In magnets that leave China', magnetsOut],
    ['Used in China', used.home],
    ['Used elsewhere', used.outside],
  ]
  return {
    caption: 'Rare-earth oxide a year without lanthanum and cerium.',
    columns: ['Station', 'A year'],
    rows: rows.map(([name, t]) => [name, kilotonnes(t)]),
  }
}

/** Who uses what, sector by country, before and under the control. */
function useTable(before: Span, under: Span): Table {
  const { regions, sectors } = under.chain
  const at = ({ chain }: Span, sector: string, region: string): number => chain.at(`flowUsed.${sector}.${region}`)
  const rows = sectors.flatMap((sector) =>
    regions
      .filter((region) => at(before, sector, region) > 0)
      .map((region) => {
        const [was, is] = [at(before, sector, region), at(under, sector, region)]
        return [sectorName(sector), regionName(region), fixed(was, 0), fixed(is, 0), signedPercent(changeOf(was, is))]
      }),
  )
  return {
    caption: 'Rare-earth oxide used, t a year without lanthanum and cerium.',
    columns: ['Sector', 'Country', 'Before', 'Under', 'Change'],
    rows,
  }
}
