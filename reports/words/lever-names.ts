/** Levers as a reader who has not seen the code calls them; one that is not named here by the words of its id. */
import { fromId } from './names.ts'
import { capital } from './numbers.ts'

const NAMES: Readonly<Record<string, string>> = {
  reviewCapacity: 'Licence decisions a week',
  reviewWeeks: 'Weeks before a decision',
  approvalBySector: 'Chance of approval, by sector',
  approvalByRegion: 'Chance of approval, by country',
  askAgain: 'Asked for more papers',
  generalLicences: 'Buyers with a general licence',
  inspectionRate: 'Oxide shipments opened',
  magnetInspectionRate: 'Magnet shipments opened',
  leverage: 'Oxide held back',
  scrutiny: 'Scrutiny of stock-building',
  dualUse: 'Use taken for military',
  favour: 'Favour to a sector',
  oreSales: 'Ore sold to China',
  exportQuota: 'Export quota',
  exportTariffLight: 'Export duty, light oxides',
  exportTariffHeavy: 'Export duty, heavy oxides',
  oreTariff: 'Duty on foreign ore',
  miningQuotaGrowth: 'Growth of the mining quota',
  miningCrackdown: 'Crackdown on mining above quota',
  deMinimisShare: 'Chinese content that needs a licence',
  enforcement: 'Smuggling seized',
  priceFloorNdPr: 'Price floor, Nd and Pr',
  priceFloorHeavy: 'Price floor, Dy and Tb',
  offtakeShare: 'Output bought in advance',
  loans: 'Loans for new supply',
  stockpileDays: 'Public stockpiles',
  stockpileReleaseTrigger: 'Price at which stockpiles sell',
  recyclingMandate: 'Old magnets collected',
  substitutionSupport: 'Support for thrift and redesign',
  importTariff: 'Duty on Chinese goods',
  tradeTension: 'Trade tension',
}

export const leverName = (lever: string): string =>
  Object.hasOwn(NAMES, lever) ? (NAMES[lever] as string) : capital(fromId(lever))
