/**
 * Synthetic Results for tests of the report only: curves of plausible shape with made-up numbers.
 * Nothing here comes from the model or from evidence, and nothing here is shipped.
 */
import type { OutcomeResult, Result, SeriesResult } from '../../sim/studies/batch/result.ts'

export interface SyntheticOptions {
  /** 'controlled' (default), 'mild' (a control with little effect), 'free' (no control), 'endless' (never recovers). */
  readonly kind?: 'controlled' | 'mild' | 'free' | 'endless'
  readonly weeks?: number
  readonly replicates?: number
  readonly requested?: number
  readonly elements?: readonly string[]
}

const ELEMENTS = ['La', 'Ce', 'Pr', 'Nd', 'Sm', 'Eu', 'Gd', 'Tb', 'Dy', 'Y']
const SECTORS = ['evMotors', 'wind', 'defence', 'electronics', 'industrial', 'catalysts', 'ceramics']
const REGIONS = ['China', 'Japan', 'Korea', 'Europe', 'UnitedStates', 'RestOfWorld']
const PRODUCERS = ['northern-rare-earth', 'china-rare-earth', 'rising-nonferrous', 'lynas', 'mp-materials']
const AGES = ['under4weeks', 'weeks4to8', 'weeks8to16', 'over16weeks']
const START: Readonly<Record<string, number>> = {
  La: 0.6,
  Ce: 1.2,
  Pr: 62,
  Nd: 61,
  Sm: 11,
  Eu: 26,
  Gd: 23,
  Tb: 900,
  Dy: 240,
  Y: 7,
}
const CONTROL_WEEK = 13

