/** Heat map: the worst quarter of every sector in every country outside China. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { controlStart, mean, medianOf, type NamedSeries, seriesOf } from '../reading.ts'
import { monthYear } from '../words/dates.ts'
import { regionName, sectorMakers, sectorName } from '../words/names.ts'
import { capital, fixed, percent, percentDigits } from '../words/numbers.ts'
import type { Chart, Figure, Spec, Variant } from './chart.ts'
import { fieldLayers, gridText, heatGrid } from './heat-fields.ts'
import { CLASSES, sectorLabels, shortfallClass, shortfallLegend } from './shortfall-heat-map.ts'
import { CONFIG, tone } from './theme.ts'

/** Weeks of a quarter. */
const QUARTER = 13
const CHINA = 'China'
/** Room for the names of countries below the fields, in rows. */
const FOOT = 1.1

/** A sector in a country. */
interface Field {
  readonly sector: string
  readonly region: string
  readonly row: number
  readonly column: number
  /** Mean of the weekly medians in its worst quarter, % of desired output, and the first week of that. */
  readonly value: number
  readonly week: number
}

export const shortfallByCountry: Chart = {
  id: 'shortfall-by-country',
  section: 'shortfalls',
  build(result) {
    const fields = fieldsOf(result)
    return fields.length === 0 ? [] : [figure(result, fields)]
  },
}

const regionsOf = ({ scenario }: Result): readonly string[] => scenario.regions.filter((region) => region !== CHINA)

/** Those of which something was measured. */
function fieldsOf(result: Result): readonly Field[] {
  const all = seriesOf(result, 'shortfall')
  return result.scenario.sectors.flatMap((sector, row) =>
    regionsOf(result).flatMap((region, column) => {
      const series = all.find(({ of }) => of['sector'] === sector && of['region'] === region)
      const worst = series && worstQuarter(result, series)
      return worst === undefined ? [] : [{ sector, region, row, column, ...worst }]
    }),
  )
}

/** From the first restriction on; undefined where nobody there wants to make anything. */
function worstQuarter(result: Result, series: NamedSeries): Pick<Field, 'value' | 'week'> | undefined {
  const weekly = medianOf(series)
  const last = Math.max(0, weekly.length - QUARTER)
  let worst: Pick<Field, 'value' | 'week'> | undefined
  for (let week = Math.min(last, controlStart(result) ?? 0); week <= last; week++) {
    const value = mean(weekly, week, week + QUARTER)
    if (value > (worst?.value ?? -1)) worst = { value, week }
  }
  return worst
}

function figure(result: Result, fields: readonly Field[]): Figure {
  const worst = fields.reduce((a, b) => (b.value > a.value ? b : a))
  const regions = regionsOf(result)
  const when = ({ week }: Field): string => monthYear(result.dates[week] ?? '')
  const at = (sector: string, region: string): Field | undefined =>
    fields.find((field) => field.sector === sector && field.region === region)
  return {
    id: 'shortfall-by-country',
    title:
      worst.value < CLASSES[0]
        ? `No sector’s median reaches ${CLASSES[0]}% of output lost in any quarter of any country`
        : `${capital(sectorMakers(worst.sector))} in ${regionName(worst.region)} run shortest: medians ${percent(worst.value)} below desired output in the 13 weeks from ${when(worst)}`,
    unit: 'Output lost for want of an input in the worst 13 weeks of each sector and country, % of desired output; mean of the weekly medians',
    legend: shortfallLegend(),
    size: 'full',
    folded: false,
    panels: [
      {
        id: 'shortfall-by-country',
        title: null,
        note: null,
        spec: (variant) => mapSpec(result, fields, when, variant),
        cursor: null,
      },
    ],
    howToRead:
      'Each row is a sector, each column a country or region; worst quarters need not fall together. The table says when each begins. Empty fields: nobody there makes it.',
    alt: `Heat map of the worst quarter by sector and country. ${regions.map((region) => hardest(fields, region)).join(' ')}`,
    table: {
      caption: 'Shortfall in the worst 13 weeks, % of desired output, and when they begin.',
      columns: ['Sector', ...regions.map(regionName)],
      rows: result.scenario.sectors.map((sector) => [
        sectorName(sector),
        ...regions.map((region) => {
          const field = at(sector, region)
          if (field === undefined) return 'n/a'
          return field.value < 0.05 ? '0' : `${percentDigits(field.value)} (${when(field)})`
        }),
      ]),
    },
    csv: {
      kind: 'rows',
      columns: ['sector', 'region', 'worst 13 weeks, % of desired output', 'from'],
      rows: fields.map(({ sector, region, value, week }) => [
        sectorName(sector),
        regionName(region),
        Number(value.toPrecision(4)),
        result.dates[week] ?? '',
      ]),
    },
    observed: null,
  }
}

/** "Europe: wind turbine makers, 12%." */
function hardest(fields: readonly Field[], region: string): string {
  const own = fields.filter((field) => field.region === region)
  if (own.length === 0) return `${regionName(region)}: nothing is made.`
  const worst = own.reduce((a, b) => (b.value > a.value ? b : a))
  return worst.value < CLASSES[0]
    ? `${regionName(region)}: no sector reaches ${CLASSES[0]}%.`
    : `${regionName(region)}: ${sectorName(worst.sector)} ${percent(worst.value)}.`
}

function mapSpec(result: Result, fields: readonly Field[], when: (field: Field) => string, { narrow }: Variant): Spec {
  const { sectors } = result.scenario
  const regions = regionsOf(result)
  const grid = heatGrid(regions.length, sectors.length + FOOT)
  const [head, gap] = narrow ? [0.42, 0.04] : [0, 0]
  const drawn = fields.map((field) => ({
    column: field.column,
    top: field.row + head,
    bottom: field.row + 1 - gap,
    level: shortfallClass(field.value),
    text: field.value >= CLASSES[0] ? fixed(field.value, 0) : '',
    isItalic: false,
    tip: `${sectorName(field.sector)}, ${regionName(field.region)}: ${percent(field.value)} of output lost in the 13 weeks from ${when(field)}`,
  }))
  const heads = regions.map((region, column) => ({
    x: column + 0.5,
    y: sectors.length + 0.12,
    text: regionName(region),
  }))
  return {
    height: Math.round((narrow ? 46 : 34) * (sectors.length + FOOT)),
    padding: { left: 2, top: 2, right: 2, bottom: 2 },
    layer: [
      ...fieldLayers(drawn, grid, narrow ? 11 : 12),
      sectorLabels(sectors, narrow, grid),
      gridText(heads, grid, {
        ...{ align: 'center', baseline: 'top', fontSize: narrow ? 11 : 12, color: tone('muted') },
        ...(narrow ? { lineBreak: ' ' } : {}),
      }),
    ],
    config: CONFIG,
  }
}
