/** Signs of public programmes: floors, offtake, loans, stockpiles, mandates, duties, quotas of production. */
import { everywhere } from './everywhere.ts'
import { withoutLevers } from '../ablation/changes.ts'
import { hold, remove } from './change-scenario.ts'
import { down, LOST, reading, same, up } from './readings.ts'
import type { SignRow } from './sign-row.ts'

const BASELINE = 'baseline'
const CONTROLS = 'export-controls-2025'
const APRIL = '2025-04-04'
const YEAR_2026 = ['2026-01-05', '2026-12-28'] as const
const YEAR_2027 = ['2027-01-04', '2027-12-20'] as const

export const SUPPORT_ROWS: readonly SignRow[] = [
  {
    id: 'ore-to-china',
    levers: ['oreSales'],
    kinds: [],
    change: 'Mountain Pass goes on selling its concentrate to China',
    scenario: CONTROLS,
    apply: hold('2025-04-17', { oreSales: { UnitedStates: 1 } }),
    outcomes: [
      down(reading('domesticPrice.Nd', '2025-06-02', '2025-12-29'), 'a twelfth of what China separates'),
      up(reading('refiningShare.China', ...YEAR_2026), 'by definition'),
    ],
  },
  {
    id: 'no-floor',
    levers: ['priceFloorNdPr'],
    kinds: ['government'],
    change: 'The floor of 110 USD/kg of July 2025 is not given',
    scenario: CONTROLS,
    apply: (scenario) => withoutLevers(scenario, ['priceFloorNdPr']),
    outcomes: [
      down(reading('miningShare.UnitedStates', ...YEAR_2026), 'the floor keeps Mountain Pass running'),
      down(reading('sharePrice.mp-materials', '2025-07-14', '2025-12-29'), '+51 % on the day it was told', [-70, -10]),
    ],
  },
  {
    id: 'floor-heavy',
    levers: ['priceFloorHeavy'],
    kinds: [],
    change: 'A floor of 500 USD/kg for Dy from April 2025, no control',
    scenario: BASELINE,
    apply: hold(APRIL, { priceFloorHeavy: 500 }),
    outcomes: [
      up(reading('programmeCost', ...YEAR_2027), 'somebody is paid the difference'),
      up(reading('projectsStarted', ...YEAR_2027), 'heavy deposits pay at 500'),
    ],
  },
  {
    id: 'offtake',
    levers: ['offtakeShare'],
    kinds: [],
    change: 'Governments buy nine tenths of new output from April 2025, no control',
    scenario: 'steady-state',
    apply: hold(APRIL, { offtakeShare: 0.9 }),
    outcomes: [
      up(reading('projectsStarted', ...YEAR_2027), 'a sure buyer lets projects be financed'),
      down(reading('miningShare.China', '2029-01-01', '2029-12-17'), 'what is financed is dug a few years later'),
    ],
  },
  {
    id: 'loans',
    levers: ['loans'],
    kinds: [],
    change: 'Loans of five billion USD a year from April 2025',
    scenario: CONTROLS,
    apply: hold(APRIL, { loans: 5000 }),
    outcomes: [
      up(reading('projectsStarted', ...YEAR_2027), 'money lent is spent on plants'),
      up(reading('programmeCost', ...YEAR_2027), 'by definition'),
    ],
  },
  {
    id: 'stockpile',
    levers: ['stockpileDays'],
    kinds: ['stockpile'],
    change: 'Stockpiles of 120 days are bought from January 2025, no control',
    scenario: 'baseline',
    apply: hold('2025-01-06', { stockpileDays: everywhere(120) }),
    outcomes: [
      up(reading('stockpile.UnitedStates', '2025-06-30', '2025-12-29'), 'by definition'),
      up(reading('quotePrice.Nd', '2025-03-03', '2025-12-29'), 'buying raises the price it buys at'),
    ],
  },
  {
    id: 'early-release',
    levers: ['stockpileReleaseTrigger'],
    kinds: ['stockpile'],
    change: 'Stockpiles sell at once and a fifth above normal prices',
    scenario: CONTROLS,
    apply: hold('2025-01-06', { stockpileReleaseTrigger: 1.2 }),
    outcomes: [
      down(reading('stockpile.Japan', '2025-06-30', '2025-12-29'), 'what is sold is gone'),
      down(reading('quotePrice.Dy', '2025-04-14', '2025-09-29'), 'more is for sale'),
    ],
  },
  {
    id: 'recycling-mandate',
    levers: ['recyclingMandate'],
    kinds: ['recycler'],
    change: 'Nine tenths of end-of-life magnets abroad must be collected from January 2025',
    scenario: CONTROLS,
    apply: hold('2025-01-06', { recyclingMandate: 0.9 }),
    outcomes: [
      up(reading('recycledShare', ...YEAR_2027), 'collected magnets come back'),
      down(reading('quotePrice.Nd', ...YEAR_2027), 'a second source abroad'),
    ],
  },
  {
    id: 'substitution-support',
    levers: ['substitutionSupport'],
    kinds: [],
    change: 'Redesign abroad is paid for from January 2025',
    scenario: CONTROLS,
    apply: hold('2025-01-06', { substitutionSupport: 3 }),
    outcomes: [
      down(reading('quotePrice.Dy', ...YEAR_2027), 'less is needed (Japan after 2011)'),
      down(reading(LOST, ...YEAR_2026), 'who needs less misses less'),
    ],
  },
  {
    id: 'import-tariff',
    levers: ['importTariff'],
    kinds: [],
    change: 'American duty of 100 % on Chinese rare earths and magnets, no control',
    scenario: 'baseline',
    apply: hold(APRIL, { importTariff: { UnitedStates: 1 } }),
    outcomes: [
      down(reading('magnetExports.UnitedStates', '2025-06-02', '2026-12-28'), 'what is dearer is bought elsewhere'),
      up(reading('sharePrice.mp-materials', '2025-06-02', '2025-12-29'), 'a duty shelters who sells at home'),
      same(
        reading('miningShare.UnitedStates', ...YEAR_2026),
        'seven tenths of its ore go to China, and the mine digs at its limit',
      ),
    ],
  },
  {
    id: 'ore-tariff',
    levers: ['oreTariff'],
    kinds: [],
    change: 'China taxes American ore at 125 % from April 2025, no control',
    scenario: 'baseline',
    apply: hold(APRIL, { oreTariff: { UnitedStates: 1.25 } }),
    outcomes: [
      up(reading('domesticPrice.Nd', '2025-07-07', '2026-06-29'), '7 to 9 % of Chinese NdPr came from there'),
      down(reading('miningShare.UnitedStates', '2025-07-07', '2026-06-29'), 'ore without a separator is not dug'),
    ],
  },
  {
    id: 'more-mining-quota',
    levers: ['miningQuotaGrowth'],
    kinds: ['quotaPlanner'],
    change: 'The Chinese mining quota grows by 20 % a year more',
    scenario: 'baseline',
    apply: hold('2025-01-06', { miningQuotaGrowth: 0.2 }),
    outcomes: [
      down(
        reading('domesticPrice.Nd', '2026-01-05', '2026-12-28'),
        'more supply (2023: +21 %, price down by half)',
        [-75, -5],
      ),
      up(reading('miningShare.China', '2026-01-05', '2026-12-28'), 'by definition'),
    ],
  },
  {
    id: 'crackdown',
    levers: ['miningCrackdown'],
    kinds: [],
    change: 'All Chinese output above quota is stopped from April 2025, no control',
    scenario: 'baseline',
    apply: hold(APRIL, { miningCrackdown: 1 }),
    outcomes: [
      up(reading('domesticPrice.Nd', '2025-07-07', '2026-06-29'), 'less supply'),
      down(reading('miningShare.China', '2025-07-07', '2026-06-29'), 'by definition'),
    ],
  },
  {
    id: 'no-governments',
    levers: [],
    kinds: ['government'],
    change: 'No government outside China does anything',
    scenario: CONTROLS,
    apply: remove('government'),
    outcomes: [
      down(reading('programmeCost', ...YEAR_2027), 'by definition'),
      down(reading('miningShare.UnitedStates', ...YEAR_2026), 'Mountain Pass runs on its floor'),
      down(reading('projectsStarted', ...YEAR_2027), 'what they lend for is not begun'),
    ],
  },
]
