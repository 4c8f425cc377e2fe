import { describe, expect, test } from 'vitest'
import { chunksOf } from '../../sim/studies/batch/chunks.ts'
import { controlSpans, describeScenario } from '../../sim/studies/batch/describe-scenario.ts'
import { digestOf } from '../../sim/studies/batch/digest.ts'
import { parseObservations } from '../../sim/studies/batch/observations.ts'
import { simulateChunk } from '../../sim/studies/batch/simulate-chunk.ts'
import { summarize, type BatchValues } from '../../sim/studies/batch/summarize.ts'
import { toyEngine, toyScenario } from './toy.ts'

const run = { engine: 'toy', scenarioHash: '', seed: 1, replicates: 21, requested: 21, digest: '', command: '' }

/** All chunks of a batch in memory. */
function batchInMemory(replicates: number): BatchValues {
  const scenario = toyScenario()
  const records = chunksOf(replicates).map((chunk) => simulateChunk(toyEngine, scenario, 1, chunk))
  const join = (parts: readonly Float64Array[]): Float64Array => Float64Array.from(parts.flatMap((part) => [...part]))
  const names = toyEngine.seriesOf(scenario).map((spec) => spec.name)
  return {
    replicates,
    week: (name, week) =>
      join(records.map((r) => r.series[names.indexOf(name)]!)).filter((_, i) => i % scenario.weeks === week),
    scalars: (s, from, to) => join(records.map((r) => r.scalars[s]!)).slice(from, to),
  }
}

describe('summarize', () => {
  test('gives the quantiles of each week', () => {
    const { series, dates } = summarize(toyEngine, toyScenario(), run, batchInMemory(21), [])
    // Replicates 0 to 20 plus the week: the quantiles are 1, 5, 10, 15, 19 plus the week.
    expect(series['level']!.bands).toEqual([1, 5, 10, 15, 19].map((q) => [0, 1, 2, 3].map((week) => q + week)))
    expect(series['flat']!.bands).toEqual(Array(5).fill([7, 7, 7, 7]))
    expect(dates).toEqual(['2025-01-06', '2025-01-13', '2025-01-20', '2025-01-27'])
  })

  test('summarizes an outcome over the replicates in which it happened, and says in how many', () => {
    const { outcomes } = summarize(toyEngine, toyScenario(), run, batchInMemory(21), [])
    expect(outcomes['odd']).toMatchObject({ p50: 10, mean: 10, share: 10 / 21 })
    expect(outcomes['odd']!.values.slice(0, 3)).toEqual([null, 1, null])
    expect(outcomes['number']).toMatchObject({ p05: 1, p95: 19, share: 1 })
  })

  test('puts the outcomes the scenario asks for first', () => {
    const scenario = toyScenario({ outcomes: ['odd'] })
    const { outcomes } = summarize(toyEngine, scenario, run, batchInMemory(1), [])
    expect(Object.keys(outcomes)).toEqual(['odd', 'number'])
    expect(outcomes['odd']).toMatchObject({ p50: null, mean: null, share: 0, values: [null] })
  })

  test('survives JSON unchanged: no NaN, no undefined', () => {
    const result = summarize(toyEngine, toyScenario(), run, batchInMemory(3), [])
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })

  test('leaves missing values out, says how many there were, and gives null for a week without any', () => {
    const seriesOf = () => toyEngine.seriesOf(toyScenario()).map((spec) => ({ ...spec, missing: 'before week 2' }))
    const values = batchInMemory(21)
    const week = (name: string, at: number): Float64Array =>
      values.week(name, at).map((value, r) => (at === 0 || (at === 1 && r > 10) ? Number.NaN : value))
    const { series } = summarize({ ...toyEngine, seriesOf }, toyScenario(), run, { ...values, week }, [])
    expect(series['level']!.bands[2]).toEqual([null, 6, 12, 13])
    expect(series['level']!.measured).toEqual([0, 11, 21, 21])
  })

  test('refuses a value that is no number, and says where', () => {
    const values = batchInMemory(2)
    const broken = { ...values, week: () => new Float64Array(2).fill(Number.NaN) }
    expect(() => summarize(toyEngine, toyScenario(), run, broken, [])).toThrow('level is NaN in week 0 of replicate 0')
  })
})

