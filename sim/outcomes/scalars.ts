/** One number per replicate: how a replicate's weekly series reduce to the outcomes that summaries and build servers read. */
import { PRODUCERS } from './outcomes.ts'
import { bestMonth, firstAbove, lowest, movingMean, peak, total } from './reduce-series.ts'
import type { LeverValue, Scenario } from '../scenario/scenario.ts'
import { trackedElements } from './series.ts'
import { nearestWeek } from '../numbers/units.ts'
import { ELEMENT_NAMES, SECTOR_NAMES, SECTORS, type Element } from '../world/products.ts'

export interface ScalarSpec {
  readonly name: string
  readonly label: string
  readonly unit: string
  readonly of: Readonly<Record<string, string>>
  /** Which way is good for users outside China, when policies are compared. Lower unless stated. */
  readonly better?: Better
  /** Least and most that it can be; 0 and no limit unless stated. */
  readonly range?: readonly [least: number, most: number]
  /** A wait from the first restriction: what does not happen within the run happens after its end. */
  readonly waits?: true
  /** Adds up or looks for a peak, so that it can be taken over a part of the run. */
  readonly windowed?: true
}
/** `neither`: an outcome that tells what happens, of which no side is the good one. */
export type Better = 'lower' | 'higher' | 'neither'

export const rangeOf = ({ range = [0, Infinity] }: ScalarSpec): readonly [least: number, most: number] => range

/** Losses and gains alike. */
const EITHER_SIGN = [-Infinity, Infinity] as const
/** Of a whole, %. */
const PERCENT = [0, 100] as const

/** A replicate's series by name, up to the last week that counts. */
interface Run {
  readonly weeks: number
  /** First week that counts for what is added up. */
  readonly first: number
  /** First week that counts for peaks: of the first control, quota cut or tariff, or `first` where that is later. */
  readonly from: number
  readonly restricted: boolean
  /** Firms outside China by sector. */
  readonly firms: Readonly<Record<string, number>>
  series(name: string): Float64Array
}
export type Scalar = ScalarSpec & { readonly reduce: (run: Run) => number }

/** Losing no more than this share of desired output counts as supplied, %. */
const LITTLE_LOST = 5
/** Uses lanthanum and cerium, of which there is plenty: its tonnes would hide those of all other sectors. */
const ABUNDANT = 'catalysts'
/** Weeks on end for which it must hold. */
const QUARTER = 13
const MONTH = 4

/** All that are declared here. */
export function scalars(scenario: Scenario): readonly Scalar[] {
  const elements = trackedElements(scenario) as readonly Element[]
  return [
    ...elements.flatMap((e) => priceScalars(e)),
    ...SECTORS.flatMap((s) => sectorScalars(s)),
    {
      name: 'peakShortfall',
      label: 'Worst week, all sectors outside China',
      unit: '% of desired output',
      of: {},
      range: PERCENT,
      windowed: true,
      reduce: (run) => peak(run.series('totalShortfall'), run.from),
    },
    {
      name: 'peakQueue',
      label: 'Longest licence queue',
      unit: 'applications',
      of: {},
      windowed: true,
      reduce: peakQueue,
    },
    {
      name: 'peakLeadTime',
      label: 'Longest realised lead time',
      unit: 'weeks',
      of: {},
      windowed: true,
      reduce: (run) => peak(run.series('leadTime'), run.from),
    },
    {
      name: 'peakOrders',
      label: 'Orders over use at the peak',
      unit: 'times use',
      of: {},
      windowed: true,
      reduce: (run) => peakOfMeans(run, 'orders', MONTH),
    },
    {
      name: 'minMagnetExports',
      label: 'Magnet exports in the worst four weeks',
      unit: '% of normal',
      of: {},
      better: 'higher',
      reduce: minMagnetExports,
    },
    {
      name: 'monthOfMinMagnetExports',
      label: 'When magnet exports were lowest',
      unit: 'months after the control',
      of: {},
      better: 'neither',
      range: EITHER_SIGN,
      reduce: (run) => (lowest(magnets(run), run.from).week - run.from - 3) / 4.345,
    },
    {
      name: 'timeToRecover',
      label: 'Time until less than 5 % of output is lost for a quarter',
      unit: 'weeks',
      of: {},
      waits: true,
      reduce: (run) => timeToRecover(run, 'totalShortfall'),
    },
    ...SECTORS.map(
      (s): Scalar => ({
        name: `timeToRecover.${s}`,
        label: `Time until ${SECTOR_NAMES[s]} are supplied again`,
        unit: 'weeks',
        of: { sector: s },
        waits: true,
        reduce: (run) => timeToRecover(run, `shortfallOutside.${s}`),
      }),
    ),
    ...PRODUCERS.map(
      (p): Scalar => ({
        name: `peakSharePrice.${p}`,
        label: 'Best four weeks of the share price',
        unit: '%',
        of: { producer: p },
        better: 'neither',
        reduce: (run) => bestMonth(run.series(`sharePrice.${p}`)),
      }),
    ),
    {
      name: 'programmeCost',
      label: 'Public money spent',
      unit: 'million USD',
      of: {},
      reduce: (run) => run.series('programmeCost')[run.weeks - 1],
    },
    {
      name: 'netProgrammeCost',
      label: 'Public cost, stockpiles counted',
      unit: 'million USD',
      of: {},
      range: EITHER_SIGN,
      reduce: netProgrammeCost,
    },
    {
      name: 'totalLostUse',
      label: 'Shortfall in tonnes, all sectors outside China but catalysts',
      unit: 't REO',
      of: {},
      windowed: true,
      reduce: (run) => total(SECTORS.map((s) => (s === ABUNDANT ? 0 : total(run.series(`lostUse.${s}`), run.first)))),
    },
    {
      name: 'totalFirmWeeks',
      label: 'Stopped lines, all sectors outside China',
      unit: 'firm-weeks',
      of: {},
      windowed: true,
      reduce: (run) => total(SECTORS.map((s) => firmWeeks(run, s))),
    },
    {
      name: 'totalLostOutput',
      label: 'Value of output lost outside China',
      unit: 'million USD',
      of: {},
      windowed: true,
      reduce: (run) => total(SECTORS.map((s) => total(run.series(`lostOutput.${s}`), run.first))),
    },
    {
      name: 'totalStopWeeks',
      label: 'Firm-weeks of stopped lines outside China',
      unit: '% of firms x weeks',
      of: {},
      windowed: true,
      reduce: (run) => total(SECTORS.map((s) => total(run.series(`lineStops.${s}`), run.first))),
    },
    {
      name: 'projectsFinanced',
      label: 'Projects financed',
      unit: 'projects',
      of: {},
      better: 'higher',
      reduce: (run) => run.series('projectsStarted')[run.weeks - 1],
    },
  ]
}

