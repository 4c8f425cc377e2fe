/** A comparison with known answers: one policy that helps, one that helps first and harms later, one that changes nothing. */
import { comparePolicies, OBJECTIVES, type PolicyRuns } from '../../sim/studies/compare/compare-policies.ts'
import { compareSeries } from '../../sim/studies/compare/compare-series.ts'
import type { ComparisonResult } from '../../sim/studies/compare/result.ts'
import { createStream, normal } from '../../sim/numbers/random.ts'
import type { ScalarSpec } from '../../sim/outcomes/outcome.ts'
import { dateOfWeek } from '../../sim/numbers/units.ts'

const RUNS = 40
const WEEKS = 104

const SPECS: readonly ScalarSpec[] = [
  { name: 'totalLostUse', label: 'Shortfall in tonnes, all sectors', unit: 't REO', of: {} },
  { name: 'totalFirmWeeks', label: 'Stopped lines', unit: 'firm-weeks', of: {} },
  { name: 'totalLostOutput', label: 'Value of output lost', unit: 'million USD', of: {} },
  { name: 'netProgrammeCost', label: 'Public cost', unit: 'million USD', of: {} },
  { name: 'lostUse.defence', label: 'Defence: shortfall in tonnes', unit: 't REO', of: { sector: 'defence' } },
  { name: 'peakQuoteRatio.Dy', label: 'Peak quote', unit: 'times start', of: { element: 'Dy' } },
  { name: 'minMagnetExports', label: 'Magnet exports at worst', unit: '% of normal', of: {}, better: 'higher' },
  { name: 'timeToRecover', label: 'Time to recover', unit: 'weeks', of: {}, waits: true },
  { name: 'domesticChange.Dy', label: 'Chinese price', unit: '%', of: { element: 'Dy' }, better: 'neither' },
]

interface Policy {
  readonly name: string
  readonly title: string
  readonly hands: PolicyRuns['hands']
  /** Added to every outcome, of which the baseline has 100 in the mean. */
  readonly adds: (outcome: string, luck: number) => number
  /** Added to every series in a week, of which the baseline has 10 in the mean. */
  readonly weekly: (week: number, luck: number) => number
}

const POLICIES: readonly Policy[] = [
  { name: 'base', title: 'Baseline', hands: [], adds: () => 0, weekly: () => 0 },
  {
    name: 'helps',
    title: 'Helper',
    hands: ['yours'],
    adds: (outcome, luck) => (outcome === 'netProgrammeCost' ? 5 : -20) + luck,
    weekly: (week, luck) => (week > 20 ? -4 + 0.2 * luck : 0),
  },
  {
    name: 'turns',
    title: 'Turncoat',
    hands: ['yours'],
    adds: (outcome, luck) => (outcome === 'netProgrammeCost' ? 0.1 : 8) + luck,
    weekly: (week, luck) => (week < 20 ? 0 : week < 50 ? -3 : 5) * (week < 20 ? 1 : 1 + 0.1 * luck),
  },
  { name: 'idle', title: 'Idler', hands: ['beijing', 'yours'], adds: () => 0, weekly: () => 0 },
]

const SERIES: readonly (readonly [string, string, string, Readonly<Record<string, string>>])[] = [
  ['totalShortfall', 'Shortfall', '% of desired output', {}],
  ['shortfallOutside.defence', 'Shortfall outside China', '% of desired output', { sector: 'defence' }],
  ['quotePrice.Dy', 'Outside quote', 'USD/kg', { element: 'Dy' }],
]

function runsOf({ name, title, hands, adds }: Policy): PolicyRuns {
  const outcomes = new Map(
    SPECS.map((spec) => {
      const stream = createStream(5, 0, spec.name)
      const values = Float64Array.from({ length: RUNS }, (_, k) => {
        const luck = normal(stream, k, 0)
        return 100 + 10 * luck + adds(spec.name, normal(stream, k, 1))
      })
      return [spec.name, values] as const
    }),
  )
  const draws = new Map([['manufacturer.fear', new Float64Array(RUNS)]])
  const digest = name.padEnd(64, '0')
  return {
    name,
    title,
    description: `What ${title} does.`,
    scenarioHash: digest,
    digest,
    hands,
    outcomes,
    draws,
    horizon: WEEKS,
  }
}

function weeklyOf({ weekly }: Policy, name: string): (week: number) => Float64Array {
  const stream = createStream(5, 0, name)
  return (week) =>
    Float64Array.from({ length: RUNS }, (_, r) => {
      const luck = normal(stream, r, 0)
      return 10 + luck + weekly(week, luck)
    })
}

export function syntheticComparison(policies: readonly string[] = POLICIES.map(({ name }) => name)): ComparisonResult {
  const chosen = policies.map((name) => POLICIES.find((policy) => policy.name === name)!)
  const names = SPECS.map(({ name }) => name).sort(
    (a, b) => Number(OBJECTIVES.includes(a)) - Number(OBJECTIVES.includes(b)),
  )
  return {
    schema: 'chokepoint.comparison/1',
    engine: '0.0.0',
    seed: 5,
    replicates: RUNS,
    command: 'chokepoint compare base.yaml helps.yaml --replicates 40 --seed 5',
    weeks: WEEKS,
    dates: Array.from({ length: WEEKS }, (_, week) => dateOfWeek('2025-01-06', week)),
    ...comparePolicies(chosen.map(runsOf), SPECS, names, [], 5),
    events: [
      { date: '2025-04-04', week: 13, title: 'Licences' },
      { date: '2025-06-02', week: 21, title: 'Help', policies: chosen.map(({ name }) => name).slice(1, 2) },
    ],
    series: Object.fromEntries(
      SERIES.map(([name, label, unit, of]) => [
        name,
        compareSeries(
          { name, family: name, label, unit, of },
          new Map(chosen.map((policy) => [policy.name, weeklyOf(policy, name)])),
          WEEKS,
        )!,
      ]),
    ),
    notes: ['base has 50 replicates; the first 40 of every policy are compared.'],
  }
}