describe('describeScenario', () => {
  const event = (date: string, elements?: readonly string[]) => ({
    date,
    title: date,
    source: 'test',
    set: elements === undefined ? { reviewWeeks: 6 } : { controlledElements: elements },
  })

  test('control spans run from the first listing to the lifting', () => {
    const levers = {
      on: event('2025-01-13', ['Dy']),
      more: event('2025-01-15', ['Dy', 'Nd']),
      off: event('2025-01-27', []),
    }
    expect(controlSpans(toyScenario({ levers }))).toEqual({ spans: [[1, 3]], elements: ['Nd', 'Dy'] })
  })

  test('a control from before the start counts from week 0, one that is never lifted to the end', () => {
    const levers = { on: event('2024-06-01', ['Dy']), other: event('2025-01-20') }
    expect(controlSpans(toyScenario({ levers })).spans).toEqual([[0, 4]])
  })

  test('a control lifted before the start, or that begins after the end, is none', () => {
    const lifted = { on: event('2024-06-01', ['Dy']), off: event('2024-07-01', []) }
    expect(controlSpans(toyScenario({ levers: lifted }))).toEqual({ spans: [], elements: [] })
    expect(controlSpans(toyScenario({ levers: { on: event('2026-01-01', ['Dy']) } })).spans).toEqual([])
  })

  test('events of policy and shocks come in order of date with their week', () => {
    const shock = { date: '2025-01-08', weeks: 2, title: 'flood', source: 'test', target: { mine: 'x' }, factor: 0.5 }
    const { events } = describeScenario(
      toyEngine,
      toyScenario({ levers: { a: event('2025-01-20') }, shocks: { b: shock } }),
    )
    expect(events.map(({ id, kind, week }) => [id, kind, week])).toEqual([
      ['b', 'shock', 0],
      ['a', 'policy', 2],
    ])
  })

  const prior = { distribution: 'uniform', min: 2, max: 4, source: 'test', grade: 'D' } as const
  const uncertainties = { 'mine.response': prior, 'mine.ramp': prior }

  test('an uncertainty that was calibrated is told by its draws, with its prior beside them', () => {
    const posterior = { source: 'chokepoint calibrate', paths: ['mine.response'], draws: [[2.5], [3], [3.5]] }
    const described = describeScenario(toyEngine, toyScenario({ uncertainties, posterior }))
    expect(described.posterior).toEqual({ source: 'chokepoint calibrate', quantities: 1, draws: 3 })
    expect(described.uncertainties.map(({ distribution }) => distribution)).toEqual([
      'posterior of 3 draws: 3 (2.55 to 3.45); prior 3 (2.1 to 3.9), uniform from 2 to 4',
      'uniform from 2 to 4',
    ])
  })

  test('an uncertainty that is correlated names its partner', () => {
    const between = ['mine.response', 'mine.ramp'] as const
    const correlations = { pair: { between, spearman: -0.3, source: 'test', grade: 'D' as const } }
    const described = describeScenario(toyEngine, toyScenario({ uncertainties, correlations }))
    expect(described.uncertainties.map(({ distribution }) => distribution)).toEqual([
      'uniform from 2 to 4, rank correlation -0.3 with mine.ramp',
      'uniform from 2 to 4, rank correlation -0.3 with mine.response',
    ])
  })

  test('an uncertainty that a factorial crosses is not told as drawn', () => {
    const design = { method: 'factorial', factors: { 'mine.ramp': [2, 3] } } as const
    const described = describeScenario(toyEngine, toyScenario({ uncertainties, design }))
    expect(described.uncertainties.map(({ distribution }) => distribution)).toEqual([
      'uniform from 2 to 4',
      'crossed at 2, 3',
    ])
  })

  test('without a calibration there is none to tell of', () => {
    const described = describeScenario(toyEngine, toyScenario({ uncertainties }))
    expect(described).not.toHaveProperty('posterior')
    expect(described.uncertainties[0]!.distribution).toBe('uniform from 2 to 4')
  })
})

describe('parseObservations', () => {
  const { start, weeks } = toyScenario()
  const run = { series: toyEngine.seriesOf(toyScenario()), start, weeks }
  const header = 'series,date,value,low,high,unit,source\n'

  test('reads quoted cells and leaves unknown bounds open', () => {
    const text = `${header}level,2025-01-10,3.5,,4,t,"A, B 2025"\n`.replaceAll('\n', '\r\n')
    expect(parseObservations(text, 'o.csv', run)).toEqual({
      observations: [
        {
          series: 'level',
          date: '2025-01-10',
          value: 3.5,
          low: null,
          high: 4,
          source: 'A, B 2025',
          averaging: 'week',
        },
      ],
      places: [expect.anything()],
      problems: [],
      warnings: [],
    })
  })

  test('names line, column, what was given, and the nearest series', () => {
    const { problems } = parseObservations(
      `${header}levle,2025-13-10,x,,,t,s\nflat,2025-01-01,1,,,kg,s\n`,
      'o.csv',
      run,
    )
    expect(problems.map(({ line, column, path }) => [line, column, path])).toEqual([
      [2, 1, 'series'],
      [2, 7, 'date'],
      [2, 18, 'value'],
      [3, 21, 'unit'],
    ])
    expect(problems[0]!.nearest).toBe('level')
  })

  test('a missing column is one problem, not one per row', () => {
    const { problems } = parseObservations('series,date,value\nlevel,2025-01-01,1\n', 'o.csv', run)
    expect(problems.map((problem) => problem.message).join()).toContain('column low is missing')
  })
})

test('a digest depends on paths and checksums, not on their order', () => {
  const files = [
    { path: 'b', sha256: '1'.repeat(64) },
    { path: 'a', sha256: '2'.repeat(64) },
  ]
  const text = (list: typeof files): string => digestOf(list, (content) => content)
  expect(text(files)).toBe(`${'2'.repeat(64)}  a\n${'1'.repeat(64)}  b\n`)
  expect(text([...files].reverse())).toBe(text(files))
})