function priceScalars(e: Element): readonly Scalar[] {
  const of = { element: e }
  const name = ELEMENT_NAMES[e]
  return [
    {
      name: `peakQuote.${e}`,
      label: `Peak outside quote of ${name}`,
      unit: 'USD/kg',
      of,
      windowed: true,
      reduce: (run) => peak(run.series(`quotePrice.${e}`), run.from),
    },
    {
      name: `peakQuoteRatio.${e}`,
      label: `Peak outside quote of ${name} over the start`,
      unit: 'times start',
      of,
      windowed: true,
      reduce: (run) => peak(run.series(`quotePrice.${e}`), run.from) / run.series(`quotePrice.${e}`)[0],
    },
    {
      name: `peakTransactionRatio.${e}`,
      label: `Peak price paid for ${name} over the start`,
      unit: 'times start',
      of,
      windowed: true,
      reduce: (run) => peak(run.series(`transactionPrice.${e}`), run.from) / run.series(`transactionPrice.${e}`)[0],
    },
    {
      name: `domesticChange.${e}`,
      label: `Chinese price of ${name} at the outside peak`,
      unit: '%',
      of,
      better: 'neither',
      range: [-100, Infinity],
      reduce: (run) => changeAtPeak(run, e),
    },
  ]
}

function sectorScalars(s: string): readonly Scalar[] {
  const of = { sector: s }
  const name = SECTOR_NAMES[s as 'wind']
  return [
    {
      name: `worstQuarterShortfall.${s}`,
      label: `${name}: worst quarter`,
      unit: '% of desired output',
      of,
      range: PERCENT,
      windowed: true,
      reduce: (run) => peakOfMeans(run, `shortfallOutside.${s}`, QUARTER),
    },
    {
      name: `lostOutput.${s}`,
      label: `${name}: value of output lost`,
      unit: 'million USD',
      of,
      windowed: true,
      reduce: (run) => total(run.series(`lostOutput.${s}`), run.first),
    },
    {
      name: `stopWeeks.${s}`,
      label: `${name}: stopped lines`,
      unit: '% of firms x weeks',
      of,
      windowed: true,
      reduce: (run) => total(run.series(`lineStops.${s}`), run.first),
    },
    {
      name: `firstStopWeek.${s}`,
      label: `${name}: first stopped lines`,
      unit: 'weeks after the control',
      of,
      better: 'higher',
      waits: true,
      reduce: (run) => firstAbove(run.series(`lineStops.${s}`), run.from, 1),
    },
    {
      name: `lostUse.${s}`,
      label: `${name}: shortfall in tonnes`,
      unit: 't REO',
      of,
      windowed: true,
      reduce: (run) => total(run.series(`lostUse.${s}`), run.first),
    },
    {
      name: `firmWeeks.${s}`,
      label: `${name}: stopped lines`,
      unit: 'firm-weeks',
      of,
      windowed: true,
      reduce: (run) => firmWeeks(run, s),
    },
  ]
}

