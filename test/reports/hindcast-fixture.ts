/**
 * A synthetic hindcast for tests of its report only: curves of plausible shape with made-up numbers, chosen so that every case is there:
 * passes, misses, what did not happen, skill above and below zero, windows without naive forecast, ranges, shares.
 */
import type { HindcastResult, History, HistorySeries, HistoryWindow } from '../../sim/studies/hindcast/result.ts'

type Pattern = HindcastResult['patterns'][number]
type Score = HindcastResult['skill'][number]

const DAY = 86_400_000

const datesFrom = (start: string, weeks: number): string[] =>
  Array.from({ length: weeks }, (_, week) => new Date(Date.parse(start) + week * 7 * DAY).toISOString().slice(0, 10))

/** Bands about a hump that begins at `from` and is highest ten weeks later. */
function bandsOf(weeks: number, base: number, height: number, from: number): number[][] {
  const path = Array.from({ length: weeks }, (_, week) => {
    const t = (week - from) / 10
    return base * (1 + (t <= 0 ? 0 : height * (t < 1 ? t : 1 / t)))
  })
  return [0.7, 0.88, 1, 1.15, 1.5].map((factor) => path.map((value) => value * factor))
}

function naiveOf(window: HistoryWindow, value: number): HistorySeries['naive'][number] {
  const weeks = Array.from({ length: window.to - window.from + 1 }, (_, i) => 1 + Math.sqrt(i + 1) / 20)
  return {
    window: window.id,
    from: window.from,
    low: weeks.map((spread) => value / spread),
    median: weeks.map(() => value),
    high: weeks.map((spread) => value * spread),
  }
}

const SPRING: HistoryWindow = { id: 'spring', title: 'The fall and the return', split: 'fit', from: 12, to: 33 }
const AUTUMN: HistoryWindow = { id: 'autumn', title: 'Truce & general licences', split: 'held_out', from: 34, to: 51 }
const GRANTED: HistoryWindow = { id: 'granted', title: 'Licences granted', split: 'held_out', from: 12, to: 51 }
const BOOM: HistoryWindow = { id: 'boom', title: 'The boom', split: 'fit', from: 1, to: 80 }
const BUST: HistoryWindow = { id: 'bust', title: 'The bust', split: 'held_out', from: 81, to: 250 }

function observation(
  dates: readonly string[],
  window: HistoryWindow,
  week: number,
  value: number,
  range: readonly [number, number] | null = null,
): HistorySeries['observed'][number] {
  return {
    date: dates[Math.floor(week)]!,
    week,
    value,
    low: range?.[0] ?? null,
    high: range?.[1] ?? null,
    source: `press of week ${week}`,
    window: window.id,
    split: window.split,
  }
}

function licences(): History {
  const dates = datesFrom('2025-01-06', 100)
  const at = observation.bind(null, dates)
  return {
    name: 'controls',
    title: 'Export licences',
    dates,
    windows: [SPRING, AUTUMN, GRANTED],
    events: [
      { week: 13, date: '2025-04-04', title: 'Licences for five elements' },
      { week: 39, date: '2025-10-09', title: 'More elements announced' },
      { week: 40, date: '2025-10-14', title: 'A second announcement' },
    ],
    series: [
      {
        name: 'quotePrice.Dy',
        label: 'Outside quote',
        unit: 'USD/kg',
        bands: bandsOf(100, 250, 2.4, 13),
        observed: [at(SPRING, 17, 850, [700, 1000]), at(SPRING, 22.5, 790), at(SPRING, 27, 640), at(AUTUMN, 48, 1100)],
        naive: [naiveOf(SPRING, 250), naiveOf(AUTUMN, 800)],
      },
      {
        name: 'magnetExports.UnitedStates',
        label: 'Magnet exports',
        unit: 't/week',
        bands: bandsOf(100, 120, -0.9, 13),
        observed: [at(SPRING, 18, 10.4), at(AUTUMN, 40, 148.1)],
        naive: [naiveOf(AUTUMN, 130)],
      },
      {
        name: 'approved.Europe',
        label: 'Applications granted',
        unit: 'share',
        bands: bandsOf(100, 0.2, 1, 20),
        observed: [at(GRANTED, 43, 0.55, [0.5, 0.6])],
        naive: [],
      },
    ],
  }
}

function quota(): History {
  const dates = datesFrom('2009-01-05', 364)
  const at = observation.bind(null, dates)
  return {
    name: 'quota',
    title: 'Export quota',
    dates,
    windows: [BOOM, BUST],
    events: [70, 72, 74, 76, 78, 160].map((week) => ({ week, date: dates[week]!, title: `Decision of week ${week}` })),
    series: [
      {
        name: 'domesticPrice.Nd',
        label: 'Price inside China',
        unit: 'USD/kg',
        bands: bandsOf(364, 6, 20, 60),
        observed: [at(BOOM, 10, 7.1), at(BOOM, 70, 150), at(BUST, 100, 88.5), at(BUST, 200, 37)],
        naive: [naiveOf(BOOM, 6), naiveOf(BUST, 150)],
      },
    ],
  }
}

