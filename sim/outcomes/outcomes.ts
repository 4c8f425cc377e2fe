/**
 * What a run reports: weekly series, and scalars that reduce a replicate's series to one number.
 * Definitions live here and nowhere else; report, schema, summary and DuckDB columns derive from them.
 */
import { MAGNETS, REGIONS, SECTORS } from '../world/products.ts'

type Dimension = 'element' | 'sector' | 'region' | 'destination' | 'magnet' | 'producer' | 'age' | 'group'
export interface FamilySpec {
  readonly name: string
  readonly unit: string
  readonly label: string
  readonly of: readonly Dimension[]
  readonly doc: string
  /** Where or while there is nothing to measure: such weeks are missing (NaN, null in files), not 0. */
  readonly missing?: string
  /** Which way is good for users outside China; neither unless stated. */
  readonly better?: 'lower'
}

/** Listed producers; groups of these names publish their sales. The first three are listed in China. */
export const PRODUCERS = [
  'northern-rare-earth',
  'china-rare-earth',
  'rising-nonferrous',
  'lynas',
  'mp-materials',
] as const
const QUEUE_AGES = ['under4weeks', 'weeks4to8', 'weeks8to16', 'over16weeks'] as const

export const FAMILIES = [
  {
    name: 'domesticPrice',
    of: ['element'],
    unit: 'USD/kg',
    label: 'Price inside China',
    doc: 'Clearing price of the Chinese home layer, without VAT.',
  },
  {
    name: 'quotePrice',
    of: ['element'],
    unit: 'USD/kg',
    label: 'Outside quote',
    doc: 'What one more standard lot would have cost on the spot market outside China, however little was traded.',
  },
  {
    name: 'transactionPrice',
    of: ['element'],
    unit: 'USD/kg',
    label: 'Outside price paid',
    doc: 'Volume-weighted price of everything bought outside China in about the last four weeks: licensed, under offtake and spot.',
  },
  {
    name: 'quoteShare',
    of: ['element'],
    unit: 'share of normal use',
    label: 'Volume behind the quote',
    doc: 'Tonnes traded on the outside spot market over normal outside use.',
    missing: 'where none is normally used outside China',
  },
  {
    name: 'exports',
    of: ['element'],
    unit: 't/week',
    label: 'Oxide exports',
    doc: 'Oxide cleared by Chinese customs.',
  },
  {
    name: 'magnetPrice',
    of: ['magnet'],
    unit: 'USD/kg',
    label: 'Magnet price outside China',
    doc: 'Outside spot clearing price of magnets.',
  },
  {
    name: 'magnetExports',
    of: ['destination'],
    unit: 't/week',
    label: 'Magnet exports',
    doc: 'Magnets cleared by Chinese customs, by destination.',
  },
  {
    name: 'magnetExportsTotal',
    of: [],
    unit: 't/week',
    label: 'Magnet exports',
    doc: 'Magnets of all grades cleared by Chinese customs, all destinations.',
  },
  {
    name: 'magnetExportsByGrade',
    of: ['magnet'],
    unit: 't/week',
    label: 'Magnet exports',
    doc: 'Magnets cleared by Chinese customs, by grade.',
  },
  {
    name: 'shortfall',
    better: 'lower',
    of: ['sector', 'region'],
    unit: '% of desired output',
    label: 'Shortfall',
    doc: 'Output lost for want of an input over desired output.',
    missing: 'where no output is desired',
  },
  {
    name: 'shortfallOutside',
    better: 'lower',
    of: ['sector'],
    unit: '% of desired output',
    label: 'Shortfall outside China',
    doc: 'Output lost for want of an input over desired output, all regions but China, by value.',
    missing: 'where no output is desired',
  },
  {
    name: 'totalShortfall',
    better: 'lower',
    of: [],
    unit: '% of desired output',
    label: 'Shortfall outside China, all sectors',
    doc: 'Output lost for want of an input over desired output outside China, by value.',
    missing: 'where no output is desired',
  },
  {
    name: 'lineStops',
    better: 'lower',
    of: ['sector'],
    unit: '% of firms outside China',
    label: 'Stopped lines',
    doc: 'Firms outside China that make less than half of what they want.',
    missing: 'in sectors without firms',
  },
  {
    name: 'lostOutput',
    better: 'lower',
    of: ['sector'],
    unit: 'million USD/week',
    label: 'Value of lost output',
    doc: 'Lost output at the value each firm puts on it.',
  },
  {
    name: 'lostUse',
    better: 'lower',
    of: ['sector'],
    unit: 't REO/week',
    label: 'Use lost outside China',
    doc: 'Oxide in the magnets and oxides that the lost output would have used, firms outside China.',
  },
  {
    name: 'cover',
    of: ['sector'],
    unit: 'weeks',
    label: 'Stock cover',
    doc: 'Stock over weekly use of the scarcest controlled input, firms outside China.',
    missing: 'while none of the inputs is under control',
  },
  {
    name: 'orders',
    of: [],
    unit: 'times use',
    label: 'Orders over use',
    doc: 'Orders of controlled goods outside China over their use.',
    missing: 'while no such good is used',
  },
  {
    name: 'queue',
    of: ['age'],
    unit: 'applications',
    label: 'Pending applications',
    doc: 'Licence applications waiting, by age.',
  },
  {
    name: 'approved',
    of: ['region'],
    unit: 'share',
    label: 'Applications granted',
    doc: 'Granted over filed since the control began, by destination.',
    missing: 'before the first application',
  },
  {
    name: 'approvedBySector',
    of: ['sector'],
    unit: 'share',
    label: 'Applications granted',
    doc: 'Granted over filed since the control began, by end use.',
    missing: 'before the first application',
  },
  {
    name: 'leadTime',
    of: [],
    unit: 'weeks',
    label: 'Realised lead time',
    doc: 'Order to arrival of controlled goods that left China this week (last value when none did).',
    missing: 'before the first arrival',
  },
  {
    name: 'customsBacklog',
    of: [],
    unit: 'consignments',
    label: 'Held at customs',
    doc: 'Consignments opened by Chinese customs and not yet released.',
  },
  {
    name: 'leakage',
    of: [],
    unit: 't REO/week',
    label: 'Leakage',
    doc: 'Oxide that leaves China outside the licence channel.',
  },
  {
    name: 'miningShare',
    of: ['region'],
    unit: 'share',
    label: 'Share of mining',
    doc: 'Share of world mine output, t TREO.',
    missing: 'in weeks without output',
  },
  {
    name: 'refiningShare',
    of: ['region'],
    unit: 'share',
    label: 'Share of refining',
    doc: 'Share of world separated output, t REO.',
    missing: 'in weeks without output',
  },
  {
    name: 'recycledShare',
    of: [],
    unit: 'share',
    label: 'Recycled share',
    doc: 'End-of-life Nd, Pr, Dy and Tb over their use in magnets.',
    missing: 'in weeks without use',
  },
  {
    name: 'projects',
    of: [],
    unit: 'projects',
    label: 'Projects in operation',
    doc: 'Mine projects outside China that have come on stream.',
  },
  {
    name: 'projectsFailed',
    of: [],
    unit: 'projects',
    label: 'Projects failed',
    doc: 'Mine projects cancelled or closed after a bust.',
  },
  {
    name: 'projectsStarted',
    of: [],
    unit: 'projects',
    label: 'Projects financed',
    doc: 'Mine projects that took a financial decision.',
  },
  {
    name: 'stockpile',
    of: ['region'],
    unit: 't',
    label: 'Public stockpile',
    doc: 'Rare earths and magnets in public stockpiles.',
  },
  {
    name: 'stockpileValue',
    of: [],
    unit: 'million USD',
    label: 'Worth of public stockpiles',
    doc: 'Public stockpiles outside China at the prices the market opened with.',
  },
  {
    name: 'programmeCost',
    of: [],
    unit: 'million USD',
    label: 'Programme cost',
    doc: 'Public money spent since the start: floors, loans, stockpiles net of sales.',
  },
  {
    name: 'sharePrice',
    of: ['producer'],
    unit: 'index, start = 100',
    label: 'Share price',
    doc: 'Share price of listed producers.',
  },
  {
    name: 'quotaPremium',
    of: [],
    unit: 'USD/kg',
    label: 'Export-quota premium',
    doc: 'What exporters ask for the use of a kilogram of export quota.',
    missing: 'where no oxide normally leaves China',
  },
  {
    name: 'output',
    of: ['group'],
    unit: 't/week',
    label: 'Output',
    doc: 'Ore (t TREO) that mines and projects dig; oxide that separators, exporters and recyclers make; magnets of makers; magnets and oxides that manufacturers build in.',
  },
  {
    name: 'stockWeeks',
    of: ['group'],
    unit: 'weeks',
    label: 'Stock',
    doc: 'Mean of the agents: what buyers hold of their scarcest input over a week of its use; what sellers hold over the output of a usual week.',
    missing: 'while nothing is made or used',
  },
  {
    name: 'shortfallOf',
    better: 'lower',
    of: ['group'],
    unit: '% of desired output',
    label: 'Shortfall',
    doc: 'Output that makers of magnets and manufacturers lose for want of an input over what they wanted to make.',
    missing: 'while they want to make nothing',
  },
  {
    name: 'stopped',
    better: 'lower',
    of: ['group'],
    unit: 'agents',
    label: 'Standing still',
    doc: 'Makers of magnets and manufacturers that make less than half of what they want; mines that are closed or hit by an outage.',
  },
  {
    name: 'pricePaid',
    better: 'lower',
    of: ['group'],
    unit: 'times start',
    label: 'Price paid',
    doc: 'What a buyer pays for the purchases of the week, before import duty, over what the same tonnes cost when the market opened.',
    missing: 'in weeks without a purchase',
  },
] as const satisfies readonly FamilySpec[]

/** `groups`: those that the scenario follows and that answer the family. */
export function namesOf(
  dimension: Dimension,
  elements: readonly string[],
  groups: readonly string[],
): readonly string[] {
  switch (dimension) {
    case 'element':
      return elements
    case 'sector':
      return SECTORS
    case 'region':
      return REGIONS
    case 'destination':
      return REGIONS.slice(1)
    case 'magnet':
      return MAGNETS
    case 'producer':
      return PRODUCERS
    case 'age':
      return QUEUE_AGES
    case 'group':
      return groups
  }
}