/** A small fixed generator, so that the fixture is the same everywhere. */
function createDraw(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

/** Rise after `from`, peak after `rise` weeks, fall with time constant `fall`. */
function hump(week: number, from: number, rise: number, fall: number): number {
  if (week < from) return 0
  const t = (week - from) / rise
  return t < 1 ? t * t * (3 - 2 * t) : 1 / (1 + ((week - from - rise) / fall) ** 2)
}

function isoDates(weeks: number): string[] {
  const start = Date.UTC(2025, 0, 6)
  return Array.from({ length: weeks }, (_, week) => new Date(start + week * 7 * 86_400_000).toISOString().slice(0, 10))
}

/** Bands around a median path with relative widths that grow with the distance from the start value. */
function banded(path: readonly number[], width: (week: number) => number, draw: () => number): number[][] {
  const noise = path.map(() => (draw() - 0.5) * 0.02)
  return [-1.64, -0.67, 0, 0.67, 1.64].map((z) =>
    path.map((value, week) => Math.max(0, value * (1 + noise[week]!) * (1 + z * width(week) * (z > 0 ? 1 : 0.6)))),
  )
}

function outcomeOf(
  label: string,
  unit: string,
  values: readonly (number | null)[],
  of: Record<string, string> = {},
): OutcomeResult {
  const sorted = values.filter((value): value is number => value !== null).sort((a, b) => a - b)
  const at = (q: number): number | null => (sorted.length === 0 ? null : sorted[Math.round(q * (sorted.length - 1))]!)
  return {
    label,
    unit,
    of,
    p05: at(0.05),
    p25: at(0.25),
    p50: at(0.5),
    p75: at(0.75),
    p95: at(0.95),
    mean: sorted.length === 0 ? null : sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    share: values.length === 0 ? 0 : sorted.length / values.length,
    values,
  }
}

interface Makers {
  readonly draw: () => number
  readonly weeks: number
  readonly strength: number
  readonly series: Record<string, SeriesResult>
  readonly outcomes: Record<string, OutcomeResult>
  readonly count: number
}

export function syntheticResult(options: SyntheticOptions = {}): Result {
  const kind = options.kind ?? 'controlled'
  const weeks = options.weeks ?? 156
  const elements = options.elements ?? ELEMENTS
  const count = options.replicates ?? 200
  const strength = kind === 'free' ? 0 : kind === 'mild' ? 0.03 : 1
  const make: Makers = { draw: createDraw(7), weeks, strength, series: {}, outcomes: {}, count }
  addPrices(make, elements)
  addShortfalls(make)
  addLicences(make, kind === 'endless')
  addTrade(make, elements)
  addChain(make)
  addSupply(make)
  addRecovery(make, kind)
  const controlled = kind !== 'free'
  const dates = isoDates(weeks)
  return {
    schema: 'chokepoint.result/1',
    scenario: {
      name: 'synthetic',
      title: 'Synthetic run for tests',
      description: 'Made-up curves.',
      start: dates[0]!,
      weeks,
      elements,
      sectors: SECTORS,
      regions: REGIONS,
      agents: { mine: 12, separator: 9, manufacturer: 320, trader: 8, investor: 5 },
      events: controlled
        ? [
            {
              id: 'control',
              kind: 'policy',
              date: dates[CONTROL_WEEK]!,
              week: CONTROL_WEEK,
              title: 'Licences required',
              source: 'made up',
            },
          ]
        : [],
      controlSpans: controlled ? [[CONTROL_WEEK, Math.min(weeks, 110)]] : [],
      controlledElements: controlled
        ? elements.filter((element) => ['Sm', 'Gd', 'Tb', 'Dy', 'Y'].includes(element))
        : [],
      assumptions: Array.from({ length: 40 }, (_, i) => ({
        path: `mine.parameter${i}`,
        value: String(i * 3),
        unit: 'USD/kg',
        source: `made-up source ${i}`,
        grade: 'ABCD'[i % 4]!,
      })),
      uncertainties: Array.from({ length: 12 }, (_, i) => ({
        path: `licensor.parameter${i}`,
        unit: 'weeks',
        distribution: `uniform from ${i} to ${i + 4}`,
        source: 'made up',
        grade: 'CD'[i % 2]!,
      })),
      posterior: { source: 'a made-up calibration', quantities: 5, draws: 200 },
    },
    run: {
      engine: '0.0.0-synthetic',
      scenarioHash: 'ab'.repeat(32),
      seed: 1,
      replicates: count,
      requested: options.requested ?? count,
      digest: 'cd'.repeat(32),
      command: `npx chokepoint run scenarios/synthetic.yaml --replicates ${count} --seed 1`,
    },
    dates,
    quantiles: [0.05, 0.25, 0.5, 0.75, 0.95],
    series: make.series,
    outcomes: make.outcomes,
    observations: ['2025-02-15', '2025-04-15', '2025-06-15', '2025-09-15'].flatMap((date, i) => [
      {
        series: 'quotePrice.Dy',
        date,
        value: 250 + i * 160,
        low: i > 1 ? 200 + i * 140 : null,
        high: i > 1 ? 320 + i * 170 : null,
        source: 'made-up observations',
      },
      {
        series: 'magnetExports.Europe',
        date,
        value: [40, 20, 15, 45][i]!,
        low: null,
        high: null,
        source: 'made-up observations',
      },
    ]),
  }
}

const weeksOf = (make: Makers): number[] => Array.from({ length: make.weeks }, (_, week) => week)

function add(
  make: Makers,
  name: string,
  family: string,
  unit: string,
  of: Record<string, string>,
  path: number[],
  width = 0.2,
): void {
  const first = path[0]!
  const spread = (week: number): number =>
    width *
    (0.15 + Math.min(1, Math.abs(path[week]! - first) / Math.max(1e-9, Math.abs(first)))) *
    Math.min(1, (week + 4) / 20)
  make.series[name] = { family, label: family, unit, of, bands: banded(path, spread, make.draw) }
}

function draws(make: Makers, median: number, spread: number): number[] {
  return Array.from(
    { length: make.count },
    () => median * (1 + spread * (make.draw() + make.draw() + make.draw() - 1.5)),
  )
}

function addPrices(make: Makers, elements: readonly string[]): void {
  for (const element of elements) {
    const start = START[element] ?? 10
    const rise = ({ Dy: 3.1, Tb: 2.6, Y: 14, Sm: 1.8, Gd: 1.2 }[element] ?? 0.08) * make.strength
    const outside = weeksOf(make).map((week) => start * (1 + rise * hump(week, CONTROL_WEEK, 26, 34)))
    const paid = weeksOf(make).map((week) => start * (1 + 0.35 * rise * hump(week, CONTROL_WEEK + 2, 24, 30)))
    const home = weeksOf(make).map(
      (week) => start * (1 - 0.12 * make.strength * Math.min(1, rise) * hump(week, CONTROL_WEEK, 30, 60)),
    )
    add(make, `quotePrice.${element}`, 'quotePrice', 'USD/kg', { element }, outside, 0.28)
    add(make, `transactionPrice.${element}`, 'transactionPrice', 'USD/kg', { element }, paid, 0.2)
    add(make, `domesticPrice.${element}`, 'domesticPrice', 'USD/kg', { element }, home, 0.1)
    const ratios = draws(make, 1 + rise + 0.05, 0.3)
    make.outcomes[`peakQuoteRatio.${element}`] = outcomeOf('Peak', 'times start', ratios, { element })
    make.outcomes[`peakQuote.${element}`] = outcomeOf(
      'Peak',
      'USD/kg',
      ratios.map((ratio) => ratio * start),
      { element },
    )
    make.outcomes[`peakTransactionRatio.${element}`] = outcomeOf(
      'Peak paid',
      'times start',
      draws(make, 1 + 0.35 * rise, 0.2),
      { element },
    )
    make.outcomes[`domesticChange.${element}`] = outcomeOf(
      'Change',
      '%',
      draws(make, -12 * make.strength * Math.min(1, rise) + 0.01, 0.5),
      { element },
    )
  }
}

function addShortfalls(make: Makers): void {
  SECTORS.forEach((sector, i) => {
    const size = [32, 24, 18, 14, 26, 3, 22][i]! * make.strength
    REGIONS.forEach((region, r) => {
      const local = region === 'China' ? 0.02 : 1 - 0.15 * r
      const path = weeksOf(make).map((week) => size * local * hump(week, CONTROL_WEEK + 5 + i * 2, 12, 22))
      add(make, `shortfall.${sector}.${region}`, 'shortfall', '% of desired output', { sector, region }, path, 0.4)
    })
    add(
      make,
      `shortfallOutside.${sector}`,
      'shortfallOutside',
      '% of desired output',
      { sector },
      weeksOf(make).map((week) => 0.8 * size * hump(week, CONTROL_WEEK + 5 + i * 2, 12, 22)),
      0.4,
    )
    add(
      make,
      `lineStops.${sector}`,
      'lineStops',
      '% of firms outside China',
      { sector },
      weeksOf(make).map((week) => 0.8 * size * hump(week, CONTROL_WEEK + 6 + i * 2, 9, 14)),
      0.4,
    )
    const hit = make.strength > 0.5
    make.outcomes[`worstQuarterShortfall.${sector}`] = outcomeOf('Worst quarter', '%', draws(make, size * 0.8, 0.6), {
      sector,
    })
    make.outcomes[`lostOutput.${sector}`] = outcomeOf('Lost output', 'million USD', draws(make, size * 90, 0.6), {
      sector,
    })
    make.outcomes[`stopWeeks.${sector}`] = outcomeOf('Stopped', 'firm-weeks', draws(make, size * 12, 0.6), { sector })
    make.outcomes[`firstStopWeek.${sector}`] = outcomeOf(
      'First stop',
      'weeks',
      draws(make, 5 + i * 2, 0.5).map((week, k) => (hit && k % (i + 9) !== 0 ? week : null)),
      { sector },
    )
  })
}

function addLicences(make: Makers, endless: boolean): void {
  AGES.forEach((age, i) => {
    const path = weeksOf(make).map(
      (week) =>
        [420, 300, 380, 260][i]! *
        make.strength *
        hump(week, CONTROL_WEEK + i * 4, 8 + i * 3, endless ? 900 : 14 + i * 4),
    )
    add(make, `queue.${age}`, 'queue', 'applications', { age }, path, 0.3)
  })
  add(
    make,
    'leadTime',
    'leadTime',
    'weeks',
    {},
    weeksOf(make).map((week) => 6 + 15 * make.strength * hump(week, CONTROL_WEEK + 5, 16, 20)),
    0.3,
  )
  REGIONS.slice(1).forEach((region, i) => {
    add(
      make,
      `approved.${region}`,
      'approved',
      'share',
      { region },
      weeksOf(make).map((week) =>
        week < CONTROL_WEEK ? 0 : (0.75 - 0.13 * i) * (1 - 1 / (1 + (week - CONTROL_WEEK) / 10)),
      ),
      0.02,
    )
  })
  SECTORS.forEach((sector, i) => {
    add(
      make,
      `approvedBySector.${sector}`,
      'approvedBySector',
      'share',
      { sector },
      weeksOf(make).map((week) =>
        week < CONTROL_WEEK
          ? 0
          : [0.7, 0.66, 0.08, 0.6, 0.58, 0.72, 0.55][i]! * (1 - 1 / (1 + (week - CONTROL_WEEK) / 10)),
      ),
      0.02,
    )
  })
  make.outcomes['peakQueue'] = outcomeOf('Peak queue', 'applications', draws(make, 1150 * make.strength, 0.4))
  make.outcomes['peakLeadTime'] = outcomeOf('Peak lead time', 'weeks', draws(make, 6 + 16 * make.strength, 0.4))
}

function addTrade(make: Makers, elements: readonly string[]): void {
  const notch = (week: number, deep: number): number =>
    1 -
    deep * make.strength * hump(week, CONTROL_WEEK, 5, 7) +
    0.25 * make.strength * hump(week, CONTROL_WEEK + 18, 8, 20)
  elements.forEach((element, i) => {
    const deep = ['Sm', 'Gd', 'Tb', 'Dy', 'Y'].includes(element) ? 0.92 : 0.03
    add(
      make,
      `exports.${element}`,
      'exports',
      't/week',
      { element },
      weeksOf(make).map((week) => (90 / (1 + i)) * notch(week, deep)),
      0.25,
    )
  })
  REGIONS.slice(1).forEach((destination, i) =>
    add(
      make,
      `magnetExports.${destination}`,
      'magnetExports',
      't/week',
      { destination },
      weeksOf(make).map((week) => (420 - 70 * i) * notch(week, 0.75)),
      0.25,
    ),
  )
  ;['standardMagnet', 'heavyMagnet', 'smcoMagnet'].forEach((magnet, i) =>
    add(
      make,
      `magnetExportsByGrade.${magnet}`,
      'magnetExportsByGrade',
      't/week',
      { magnet },
      weeksOf(make).map((week) => [620, 480, 30][i]! * notch(week, i === 0 ? 0.2 : 0.9)),
      0.25,
    ),
  )
  add(
    make,
    'magnetExportsTotal',
    'magnetExportsTotal',
    't/week',
    {},
    weeksOf(make).map((week) => 1200 * notch(week, 0.75)),
    0.25,
  )
  make.outcomes['minMagnetExports'] = outcomeOf(
    'Lowest magnet exports',
    '% of normal',
    draws(make, 100 - 74 * make.strength, 0.3),
  )
  make.outcomes['monthOfMinMagnetExports'] = outcomeOf('Month', 'months', draws(make, 2, 0.3))
  PRODUCERS.forEach((producer, i) => {
    add(
      make,
      `sharePrice.${producer}`,
      'sharePrice',
      'index, start = 100',
      { producer },
      weeksOf(make).map((week) => 100 + (45 - 9 * i) * make.strength * hump(week, CONTROL_WEEK, 8, 60)),
      0.3,
    )
    make.outcomes[`peakSharePrice.${producer}`] = outcomeOf(
      'Best four weeks',
      '%',
      draws(make, (30 - 5 * i) * make.strength + 1, 0.6),
      { producer },
    )
  })
}

/** A chain in balance: what is dug is used, less tailings; under the control a third of the oxides stays in China. */
function addChain(make: Makers): void {
  const flow = (family: string, of: Record<string, string>, t: number, held = 0): void => {
    const name = [family, ...Object.values(of)].join('.')
    add(
      make,
      name,
      family,
      't REO/week',
      of,
      weeksOf(make).map((week) => t * (1 - held * make.strength * hump(week, CONTROL_WEEK, 5, 60))),
      0.1,
    )
    const made = make.series[name]!
    make.series[name] = { ...made, means: made.bands[2]! }
  }
  const users = SECTORS.filter((sector) => sector !== 'catalysts')
  for (const region of REGIONS) {
    const isHome = region === 'China'
    flow('flowMined', { region }, isHome ? 1600 : 100)
    flow('flowOre', { region, layer: isHome ? 'home' : 'outside' }, isHome ? 1600 : 100)
    flow('flowSeparated', { region }, isHome ? 1500 : 90)
    flow('flowMagnets', { region }, isHome ? 1100 : 40)
    for (const sector of users) flow('flowUsed', { sector, region }, isHome ? 170 : 30, isHome ? 0 : 0.1)
  }
  for (const layer of ['home', 'outside']) {
    flow('flowSteps', { step: 'tailings', layer }, layer === 'home' ? 100 : 10 * (REGIONS.length - 1))
    flow('flowUsedAsOxide', { sector: 'ceramics', layer }, layer === 'home' ? 170 : 30 * (REGIONS.length - 1))
  }
  flow('flowAcross', { crossing: 'oxides' }, 140, 0.3)
  flow('flowAcross', { crossing: 'magnets' }, 400, 0.3)
}

function addSupply(make: Makers): void {
  REGIONS.forEach((region, i) => {
    const drift = region === 'China' ? -0.05 : 0.0125
    add(
      make,
      `miningShare.${region}`,
      'miningShare',
      'share',
      { region },
      weeksOf(make).map((week) => [0.69, 0.02, 0.01, 0.13, 0.15][i]! + (drift * week) / 156),
      0.1,
    )
    add(
      make,
      `refiningShare.${region}`,
      'refiningShare',
      'share',
      { region },
      weeksOf(make).map((week) => [0.9, 0.02, 0.02, 0.03, 0.03][i]! + (drift * 0.4 * week) / 156),
      0.05,
    )
  })
  add(
    make,
    'recycledShare',
    'recycledShare',
    'share',
    {},
    weeksOf(make).map((week) => 0.012 + (0.008 * week) / 156),
    0.4,
  )
  add(
    make,
    'projects',
    'projects',
    'projects',
    {},
    weeksOf(make).map((week) => Math.floor(2 + week / 60)),
    0.4,
  )
  add(
    make,
    'projectsStarted',
    'projectsStarted',
    'projects',
    {},
    weeksOf(make).map((week) => Math.floor(week / 26)),
    0.4,
  )
  add(
    make,
    'projectsFailed',
    'projectsFailed',
    'projects',
    {},
    weeksOf(make).map((week) => Math.floor(week / 100)),
    0.4,
  )
  make.outcomes['programmeCost'] = outcomeOf('Programme cost', 'million USD', draws(make, 800, 0.5))
}

function addRecovery(make: Makers, kind: NonNullable<SyntheticOptions['kind']>): void {
  const waits = (median: number, late: number): (number | null)[] =>
    draws(make, median, 0.7).map((week, i) => (kind === 'endless' || i % late === 0 ? null : week))
  const value = (waiting: (number | null)[]): (number | null)[] =>
    kind === 'mild' || kind === 'free' ? waiting.map(() => 0) : waiting
  make.outcomes['timeToRecover'] = outcomeOf('Time to recover', 'weeks', value(waits(68, 8)))
  SECTORS.forEach((sector, i) => {
    make.outcomes[`timeToRecover.${sector}`] = outcomeOf('Time to recover', 'weeks', value(waits(50 + i * 4, 8 + i)), {
      sector,
    })
  })
}
