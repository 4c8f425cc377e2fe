/** Signs of what an export authority and customs do: control, review, refuse, open, tax, limit. */
import { everywhere } from './everywhere.ts'
import { hold } from './change-scenario.ts'
import { apart, down, LOST, moves, reading, same, up } from './readings.ts'
import type { SignRow } from './sign-row.ts'

const CONTROLS = 'export-controls-2025'
const APRIL = '2025-04-04'
const REST_OF_2025 = ['2025-04-14', '2025-12-29'] as const
const SPRING = ['2025-04-14', '2025-07-28'] as const

export const CONTROLS_ROWS: readonly SignRow[] = [
  {
    id: 'control-nd-pr',
    levers: ['controlledElements'],
    kinds: [],
    change: 'Nd and Pr are controlled as well from April 2025',
    scenario: CONTROLS,
    apply: hold(APRIL, { controlledElements: ['Pr', 'Nd', 'Sm', 'Gd', 'Tb', 'Dy', 'Y'] }),
    outcomes: [
      up(reading(LOST, ...REST_OF_2025), 'more goods wait for papers, nobody gets more of anything'),
      down(reading('domesticPrice.Nd', ...SPRING), 'what cannot leave stays at home'),
      up(apart('quotePrice.Nd', 'domesticPrice.Nd', ...SPRING), 'a control parts the two prices'),
    ],
  },
  {
    id: 'oxides-only',
    levers: ['controlledForms'],
    kinds: [],
    change: 'Magnets stay free, oxides are controlled',
    scenario: CONTROLS,
    apply: hold(APRIL, { controlledForms: ['oxide'] }),
    outcomes: [
      up(reading('magnetExportsTotal', ...SPRING), 'no magnet waits for a licence'),
      down(reading('shortfallOutside.evMotors', ...REST_OF_2025), 'motors are made of magnets'),
    ],
  },
  {
    id: 'few-officers',
    levers: ['reviewCapacity'],
    kinds: ['licensingAuthority'],
    change: 'A third of the officers from April 2025 on',
    scenario: CONTROLS,
    apply: hold(APRIL, { reviewCapacity: 45 }),
    outcomes: [
      up(reading('leadTime', ...REST_OF_2025), 'files wait longer'),
      up(reading(LOST, ...REST_OF_2025), 'longer waits outlast more stocks'),
    ],
  },
  {
    id: 'no-waiting',
    levers: ['reviewWeeks'],
    kinds: [],
    change: 'Files can be decided at once from 14 April 2025 on',
    scenario: CONTROLS,
    apply: hold('2025-04-14', { reviewWeeks: 0 }),
    outcomes: [
      down(reading('shortfallOutside.evMotors', ...SPRING), 'goods that come sooner stop fewer lines'),
      up(reading('magnetExportsTotal', '2025-04-28', '2025-06-09'), 'first licences come weeks earlier'),
    ],
  },
  {
    id: 'long-review',
    levers: ['reviewWeeks'],
    kinds: [],
    change: 'Files wait for 16 weeks',
    scenario: CONTROLS,
    apply: hold(APRIL, { reviewWeeks: 16 }),
    outcomes: [
      up(reading('orders', ...REST_OF_2025), 'buyers order for a longer way: the bullwhip'),
      up(reading('shortfallOutside.evMotors', ...REST_OF_2025), 'stocks end before the goods arrive'),
    ],
  },
  {
    id: 'refuse-electronics',
    levers: ['approvalBySector'],
    kinds: [],
    change: 'Every licence for electronics is refused',
    scenario: CONTROLS,
    apply: hold(APRIL, { approvalBySector: { electronics: 0 } }),
    outcomes: [
      up(reading('shortfallOutside.electronics', ...REST_OF_2025), 'who is refused runs short'),
      down(reading('approvedBySector.electronics', ...REST_OF_2025), 'by definition'),
    ],
  },
  {
    id: 'grant-defence',
    levers: ['approvalBySector'],
    kinds: [],
    change: 'Every licence for defence is granted',
    scenario: CONTROLS,
    apply: hold(APRIL, { approvalBySector: { defence: 1 } }),
    outcomes: [
      down(reading('shortfallOutside.defence', '2025-04-14', '2026-12-28'), 'who is granted runs less short'),
      up(reading('approvedBySector.defence', ...REST_OF_2025), 'by definition'),
    ],
  },
  {
    id: 'ban-japan',
    levers: ['approvalByRegion'],
    kinds: [],
    change: 'No licences for Japan from October 2025',
    scenario: CONTROLS,
    apply: hold('2025-10-06', { approvalByRegion: { Japan: 0 } }),
    outcomes: [
      up(reading('shortfall.industrial.Japan', '2026-01-05', '2026-12-28'), 'nothing controlled arrives there'),
      up(
        apart('shortfall.ceramics.Japan', 'shortfall.ceramics.Europe', '2025-11-03', '2026-12-28'),
        'a ban hurts whom it names more than others',
      ),
      down(reading('magnetExports.Japan', '2025-11-03', '2026-12-28'), 'by definition'),
    ],
  },
  {
    id: 'ban-europe',
    levers: ['approvalByRegion'],
    kinds: [],
    change: 'No licences for Europe from October 2025',
    scenario: CONTROLS,
    apply: hold('2025-10-06', { approvalByRegion: { Europe: 0 } }),
    outcomes: [
      up(
        apart('shortfall.evMotors.Europe', 'shortfall.evMotors.Japan', '2025-11-03', '2026-12-28'),
        'a ban hurts whom it names more than others',
      ),
      down(reading('magnetExports.Europe', '2025-11-03', '2026-12-28'), 'by definition'),
    ],
  },
  {
    id: 'more-questions',
    levers: ['askAgain'],
    kinds: [],
    change: 'Nine files of ten are sent back with questions',
    scenario: CONTROLS,
    apply: hold(APRIL, { askAgain: 0.9 }),
    outcomes: [
      up(reading('leadTime', ...REST_OF_2025), 'each round costs weeks'),
      down(reading('magnetExportsTotal', '2025-05-05', '2025-12-29'), 'fewer files are decided'),
    ],
  },
  {
    id: 'general-licences',
    levers: ['generalLicences'],
    kinds: [],
    change: 'General licences for nine of ten civil buyers from June 2025',
    scenario: CONTROLS,
    apply: hold('2025-06-11', { generalLicences: everywhere(0.9) }),
    outcomes: [
      down(reading('shortfallOutside.evMotors', '2025-07-07', '2026-06-29'), 'who holds one does not wait'),
      up(reading('magnetExportsTotal', '2025-06-30', '2025-09-29'), 'goods leave without a file'),
    ],
  },
  {
    id: 'open-every-box',
    levers: ['inspectionRate'],
    kinds: ['customs'],
    change: 'Customs open every consignment of oxides, no control',
    scenario: 'baseline',
    apply: hold(APRIL, { inspectionRate: everywhere(1) }),
    outcomes: [
      down(reading('exports.Nd', '2025-04-14', '2025-06-30'), 'Japan 2010: goods waited at the quay'),
      up(reading('quotePrice.Nd', '2025-04-14', '2025-09-29'), 'buyers abroad miss what waits'),
    ],
  },
  {
    id: 'open-every-magnet',
    levers: ['magnetInspectionRate'],
    kinds: ['customs'],
    change: 'Customs open every consignment of magnets, no control',
    scenario: 'baseline',
    apply: hold(APRIL, { magnetInspectionRate: 1 }),
    outcomes: [
      down(reading('magnetExportsTotal', '2025-04-14', '2025-06-30'), 'laboratories are few'),
      up(reading('customsBacklog', '2025-04-14', '2025-09-29'), 'what is opened waits'),
    ],
  },
  {
    id: 'quota-20000',
    levers: ['exportQuota'],
    kinds: [],
    change: 'Export quota of 20,000 t a year from February 2026',
    scenario: CONTROLS,
    apply: hold('2026-02-02', { exportQuota: 20_000 }),
    outcomes: [
      down(
        reading('exports.La', '2026-02-09', '2026-12-28'),
        'a quota below trade cuts trade, it does not end it',
        [-90, -20],
      ),
      up(reading('quotePrice.La', '2026-05-04', '2026-12-28'), 'light oxides fill the quota last (2010)'),
      up(reading('quotaPremium', '2026-05-04', '2026-12-28'), 'what is scarce has a price'),
    ],
  },
  {
    id: 'quota-50000',
    levers: ['exportQuota'],
    kinds: [],
    change: 'Export quota of 50,000 t a year from February 2026',
    scenario: CONTROLS,
    apply: hold('2026-02-02', { exportQuota: 50_000 }),
    outcomes: [
      same(
        reading('exports.La', '2026-02-09', '2026-12-28'),
        'about 31,000 t a year leave: there is room for all of it',
      ),
      same(reading('quotePrice.La', '2026-05-04', '2026-12-28'), 'nobody has to bid for a place'),
    ],
  },
  {
    id: 'quota-without-limit',
    levers: ['exportQuota'],
    kinds: [],
    change: 'Export quota of 10,000,000 t a year from February 2026: no limit',
    scenario: CONTROLS,
    apply: hold('2026-02-02', { exportQuota: 10_000_000 }),
    outcomes: [
      same(reading('exports.La', '2026-02-09', '2026-12-28'), 'a limit that binds nobody changes nothing'),
      same(reading('quotePrice.La', '2026-02-09', '2026-12-28'), 'a limit that binds nobody changes nothing'),
    ],
  },
  {
    id: 'tariff-light',
    levers: ['exportTariffLight'],
    kinds: [],
    change: 'Export duty of 25 % on light oxides, no control',
    scenario: 'baseline',
    apply: hold(APRIL, { exportTariffLight: 0.25 }),
    outcomes: [
      up(reading('quotePrice.La', '2025-06-02', '2025-12-29'), 'buyers abroad bear part of it, at most all', [1, 26]),
      down(reading('domesticPrice.La', '2025-06-02', '2025-12-29'), 'less is sold abroad'),
    ],
  },
  {
    id: 'tariff-heavy',
    levers: ['exportTariffHeavy'],
    kinds: [],
    change: 'Export duty of 25 % on heavy oxides, no control',
    scenario: 'baseline',
    apply: hold(APRIL, { exportTariffHeavy: 0.25 }),
    outcomes: [
      up(reading('quotePrice.Y', '2025-06-02', '2025-12-29'), 'buyers abroad bear part of it, at most all', [1, 26]),
      down(reading('domesticPrice.Y', '2025-06-02', '2025-12-29'), 'less is sold abroad'),
    ],
  },
  {
    id: 'rule-of-a-thousandth',
    levers: ['deMinimisShare'],
    kinds: [],
    change: 'Foreign goods with Chinese content need licences from October 2025',
    scenario: CONTROLS,
    apply: hold('2025-10-09', { deMinimisShare: 0.001 }),
    outcomes: [
      up(reading(LOST, '2025-11-03', '2026-12-28'), 'magnets made abroad wait as well'),
      moves(
        reading('quotePrice.Dy', '2025-11-03', '2026-12-28'),
        'makers that may not deliver need less, traders that may not send offer less',
      ),
    ],
  },
  {
    id: 'no-leverage',
    levers: ['leverage'],
    kinds: [],
    change: 'Beijing holds back no oxide more than another',
    scenario: CONTROLS,
    apply: hold(APRIL, { leverage: { Sm: 0, Gd: 0, Tb: 0, Dy: 0, Y: 0 } }),
    outcomes: [
      up(reading('exports.Dy', '2025-07-07', '2025-12-29'), 'oxides leave as magnets do'),
      down(reading('quotePrice.Dy', '2025-07-07', '2026-03-30'), 'makers abroad are supplied'),
    ],
  },
  {
    id: 'no-scrutiny',
    levers: ['scrutiny'],
    kinds: [],
    change: 'Nobody looks for stock-building abroad',
    scenario: CONTROLS,
    apply: hold('2025-09-01', { scrutiny: 0 }),
    outcomes: [
      up(reading('exports.Y', '2025-09-15', '2026-03-30'), 'larger licences, and more of them'),
      down(reading('quotePrice.Y', '2025-10-06', '2026-06-29'), 'more is to be had abroad'),
    ],
  },
  {
    id: 'no-lanes',
    levers: ['laneSectors'],
    kinds: [],
    change: 'No lane of their own for car makers, and few officers',
    scenario: CONTROLS,
    apply: hold('2025-06-11', { laneSectors: [], reviewCapacity: 30 }),
    outcomes: [
      down(reading('approvedBySector.evMotors', '2025-06-30', '2025-09-29'), 'their files wait behind all others'),
      up(reading('queue.over16weeks', '2025-09-01', '2025-12-29'), 'fewer are decided in time'),
    ],
  },
  {
    id: 'suspect-electronics',
    levers: ['dualUse'],
    kinds: [],
    change: 'Electronics count as military from April 2025 on',
    scenario: CONTROLS,
    apply: hold(APRIL, { dualUse: { defence: 1, ceramics: 0.25, electronics: 1 } }),
    outcomes: [
      down(reading('approvedBySector.electronics', ...REST_OF_2025), 'what could serve an army is not granted'),
      down(reading('magnetExportsTotal', '2025-06-02', '2025-12-29'), 'a large user is cut off'),
    ],
  },
  {
    id: 'favour-defence',
    levers: ['favour'],
    kinds: [],
    change: 'Files for defence are favoured above all others',
    scenario: CONTROLS,
    apply: hold(APRIL, { favour: { defence: 20 } }),
    outcomes: [
      up(reading('approvedBySector.defence', ...REST_OF_2025), 'by definition'),
      down(reading('shortfallOutside.defence', '2026-01-05', '2026-12-28'), 'who is granted runs less short'),
    ],
  },
  {
    id: 'strict-enforcement',
    levers: ['enforcement'],
    kinds: ['illicitChannel'],
    change: 'Four of five smuggled lots are seized from April 2025 on',
    scenario: CONTROLS,
    apply: hold(APRIL, { enforcement: 0.8 }),
    outcomes: [
      down(reading('leakage', ...REST_OF_2025), 'smuggling pays less'),
      up(reading('quotePrice.Dy', ...REST_OF_2025), 'what leaks holds quotes down'),
    ],
  },
  {
    id: 'tension',
    levers: ['tradeTension'],
    kinds: [],
    change: 'Full tension with everybody from April 2025 on',
    scenario: CONTROLS,
    apply: hold(APRIL, { tradeTension: everywhere(1) }),
    outcomes: [
      down(reading('approved.Europe', ...REST_OF_2025), 'files of rivals are decided later and more often against'),
      up(reading(LOST, ...REST_OF_2025), 'fewer licences, less input'),
    ],
  },
]
