/** A sensitivity study of each method and a discovery, of the shape that the command line writes; names as of a real scenario. */
import type { DiscoveryResult, TestedRange } from '../../sim/studies/sensitivity/discovery.ts'
import type { OutcomeSensitivity, ScreenedQuantity, SensitivityResult } from '../../sim/studies/sensitivity/result.ts'

const VARIED: SensitivityResult['varied'] = [
  {
    path: 'manufacturer.coverWeeks',
    unit: 'weeks',
    meaning: 'Target stock on top of the lead time.',
    range: [2.8, 3.7, 5.3],
    from: 'posterior',
  },
  {
    path: 'levers.london-framework.askAgain',
    unit: 'probability',
    meaning: 'Chance that the authority asks for more papers instead of deciding.',
    range: [0.12, 0.3, 0.45],
    from: 'prior',
  },
  {
    path: 'customs.learning',
    unit: 'share / week',
    meaning: 'Growth of capacity while consignments wait: laboratories are added.',
    range: [0.03, 0.06, 0.09],
    from: 'prior',
  },
]

const screened = (place: number, muStar: number, half: number, mu: number, muHalf: number): ScreenedQuantity => ({
  path: VARIED[place]!.path,
  mu,
  muInterval: [mu - muHalf, mu + muHalf],
  muStar,
  muStarInterval: [muStar - half, muStar + half],
  sigma: muStar,
  sigmaInterval: [muStar / 2, 2 * muStar],
})

const outcome = (
  name: string,
  label: string,
  unit: string,
): Omit<OutcomeSensitivity, 'screened' | 'indexed' | 'luck'> => ({
  name,
  label,
  unit,
  range: [20, 34, 60],
  censored: 0,
  blocksLeftOut: 0,
})

const STUDY: Omit<SensitivityResult, 'method' | 'outcomes'> = {
  schema: 'chokepoint.sensitivity/1',
  engine: '0.0.0',
  scenario: { name: 'case', title: 'The case', hash: 'abc' },
  samples: 20,
  replicates: 1,
  runs: 80,
  seed: 5,
  varied: VARIED,
  notes: ['All rows of a trajectory have the same luck.'],
  command: 'chokepoint sensitivity case.yaml --seed 5',
}

/** The first outcome has one clear leader, the second two that overlap, the third is moved by nothing. */
export const MORRIS: SensitivityResult = {
  ...STUDY,
  method: 'morris',
  outcomes: [
    {
      ...outcome('timeToRecover', 'Time until less than 5 % of output is lost for a quarter', 'weeks'),
      censored: 3,
      screened: [screened(2, 5.5, 1, -5.2, 1), screened(0, 2.5, 1, 2.1, 1), screened(1, 1, 0.6, 0.2, 0.9)],
      indexed: null,
      luck: null,
    },
    {
      ...outcome('peakQuoteRatio.Dy', 'Peak outside quote of dysprosium over the start', 'times start'),
      screened: [screened(1, 0.4, 0.2, 0.4, 0.2), screened(0, 0.35, 0.2, -0.1, 0.3), screened(2, 0.05, 0.04, 0, 0.05)],
      indexed: null,
      luck: null,
    },
    {
      ...outcome('firstStopWeek', 'First stopped line', 'weeks'),
      screened: [screened(0, 0, 0, 0, 0), screened(1, 0, 0, 0, 0), screened(2, 0, 0, 0, 0)],
      indexed: null,
      luck: null,
    },
  ],
}

export const SOBOL: SensitivityResult = {
  ...STUDY,
  method: 'sobol',
  outcomes: [
    {
      ...outcome('totalLostUse', 'Shortfall in tonnes, all sectors outside China but catalysts', 't REO'),
      screened: null,
      indexed: [
        {
          path: VARIED[0]!.path,
          first: 0.52,
          firstInterval: [0.4, 0.63],
          total: 0.61,
          totalInterval: [0.5, 0.72],
          outOfOrder: false,
        },
        {
          path: VARIED[2]!.path,
          first: 0.18,
          firstInterval: [0.05, 0.3],
          total: 0.25,
          totalInterval: [0.15, 0.36],
          outOfOrder: false,
        },
        {
          path: VARIED[1]!.path,
          first: -0.01,
          firstInterval: [-0.06, 0.05],
          total: -0.02,
          totalInterval: [-0.05, 0.08],
          outOfOrder: true,
        },
      ],
      luck: { share: 0.12, interval: [0.08, 0.17] },
    },
  ],
}

const range = (place: number, low: number | null, high: number | null, quasiP: number): TestedRange => {
  const { path, unit, meaning, range: varied } = VARIED[place]!
  return { path, unit, meaning, low, high, quasiP, drawn: [varied[0], varied[2]] }
}

/** Bad where cover is thin and papers are asked for again. */
export const DISCOVERY: DiscoveryResult = {
  schema: 'chokepoint.discovery/1',
  engine: '0.0.0',
  seed: 5,
  command: 'chokepoint discover out/case --outcome totalLostUse --above 6500',
  scenario: { name: 'case', title: 'The case', digest: 'd'.repeat(64) },
  outcome: {
    name: 'totalLostUse',
    label: 'Shortfall in tonnes, all sectors outside China but catalysts',
    unit: 't REO',
    side: 'above',
    limit: 6_500,
  },
  runs: 100,
  distinct: 100,
  hits: 20,
  leftOut: 0,
  inside: { runs: 18, hits: 15, coverage: 0.75, density: 15 / 18, support: 0.18 },
  box: [range(0, null, 3.4, 1e-6), range(1, 0.25, null, 0.01)],
  chance: 0.01,
  shuffles: 99,
  byChance: false,
  trajectory: [],
  points: Array.from({ length: 100 }, (_, run) => {
    const cover = 2.8 + (2.5 * (run % 10)) / 9
    const again = 0.12 + (0.33 * Math.floor(run / 10)) / 9
    return { draws: [cover, again], value: cover < 3.4 && again > 0.25 ? 7_000 : 5_000 }
  }),
}

export const BY_CHANCE: DiscoveryResult = { ...DISCOVERY, chance: 0.4, byChance: true, distinct: 40 }
