/** What the first screen shows to whom: for each country who loses output there, what still arrives, and the price. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { controlStart, medianOf, mean, type NamedSeries, seriesFor, seriesOf } from '../reading.ts'
import { leadingElement } from '../findings.ts'
import { elementName, regionName, sectorName } from '../words/names.ts'
import { capital, uncapital } from '../words/numbers.ts'

export interface Measure {
  /** Key in Result.series. */
  readonly series: string
  readonly title: string
  readonly unit: string
  /** Unit of a difference: "points" where the unit is per cent. */
  readonly step: string
  /** As the object of a sentence: "output lost by EV motor makers in Europe". */
  readonly what: string
  readonly better: 'lower' | 'higher'
}

export interface View {
  /** Region; empty for all outside China. */
  readonly region: string
  readonly name: string
  readonly measures: readonly Measure[]
}

const CHINA = 'China'

export function viewsOf(result: Result): readonly View[] {
  const regions = ['', ...result.scenario.regions.filter((region) => region !== CHINA)]
  return regions.flatMap((region) => {
    const measures = [shortfall(result, region), arrivals(result, region), price(result)].filter(
      (measure): measure is Measure => measure !== null,
    )
    return measures.length === 0
      ? []
      : [{ region, name: region === '' ? 'All outside China' : regionName(region), measures }]
  })
}

/** Series that the views need, each once. */
export const seriesOfViews = (views: readonly View[]): readonly string[] => [
  ...new Set(views.flatMap(({ measures }) => measures.map(({ series }) => series))),
]

/** Of the sector that loses most there in the mean of the weekly medians. */
function shortfall(result: Result, region: string): Measure | null {
  const all =
    region === ''
      ? seriesOf(result, 'shortfallOutside')
      : seriesOf(result, 'shortfall').filter(({ of }) => of['region'] === region)
  const from = controlStart(result) ?? 0
  const loss = (series: NamedSeries): number => mean(medianOf(series), from) || 0
  const [worst] = [...all].sort((a, b) => loss(b) - loss(a))
  if (worst === undefined) return null
  const sector = sectorName(worst.of['sector'] ?? '')
  const where = region === '' ? 'outside China' : `in ${place(region)}`
  return {
    series: worst.name,
    title: `${sector}: output lost ${where}`,
    unit: '% of the output wanted',
    step: 'points',
    what: `output lost in ${uncapital(sector)} ${where}`,
    better: 'lower',
  }
}

function arrivals(result: Result, region: string): Measure | null {
  const series =
    region === ''
      ? seriesFor(result, 'magnetExportsTotal')
      : seriesFor(result, 'magnetExports', { destination: region })
  if (series === null) return null
  const to = region === '' ? 'abroad' : `to ${place(region)}`
  return {
    series: series.name,
    title: `Magnets shipped ${to}`,
    unit: 'tonnes a week from China',
    step: 't a week',
    what: `magnets shipped ${to}`,
    better: 'higher',
  }
}

function price(result: Result): Measure | null {
  const element = leadingElement(result)
  const series = element === null ? null : seriesFor(result, 'quotePrice', { element })
  if (element === null || series === null) return null
  return {
    series: series.name,
    title: `${capital(elementName(element))}: price outside China`,
    unit: 'US$ per kg, what one more lot costs',
    step: 'US$ per kg',
    what: `the price of ${elementName(element)} outside China`,
    better: 'lower',
  }
}

/** "the United States", "Europe", "the rest of the world". */
function place(region: string): string {
  const name = regionName(region)
  return /^(United|Rest)/.test(name) ? `the ${name === 'Rest of world' ? 'rest of the world' : name}` : name
}
