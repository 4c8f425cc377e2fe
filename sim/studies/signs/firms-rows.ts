/** Signs of who is there: mines, separators, makers, users, traders, investors; and of what nature and neighbours do. */
import { withParams } from '../ablation/changes.ts'
import { abroad, remove, scale, shock } from './change-scenario.ts'
import { down, LOST, moves, reading, up } from './readings.ts'
import type { SignRow } from './sign-row.ts'

const CONTROLS = 'export-controls-2025'
const REST_OF_2025 = ['2025-04-14', '2025-12-29'] as const
const YEAR_2025 = ['2025-01-06', '2025-12-29'] as const
const YEAR_2027 = ['2027-01-04', '2027-12-20'] as const
const YEAR_2029 = ['2029-01-01', '2029-12-17'] as const

export const FIRMS_ROWS: readonly SignRow[] = [
  {
    id: 'no-planner',
    levers: [],
    kinds: ['quotaPlanner'],
    change: 'Nobody raises the Chinese mining quota',
    scenario: 'baseline',
    apply: remove('quotaPlanner'),
    outcomes: [
      up(reading('domesticPrice.Nd', ...YEAR_2027), 'demand grows, the quota does not'),
      down(reading('miningShare.China', ...YEAR_2027), 'others grow'),
    ],
  },
  {
    id: 'double-outside-mines',
    levers: [],
    kinds: ['mine'],
    change: 'Mines outside China are twice as large',
    scenario: CONTROLS,
    apply: scale('mine', 'capacity', 2, abroad),
    outcomes: [
      down(reading('domesticPrice.Nd', ...YEAR_2025), 'more ore'),
      down(reading(LOST, ...REST_OF_2025), 'more ore makes nobody short'),
      down(reading('miningShare.China', ...YEAR_2025), 'by definition'),
    ],
  },
  {
    id: 'myanmar-stops',
    levers: [],
    kinds: ['mine'],
    change: 'Kachin stops for 26 weeks, no control',
    scenario: 'baseline',
    apply: shock('2025-04-07', 26, { mine: 'myanmar-kachin' }, 0.05),
    outcomes: [
      up(
        reading('domesticPrice.Dy', '2025-05-05', '2025-10-06'),
        'winter 2024-25: imports -89 %, Dy about as it was',
        [0, 30],
      ),
      up(reading('domesticPrice.Tb', '2025-05-05', '2025-10-06'), 'winter 2024-25: Tb +22 %', [2, 50]),
    ],
  },
  {
    id: 'no-projects',
    levers: [],
    kinds: ['mineProject'],
    change: 'No mine project anywhere',
    scenario: 'steady-state',
    apply: remove('mineProject'),
    outcomes: [
      up(reading('quotePrice.Nd', ...YEAR_2029), 'a mine takes five years: only then is its ore missing'),
      up(reading('miningShare.China', ...YEAR_2029), 'nobody else grows'),
    ],
  },
  {
    id: 'small-exporters',
    levers: [],
    kinds: ['exporter'],
    change: 'Chinese separation at 70 % of its capacity, no control',
    scenario: 'baseline',
    apply: (scenario) => scale('exporter', 'capacityHeavy', 0.7)(scale('exporter', 'capacityLight', 0.7)(scenario)),
    outcomes: [
      up(reading('domesticPrice.Nd', ...YEAR_2025), 'less oxide'),
      down(reading('refiningShare.China', ...YEAR_2025), 'by definition'),
    ],
  },
  {
    id: 'no-outside-separators',
    levers: [],
    kinds: ['separator'],
    change: 'No separator outside China',
    scenario: CONTROLS,
    apply: remove('separator'),
    outcomes: [
      up(reading(LOST, ...REST_OF_2025), 'the only source without a licence is gone'),
      up(reading('quotePrice.Nd', ...REST_OF_2025), 'the only source without a licence is gone'),
      up(reading('refiningShare.China', ...YEAR_2025), 'by definition'),
    ],
  },
  {
    id: 'no-smugglers',
    levers: [],
    kinds: ['illicitChannel'],
    change: 'Nothing leaks',
    scenario: CONTROLS,
    apply: remove('illicitChannel'),
    outcomes: [
      down(reading('leakage', ...REST_OF_2025), 'by definition'),
      up(reading('quotePrice.Dy', ...REST_OF_2025), 'what leaks holds quotes down'),
    ],
  },
  {
    id: 'no-outside-traders',
    levers: [],
    kinds: ['trader'],
    change: 'No trader outside China',
    scenario: CONTROLS,
    apply: remove('trader', ({ params }) => params.abroad === 1),
    outcomes: [
      up(reading('quotePrice.Dy', '2025-04-14', '2025-07-28'), 'their stock is what is for sale without a licence'),
      up(reading(LOST, '2025-04-14', '2025-07-28'), 'urgent gaps stay open'),
    ],
  },
  {
    id: 'no-home-traders',
    levers: [],
    kinds: ['trader'],
    change: 'No trader in China',
    scenario: CONTROLS,
    apply: remove('trader', ({ params }) => params.abroad === 0),
    outcomes: [
      moves(reading('domesticPrice.Nd', '2025-07-07', '2025-12-29'), 'who holds stock moves the price, either way'),
      moves(reading('domesticPrice.Dy', ...REST_OF_2025), 'who holds stock moves the price, either way'),
    ],
  },
  {
    id: 'no-outside-magnets',
    levers: [],
    kinds: ['magnetMaker'],
    change: 'No magnet maker outside China',
    scenario: CONTROLS,
    apply: remove('magnetMaker', abroad),
    outcomes: [
      up(reading(LOST, ...REST_OF_2025), 'all magnets wait for papers'),
      up(reading('magnetExportsTotal', '2025-01-06', '2025-03-24'), 'China makes what they made'),
    ],
  },
  {
    id: 'no-recyclers',
    levers: [],
    kinds: ['recycler'],
    change: 'Nobody recycles',
    scenario: 'baseline',
    apply: remove('recycler'),
    outcomes: [
      up(reading('domesticPrice.Nd', ...YEAR_2025), 'scrap is a quarter of Chinese NdPr'),
      down(reading('recycledShare', ...YEAR_2025), 'by definition'),
    ],
  },
  {
    id: 'thick-cover',
    levers: [],
    kinds: ['manufacturer'],
    change: 'Users outside China hold twice the stock',
    scenario: CONTROLS,
    apply: scale('manufacturer', 'coverWeeks', 2, abroad),
    outcomes: [
      down(reading(LOST, ...REST_OF_2025), 'stock bridges a gap'),
      down(reading('lineStops.evMotors', ...REST_OF_2025), 'stock bridges a gap'),
    ],
  },
  {
    id: 'magnet-boom',
    levers: [],
    kinds: ['manufacturer'],
    change: 'Motor makers want 40 % more from April 2025, no control',
    scenario: 'baseline',
    apply: shock('2025-04-07', 520, { sector: 'evMotors' }, 1.4),
    outcomes: [
      up(reading('domesticPrice.Nd', '2026-01-05', '2026-12-28'), 'boom of 2020-22', [5, 300]),
      up(reading('domesticPrice.Dy', '2026-01-05', '2026-12-28'), 'Dy rose by less than Nd in 2020-22', [1, 120]),
      down(reading('domesticPrice.Y', '2026-01-05', '2026-12-28'), 'balance problem: more ore, more co-product'),
    ],
  },
  {
    id: 'no-stockpiles',
    levers: [],
    kinds: ['stockpile'],
    change: 'No public stock anywhere',
    scenario: CONTROLS,
    apply: remove('stockpile'),
    outcomes: [
      up(reading(LOST, ...REST_OF_2025), 'Japan has 60 days to bridge a gap'),
      up(reading('quotePrice.Dy', ...REST_OF_2025), 'less is for sale'),
    ],
  },
  {
    id: 'slow-authority',
    levers: [],
    kinds: ['licensingAuthority'],
    change: 'Officers never learn',
    scenario: CONTROLS,
    apply: (scenario) => withParams(scenario, 'licensingAuthority', { learning: 0 }),
    outcomes: [
      up(reading('leadTime', ...REST_OF_2025), 'files wait longer'),
      up(reading(LOST, ...REST_OF_2025), 'longer waits outlast more stocks'),
    ],
  },
  {
    id: 'slow-customs',
    levers: [],
    kinds: ['customs'],
    change: 'Laboratories of customs never learn',
    scenario: CONTROLS,
    apply: (scenario) => withParams(scenario, 'customs', { learning: 0 }),
    outcomes: [
      up(reading('customsBacklog', ...REST_OF_2025), 'what is opened waits longer'),
      down(reading('magnetExportsTotal', '2025-06-02', '2025-09-29'), 'one code for all magnets'),
    ],
  },
  {
    id: 'no-investors',
    levers: [],
    kinds: ['investor'],
    change: 'Nobody reprices shares',
    scenario: CONTROLS,
    apply: remove('investor'),
    outcomes: [
      down(reading('sharePrice.northern-rare-earth', '2025-08-04', '2025-12-29'), 'no rally without buyers'),
      moves(reading('projectsStarted', ...YEAR_2027), 'a mine is financed with equity'),
    ],
  },
]
