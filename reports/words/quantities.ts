/** Names of uncertain quantities: "Manufacturers: target stock on top of the lead time". */
import { fromId, oneLine, plain, regionName, sectorName, unitName } from './names.ts'
import { capital, number, percent, uncapital } from './numbers.ts'

const KINDS: Readonly<Record<string, string>> = {
  customs: 'Customs',
  exporter: 'Exporters',
  government: 'Governments',
  illicitChannel: 'Smugglers',
  investor: 'Investors',
  licensingAuthority: 'Licensing authority',
  magnetMaker: 'Magnet makers',
  manufacturer: 'Manufacturers',
  mine: 'Mines',
  mineProject: 'Mine projects',
  quotaPlanner: 'Quota planner',
  recycler: 'Recyclers',
  separator: 'Separators',
  stockpile: 'Stockpiles',
  trader: 'Traders',
}

/** Levers and shocks are known by the id of their event: "London framework: chance that …". */
export function quantityName({ path, meaning }: { readonly path: string; readonly meaning: string }): string {
  const [head = '', second = '', lever = '', member] = path.split('.')
  const group = second === 'groups' ? ` (${lever === '*' ? 'every group' : plain(fromId(lever))})` : ''
  const isEvent = head === 'levers' || head === 'shocks'
  const owner = isEvent ? capital(fromId(second)) : Object.hasOwn(KINDS, head) ? (KINDS[head] as string) : fromId(head)
  const what = meaning === '' ? fromId(path.split('.').at(-1) ?? path) : firstClause(meaning)
  const nameOf = lever.endsWith('BySector') ? sectorName : regionName
  return `${owner}${group}: ${what}${isEvent && member !== undefined ? `, ${nameOf(member)}` : ''}`
}

/** "Order that is worth a licence application." becomes "order that is worth a licence application". */
function firstClause(sentence: string): string {
  const clause = sentence.replace(/[:;.(].*$/s, '').trim()
  return oneLine(uncapital(clause))
}

/** What fits on a line of so many letters; the table has the whole. */
export function fitting(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`
}

/** "3.57 weeks"; shares as per cent: "16%", "4% a year". */
export function withUnit(value: number, unit: string): string {
  const [head, per] = unit.split(' / ')
  if (head === 'share') return `${percent(100 * value)}${per === undefined ? '' : ` a ${plain(per)}`}`
  return `${number(value)} ${unitName(unit)}`.trimEnd()
}