/** `series` gives a whole series of the run by name; `window`: first and last week that count, all when left out. */
export function createRun(
  scenario: Scenario,
  series: (name: string) => Float64Array,
  window: readonly [number, number] = [0, scenario.weeks - 1],
): Run {
  const [first, last] = window
  const restriction = firstRestriction(scenario)
  return {
    weeks: last + 1,
    first,
    // A window before the restriction is meant as it stands.
    from: restriction > last ? first : Math.max(0, restriction, first),
    restricted: restriction >= 0,
    firms: firmsOutside(scenario),
    series: (name) => series(name).subarray(0, last + 1),
  }
}

/** Highest mean of some weeks on end that lie within what counts. */
function peakOfMeans({ first, from, ...run }: Run, name: string, span: number): number {
  const means = movingMean(run.series(name).subarray(first), span)
  const whole = first === 0 ? 0 : Math.min(span, means.length) - 1
  return peak(means, Math.max(whole, from - first))
}

/** Week of the first event within the horizon that controls an element or sets an export quota; -1 for none. */
export function firstRestriction(scenario: Scenario): number {
  let first = -1
  for (const event of Object.values(scenario.levers)) {
    const week = nearestWeek(scenario.start, event.date)
    const restricts = isList(event.set.controlledElements) || (event.set.exportQuota !== undefined && week > 0)
    if (restricts && week >= 0 && week < scenario.weeks && (first < 0 || week < first)) first = week
  }
  return first
}

const isList = (value: LeverValue | undefined) => Array.isArray(value) && value.length > 0

/** Elements that are under licence at any time. */
export function controlledElements(scenario: Scenario): readonly string[] {
  const names = new Set<string>()
  for (const event of Object.values(scenario.levers)) {
    const value = event.set.controlledElements
    if (Array.isArray(value)) for (const name of value as readonly string[]) names.add(name)
  }
  return trackedElements(scenario).filter((e) => names.has(e))
}

/** What the public paid and the stock it gave away, without what is still in store: stock at opening prices. */
function netProgrammeCost(run: Run): number {
  const spent = run.series('programmeCost')
  const stock = run.series('stockpileValue')
  const last = run.weeks - 1
  return spent[last] - spent[0] + stock[0] - stock[last]
}

/** Weeks in which firms of a sector stand still, summed over the firms. */
function firmWeeks(run: Run, sector: string): number {
  return (total(run.series(`lineStops.${sector}`), run.first) / 100) * (run.firms[sector] ?? 0)
}

function firmsOutside(scenario: Scenario): Record<string, number> {
  const firms: Record<string, number> = {}
  for (const { count, fields } of scenario.agents['manufacturer']?.groups ?? []) {
    const sector = String(fields['sector'])
    if (fields['region'] !== 'China') firms[sector] = (firms[sector] ?? 0) + count
  }
  return firms
}

/** Magnet exports to all destinations, mean of four weeks. */
const magnets = (run: Run) => movingMean(run.series('magnetExportsTotal'), 4)

function minMagnetExports(run: Run): number {
  const series = magnets(run)
  const normal = series[Math.max(3, run.from - 1)]
  return normal > 0 ? (100 * lowest(series, run.from).value) / normal : NaN
}

function peakQueue(run: Run): number {
  const sum = new Float64Array(run.weeks)
  for (const age of ['under4weeks', 'weeks4to8', 'weeks8to16', 'over16weeks']) {
    const series = run.series(`queue.${age}`)
    for (let t = 0; t < run.weeks; t++) sum[t] += series[t]
  }
  return peak(sum, run.from)
}

function changeAtPeak(run: Run, e: string): number {
  const quote = run.series(`quotePrice.${e}`)
  const home = run.series(`domesticPrice.${e}`)
  let top = run.from
  for (let t = run.from; t < run.weeks; t++) if (quote[t] > quote[top]) top = t
  return 100 * (home[top] / home[Math.max(0, run.from - 1)] - 1)
}

/** Weeks from the restriction until little output is lost for a quarter on end; NaN when not within the horizon. */
function timeToRecover(run: Run, shortfall: string): number {
  if (!run.restricted) return 0
  const short = run.series(shortfall)
  let hit = -1
  for (let t = run.from; t < run.weeks && hit < 0; t++) if (short[t] > LITTLE_LOST) hit = t
  if (hit < 0) return 0
  let calm = 0
  for (let t = hit; t < run.weeks; t++) {
    calm = short[t] > LITTLE_LOST ? 0 : calm + 1
    if (calm === QUARTER) return t - QUARTER + 1 - run.from
  }
  return NaN
}