function pattern(
  id: string,
  measure: string,
  observed: number,
  run: readonly [number, number, number],
  pass: boolean,
  split = 'fit',
): Pattern {
  const [low, median, high] = run
  return {
    ...{ id, measure, unit: 'times', observed, low, median, high, split },
    tolerance: [observed - 1, observed + 1],
    reason: `reason of ${measure}`,
    verdict: pass ? 'pass' : 'miss',
    evidence: `evidence of ${measure}`,
    nulls: [
      { name: 'noise', untried: null, median: 1, inside: 0.1, passes: measure === 'fall of the bust' },
      { name: 'inputs', untried: 'no input', median: Number.NaN, inside: 0, passes: false },
    ],
  }
}

const score = (window: HistoryWindow, series: string, scores: Omit<Score, 'window' | 'series' | 'split'>): Score => ({
  window: window.id,
  series,
  split: window.split,
  ...scores,
})

const NO_PEAK = { peakError: null, peakWeeks: null }

export function syntheticHindcast(): HindcastResult {
  return {
    schema: 'chokepoint.hindcast/1',
    engine: '9.8.7',
    seed: 42,
    replicates: 64,
    command: 'chokepoint hindcast --replicates 64 --seed 42',
    patterns: [
      pattern('P1', 'exports in May', 24.3, [19.2, 26.7, 35.6], true),
      pattern('P1', 'exports in autumn', 114, [101, 122, 158], true, 'held_out'),
      pattern('P2', 'quote over home price', 3.05, [3.4, 3.72, 5.49], true),
      pattern('P3', 'licences in early June', 0.25, [0.011, 0.066, 0.15], false, 'held_out'),
      pattern('P5', 'rise of the boom', 26, [Number.NaN, Number.NaN, Number.NaN], false),
      pattern('P6', 'fall of the bust', -85, [-97.6, -85.2, -64.8], true, 'held_out'),
    ],
    nulls: [
      { name: 'noise', words: 'random walks' },
      { name: 'inputs', words: 'the file alone' },
    ],
    skill: [
      score(SPRING, 'quotePrice.Dy', {
        n: 3,
        discrepancy: 0.26,
        crps: 0.2,
        naiveCrps: 0.8,
        skill: 0.75,
        cover50: 1 / 3,
        cover90: 2 / 3,
        peakError: -0.12,
        peakWeeks: 5,
      }),
      score(SPRING, 'magnetExports.UnitedStates', {
        n: 1,
        discrepancy: 0.68,
        crps: 0.36,
        naiveCrps: null,
        skill: null,
        cover50: 0,
        cover90: 1,
        ...NO_PEAK,
      }),
      score(BOOM, 'domesticPrice.Nd', {
        n: 2,
        discrepancy: 0.51,
        crps: 0.4,
        naiveCrps: 1.2,
        skill: 1 - 0.4 / 1.2,
        cover50: 0.5,
        cover90: 1,
        ...NO_PEAK,
      }),
      score(AUTUMN, 'quotePrice.Dy', {
        n: 1,
        discrepancy: 0.26,
        crps: 0.91,
        naiveCrps: 0.23,
        skill: 1 - 0.91 / 0.23,
        cover50: 0,
        cover90: 0,
        ...NO_PEAK,
      }),
      score(AUTUMN, 'magnetExports.UnitedStates', {
        n: 1,
        discrepancy: 0.68,
        crps: 0.31,
        naiveCrps: 0.25,
        skill: 1 - 0.31 / 0.25,
        cover50: 0,
        cover90: 1,
        ...NO_PEAK,
      }),
      score(GRANTED, 'approved.Europe', {
        n: 1,
        discrepancy: 0,
        crps: 0.04,
        naiveCrps: null,
        skill: null,
        cover50: 1,
        cover90: 1,
        ...NO_PEAK,
      }),
      score(BUST, 'domesticPrice.Nd', {
        n: 2,
        discrepancy: 0.51,
        crps: 0.28,
        naiveCrps: 2.52,
        skill: 1 - 0.28 / 2.52,
        cover50: 0.5,
        cover90: 1,
        ...NO_PEAK,
      }),
    ],
    overall: {
      // (0.2 + 0.4) / (0.8 + 1.2) and (0.91 + 0.31 + 0.28) / (0.23 + 0.25 + 2.52) of the naive error.
      fit: { skill: 0.7, cover50: 2 / 6, cover90: 5 / 6, n: 6 },
      held_out: { skill: 0.5, cover50: 2 / 5, cover90: 4 / 5, n: 5 },
    },
    elements: [
      { element: 'Dy', fit: 0.75, held_out: 1 - 0.91 / 0.23 },
      { element: 'Nd', fit: 1 - 0.4 / 1.2, held_out: 1 - 0.28 / 2.52 },
      { element: 'Eu', fit: null, held_out: 0.125 },
    ],
    histories: [licences(), quota()],
    unscored: [
      {
        history: 'controls',
        window: 'autumn',
        split: 'held_out',
        series: 'quotePrice.Dy',
        date: '2026-12-15',
        value: 900,
        why: 'it is the mean of weeks 99 to 103 of a run of weeks 0 to 99',
      },
    ],
    draws: [{ scenario: 'controls', distinct: 23, effective: 11.4 }],
  }
}
