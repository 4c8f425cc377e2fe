/** Every lever a policy maker can set, declared once: schema, messages, reference page and `world.policy` derive from here. */
import { ELEMENTS, GOODS, REGIONS, SECTORS } from '../world/products.ts'

export type LeverSpec = {
  readonly doc: string
  readonly unit: string
  readonly source: string
} & (
  | { readonly type: 'number'; readonly default: number; readonly min: number; readonly max: number }
  /** A list of names; becomes one 0/1 column. The empty list lifts it. */
  | { readonly type: 'set'; readonly of: readonly string[] }
  /** A map by name; names left out keep their value. */
  | {
      readonly type: 'map'
      readonly of: readonly string[]
      readonly default: number
      readonly min: number
      readonly max: number
    }
)

const outside = REGIONS.filter((r) => r !== 'China')

export const LEVERS = {
  controlledElements: {
    type: 'set',
    of: ELEMENTS,
    unit: 'elements',
    doc: 'Elements whose oxides, and magnets that hold them, need an export licence.',
    source: 'MOFCOM Announcement 18 of 2025',
  },
  controlledForms: {
    type: 'set',
    of: ['oxide', 'magnet'],
    unit: 'forms',
    doc: 'Forms of the controlled elements that need a licence.',
    source: 'MOFCOM Announcement 18 of 2025',
  },
  reviewCapacity: {
    type: 'number',
    default: 60,
    min: 0,
    max: 5_000,
    unit: 'applications / week',
    doc: 'Applications the authority can decide in a week.',
    source: 'assumed; about 2,000 European applications in seven months, half decided (Reuters, November 2025)',
  },
  reviewWeeks: {
    type: 'number',
    default: 6,
    min: 0,
    max: 52,
    unit: 'weeks',
    doc: 'Weeks an application waits before it can be decided.',
    source: 'First approvals 45 days after the start (news.metal.com, 2025-05-18)',
  },
  approvalBySector: {
    type: 'map',
    of: SECTORS,
    default: 0.9,
    min: 0,
    max: 1,
    unit: 'probability',
    doc: 'Chance that a decision is an approval, by end use.',
    source: 'Reuters and CLEPA 2025; defence 5 of 180',
  },
  approvalByRegion: {
    type: 'map',
    of: outside,
    default: 1,
    min: 0,
    max: 1,
    unit: 'factor',
    doc: 'Multiplies the chance of approval, by destination.',
    source: 'assumed',
  },
  askAgain: {
    type: 'number',
    default: 0.15,
    min: 0,
    max: 0.95,
    unit: 'probability',
    doc: 'Chance that the authority asks for more papers instead of deciding.',
    source: 'assumed; Reuters 2025 on repeated requests',
  },
  generalLicences: {
    type: 'map',
    of: outside,
    default: 0,
    min: 0,
    max: 1,
    unit: 'share',
    doc: 'Share of civil buyers with a clean record that get a one-year general licence.',
    source: 'MOFCOM, December 2025',
  },
  inspectionRate: {
    type: 'map',
    of: outside,
    default: 0.1,
    min: 0,
    max: 1,
    unit: 'share',
    doc: 'Share of rare-earth consignments that customs opens, by destination.',
    source: 'Japan 2010: 10 % before, about 100 % after (AP, 29 Sep 2010)',
  },
  magnetInspectionRate: {
    type: 'number',
    default: 0.1,
    min: 0,
    max: 1,
    unit: 'share',
    doc: 'Share of magnet consignments of any grade that customs opens: one tariff code hides Dy and Tb.',
    source: 'rawmaterials.net 2025 (single code for all magnets)',
  },
  exportQuota: {
    type: 'number',
    default: 1e9,
    min: 0,
    max: 1e9,
    unit: 't REO / year',
    doc: 'Oxides that may leave China in a year; 1e9 means no quota.',
    source: 'MOFCOM 2009–2014',
  },
  exportTariffLight: {
    type: 'number',
    default: 0,
    min: 0,
    max: 2,
    unit: 'share',
    doc: 'Export duty on light oxides (La to Nd).',
    source: 'policy 2011–12: 15 %',
  },
  exportTariffHeavy: {
    type: 'number',
    default: 0,
    min: 0,
    max: 2,
    unit: 'share',
    doc: 'Export duty on Sm and heavier oxides and Y.',
    source: 'policy 2011–12: 25 %',
  },
  oreTariff: {
    type: 'map',
    of: outside,
    default: 0,
    min: 0,
    max: 3,
    unit: 'share',
    doc: 'Duty that China puts on concentrate from a region.',
    source: 'China 2019 (10 to 25 % on US concentrate), April 2025 (125 %)',
  },
  miningQuotaGrowth: {
    type: 'number',
    default: 0,
    min: -0.9,
    max: 1,
    unit: 'share / year',
    doc: 'Announced change of the Chinese mining quota on top of what the planner does.',
    source: 'MIIT 2021–2024',
  },
  miningCrackdown: {
    type: 'number',
    default: 0,
    min: 0,
    max: 1,
    unit: 'share',
    doc: 'Share of Chinese output above quota that inspectors stop.',
    source: 'State Council guidelines of May 2011; six ministries, August to December 2011',
  },
  deMinimisShare: {
    type: 'number',
    default: 1,
    min: 0,
    max: 1,
    unit: 'share of value',
    doc: 'Foreign goods with a higher share of Chinese controlled material need a Chinese licence too; 1 switches the rule off.',
    source: 'MOFCOM Announcement 61 of 2025: 0.001',
  },
  enforcement: {
    type: 'number',
    default: 0.1,
    min: 0,
    max: 1,
    unit: 'probability / week',
    doc: 'Chance that a smuggled or mislabelled consignment is seized.',
    source: 'assumed',
  },
  priceFloorNdPr: {
    type: 'number',
    default: 0,
    min: 0,
    max: 500,
    unit: 'USD/kg',
    doc: 'Floor for Nd and Pr oxide that governments outside China guarantee to supported producers.',
    source: 'US DoD and MP Materials, July 2025: 110',
  },
  priceFloorHeavy: {
    type: 'number',
    default: 0,
    min: 0,
    max: 10_000,
    unit: 'USD/kg Dy',
    doc: 'Floor for Dy oxide guaranteed to supported producers (Tb four times as much).',
    source: 'assumed',
  },
  offtakeShare: {
    type: 'number',
    default: 0,
    min: 0,
    max: 1,
    unit: 'share',
    doc: 'Share of new outside output that governments commit to buy or place, which lets projects reach a financial decision.',
    source: 'US DoD and MP Materials, July 2025',
  },
  loans: {
    type: 'number',
    default: 0,
    min: 0,
    max: 100_000,
    unit: 'million USD / year',
    doc: 'Loans and grants for mines, separation and magnets outside China.',
    source: 'US DoD 2025; RESourceEU 2025',
  },
  stockpileDays: {
    type: 'map',
    of: outside,
    default: 0,
    min: 0,
    max: 730,
    unit: 'days of use',
    doc: 'Cover that the public stockpile of a region buys up to.',
    source: 'Japan 60 days (IEA); Project Vault 60 days',
  },
  stockpileReleaseTrigger: {
    type: 'number',
    default: 2,
    min: 1,
    max: 100,
    unit: 'times normal price',
    doc: 'Outside price over its three-year normal at which stockpiles sell.',
    source: 'assumed',
  },
  recyclingMandate: {
    type: 'number',
    default: 0,
    min: 0,
    max: 1,
    unit: 'share',
    doc: 'Share of end-of-life magnets outside China that must be collected.',
    source: 'EU CRMA: 25 % of consumption by 2030',
  },
  substitutionSupport: {
    type: 'number',
    default: 0,
    min: 0,
    max: 5,
    unit: 'factor',
    doc: 'Adds to the speed of thrift and redesign outside China (1 doubles it).',
    source: 'METI 2011: JPY 8.7 billion',
  },
  importTariff: {
    type: 'map',
    of: outside,
    default: 0,
    min: 0,
    max: 3,
    unit: 'share',
    doc: 'Duty that a region puts on Chinese rare earths and magnets.',
    source: 'retaliation tariffs 2025',
  },
  tradeTension: {
    type: 'map',
    of: outside,
    default: 0,
    min: 0,
    max: 1,
    unit: 'index',
    doc: 'Tension with a region; the authority decides its files later and more often against.',
    source: 'assumed',
  },
} as const satisfies Record<string, LeverSpec>

export type LeverName = keyof typeof LEVERS
export const CONTROLLABLE = GOODS
