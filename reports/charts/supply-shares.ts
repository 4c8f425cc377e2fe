/** China's share of mining and refining, the recycled share and new mines: how fast supply moves elsewhere. */
import { around } from '../words/claim.ts'
import type { Result } from '../../sim/studies/batch/result.ts'
import { type NamedSeries, seriesFor, seriesOf, spreadAt } from '../reading.ts'
import { ninety } from '../words/interval.ts'
import { number, percent, plural } from '../words/numbers.ts'
import type { Chart, Figure } from './chart.ts'
import { type Multiple, multiples } from './multiples.ts'
import { observedTable, weeklyTable } from './tables.ts'

const PER_CENT = 100
/** A share that moves less than this, in percentage points, is said to stay. */
const STAYS = 2

export const supplyShares: Chart = {
  id: 'supply-shares',
  section: 'supply',
  build: (result) => [sharesFigure(result), projectsFigure(result)].filter((found): found is Figure => found !== null),
}

const whole = (value: number): string => number(Math.round(value))
const inPercent = (value: number): string => percent(value * PER_CENT)

function move(result: Result, series: NamedSeries, format: (value: number) => string): string {
  const end = spreadAt(series, result.dates.length - 1)
  return `${format(spreadAt(series, 0).p50)} at the start, ${format(end.p50)} (${ninety(end, format)}) at the end`
}

function sharesFigure(result: Result): Figure | null {
  const mining = seriesFor(result, 'miningShare', { region: 'China' })
  const refining = seriesFor(result, 'refiningShare', { region: 'China' })
  const recycled = seriesOf(result, 'recycledShare')[0] ?? null
  const item = (series: NamedSeries | null, id: string, title: string, hue: Multiple['hue']): readonly Multiple[] =>
    series ? [{ id, title, note: move(result, series, inPercent), series, hue }] : []
  const items = [
    ...item(mining, 'china-mining', 'China’s share of mining', 'orange'),
    ...item(refining, 'china-refining', 'China’s share of refining', 'purple'),
    ...item(recycled, 'recycled', 'Recycled share of magnet Nd, Pr, Dy, Tb', 'green'),
  ]
  if (items.length === 0) return null
  const others = [...seriesOf(result, 'miningShare'), ...seriesOf(result, 'refiningShare')]
  const names = [...others, ...(recycled ? [recycled] : [])].map((series) => series.name)
  return {
    id: 'supply-shares',
    title: sharesTitle(
      result,
      [
        { what: 'mining', series: mining },
        { what: 'refining', series: refining },
      ],
      recycled,
    ),
    unit: 'Share of world output (mining: t TREO, refining: t REO) and of use in magnets, %. Each panel has its own vertical axis, not from zero.',
    legend: [
      { label: 'Median', tone: 'orange', mark: 'line' },
      { label: '50% of runs', tone: 'orange', mark: 'band50' },
      { label: '90% of runs', tone: 'orange', mark: 'band90' },
    ],
    size: 'full',
    folded: false,
    panels: multiples(result, items, { factor: PER_CENT, unit: '%', shared: false, loose: true }),
    howToRead: 'The axes do not start at zero, so that slow moves show. The CSV file holds all regions.',
    alt: `Small fan charts. ${items.map((one) => `${one.title}: ${one.note}`).join('; ')}.`,
    table: weeklyTable(
      result,
      'Shares, %',
      items.map((one) => ({ label: one.title, series: one.series })),
      PER_CENT,
    ),
    csv: { kind: 'series', names },
    observed: observedTable(
      result,
      items.map((one) => ({ label: one.title, series: one.series })),
      PER_CENT,
    ),
  }
}

/** The share that clearly moves, mining before refining; mining where neither does. */
function sharesTitle(
  result: Result,
  china: readonly { readonly what: string; readonly series: NamedSeries | null }[],
  recycled: NamedSeries | null,
): string {
  const told = china.flatMap(({ what, series }) => (series ? [shareMove(result, what, series)] : []))
  const lead = told.find(({ clear }) => clear) ?? told[0]
  if (lead) return lead.text
  return recycled ? `The recycled share is ${move(result, recycled, inPercent)}` : 'Supply'
}

function shareMove(result: Result, what: string, series: NamedSeries): { clear: boolean; text: string } {
  const first = spreadAt(series, 0).p50
  const end = spreadAt(series, result.dates.length - 1)
  const change = (end.p50 - first) * PER_CENT
  const interval = `${inPercent(end.p50)} (${around(result.run.replicates, end, inPercent)})`
  const small = Math.abs(change) < STAYS
  if (small || (end.p05 <= first && first <= end.p95)) {
    const verb = small ? 'hardly moves' : 'shows no clear move'
    return {
      clear: false,
      text: `China’s share of ${what} ${verb}: ${inPercent(first)} at the start, ${interval} at the end`,
    }
  }
  const verb = change < 0 ? 'falls' : 'rises'
  return { clear: true, text: `China’s share of ${what} ${verb} from ${inPercent(first)} to ${interval}` }
}

function projectsFigure(result: Result): Figure | null {
  const families = [
    ['projectsStarted', 'Financed', 'blue'],
    ['projects', 'In operation', 'green'],
    ['projectsFailed', 'Failed', 'rose'],
  ] as const
  const items: readonly Multiple[] = families.flatMap(([family, title, hue]) => {
    const series = seriesOf(result, family)[0]
    return series ? [{ id: `projects-${family}`, title, note: move(result, series, whole), series, hue }] : []
  })
  if (items.length === 0) return null
  const running = items.find((one) => one.series.family === 'projects') ?? items[0]
  const names = items.map((one) => one.series.name)
  const end = running ? spreadAt(running.series, result.dates.length - 1) : null
  const begun = running ? spreadAt(running.series, 0).p50 : 0
  const title =
    end && end.p50 - begun >= 0.5
      ? `${plural(Math.round(end.p50), 'new mine', 'new mines')} outside China ${Math.round(end.p50) === 1 ? 'is' : 'are'} in operation at the end (${around(result.run.replicates, end, whole)}), ${begun < 0.5 ? 'none' : whole(begun)} at the start`
      : `No new mine comes on stream in most runs${end ? ` (${around(result.run.replicates, end, whole)} in operation at the end)` : ''}`
  return {
    id: 'projects',
    title: running?.series.family === 'projects' ? title : 'Mine projects outside China',
    unit: 'Mine projects outside China, number. All panels share one vertical axis.',
    legend: [
      { label: 'Median', tone: 'green', mark: 'line' },
      { label: '50% of runs', tone: 'green', mark: 'band50' },
      { label: '90% of runs', tone: 'green', mark: 'band90' },
    ],
    size: 'full',
    folded: false,
    panels: multiples(result, items, { unit: 'projects', shared: true }),
    howToRead:
      'The thick line is the median of the runs in each week; the bands hold half and nine tenths of the runs.',
    alt: `Small charts of mine projects. ${items.map((one) => `${one.title}: ${one.note}`).join('; ')}.`,
    table: weeklyTable(
      result,
      'Mine projects outside China',
      items.map((one) => ({ label: one.title, series: one.series })),
    ),
    csv: { kind: 'series', names },
    observed: observedTable(
      result,
      items.map((one) => ({ label: one.title, series: one.series })),
    ),
  }
}
