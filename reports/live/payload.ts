/** What the live page hands to its script, as JSON in the document. */
import type { LiveSetup } from '../../sim/studies/live/setup.ts'
import type { Result } from '../../sim/studies/batch/result.ts'
import type { Findings } from '../findings.ts'
import { seriesFor } from '../reading.ts'
import { elementName, sectorName } from '../words/names.ts'
import { capital } from '../words/numbers.ts'

export interface LiveChart {
  readonly title: string
  readonly unit: string
  /** Position of the weekly series in a record. */
  readonly place: number
  /** Five bands of the batch, in the order of the quantiles. */
  readonly bands: readonly (readonly (number | null)[])[]
}

export interface LiveOutcome {
  readonly label: string
  readonly unit: string
  /** Position among a replicate's outcomes. */
  readonly place: number
}

export interface LivePayload {
  readonly setup: LiveSetup
  readonly dates: readonly string[]
  readonly charts: readonly LiveChart[]
  readonly outcomes: readonly LiveOutcome[]
}

/** Significant digits of the batch's bands: a pixel is coarser. */
const DIGITS = 4

export function livePayload(setup: LiveSetup, result: Result, found: Findings): LivePayload {
  const element = found.price?.element ?? result.scenario.elements[0] ?? 'Nd'
  const sector = found.sector?.sector ?? result.scenario.sectors[0] ?? ''
  const charts = [
    {
      family: 'quotePrice',
      of: { element },
      title: `${capital(elementName(element))}, quote outside China`,
      unit: 'USD/kg',
    },
    { family: 'magnetExportsTotal', of: {}, title: 'Magnet exports of China', unit: 't a week' },
    {
      family: 'shortfallOutside',
      of: { sector },
      title: `Shortfall, ${sectorName(sector)}`,
      unit: '% of desired output',
    },
    { family: 'leadTime', of: {}, title: 'From order to arrival', unit: 'weeks' },
  ].flatMap(({ family, of, title, unit }): LiveChart[] => {
    const series = seriesFor(result, family, of as Readonly<Record<string, string>>)
    const place = series === null ? undefined : setup.series[series.name]
    if (series === null || place === undefined) return []
    const bands = series.bands.map((band) => band.map((value) => value && Number(value.toPrecision(DIGITS))))
    return [{ title, unit, place, bands }]
  })
  const outcomes = [
    [`peakQuoteRatio.${element}`, `Peak quote of ${elementName(element)}`, 'times the start'],
    [`worstQuarterShortfall.${sector}`, `Worst quarter, ${sectorName(sector)}`, '% of desired output'],
    ['minMagnetExports', 'Magnet exports in the worst four weeks', '% of normal'],
    ['peakLeadTime', 'Longest lead time', 'weeks'],
    ['timeToRecover', 'Time to recover', 'weeks'],
    ['totalLostOutput', 'Output lost outside China', 'million USD'],
    ['programmeCost', 'Public money spent', 'million USD'],
  ].flatMap(([name = '', label = '', unit = '']): LiveOutcome[] => {
    const place = setup.outcomes[name]
    return place === undefined ? [] : [{ label, unit, place }]
  })
  return { setup, dates: result.dates, charts, outcomes }
}
