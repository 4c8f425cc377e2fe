/** The groups of a kind in words: where they are, what for, and how large. */
import { type AgentKind, LIFETIME } from '../../agents/agent.ts'
import type { Group } from '../scenario.ts'

/** `mine.mountain-pass *`, number of agents, place and purpose, size; a row for each group. */
export function groupTable(kind: AgentKind, groups: readonly Group[]): readonly (readonly string[])[] {
  const mark = kind.followed === undefined ? '' : ' *'
  return groups.map((group) => [
    `${kind.kind}.${group.name}${mark}`,
    String(group.count),
    placeOf(kind, group),
    sizeOf(kind, group),
  ])
}

/** Region, sector and ore, as far as the kind has them. */
function placeOf({ fields }: AgentKind, group: Group): string {
  const named = Object.keys(fields).filter((field) => !Object.hasOwn(LIFETIME, field))
  return named
    .map((field) => group.fields[field])
    .filter((value) => typeof value === 'string')
    .join(', ')
}

/** Tonnages: what is shared among the agents of a group, and its goods a year. */
function sizeOf({ params, fields }: AgentKind, group: Group): string {
  const shared = Object.entries(params)
    .filter(([name, { shared }]) => shared === true && group.params[name] !== undefined)
    .map(([name, { unit }]) => `${name} ${group.params[name]} ${unit}`)
  const goods = Object.entries(fields)
    .filter(([name, { type }]) => type === 'goods' && group.fields[name] !== undefined)
    .map(([name]) => `${name} ${goodsText(group.fields[name] as Readonly<Record<string, number>>)} t / year`)
  return [...shared, ...goods].join('; ')
}

const goodsText = (goods: Readonly<Record<string, number>>): string =>
  Object.entries(goods)
    .map(([good, tonnes]) => `${good} ${tonnes}`)
    .join(', ')
