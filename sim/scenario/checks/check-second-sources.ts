/** A second source is there, outside China like its buyer, and makes something that its buyer uses. */
import type { RawGroup } from '../shape/raw-scenario.ts'
import { few } from '../text/few.ts'
import { quoteKey } from '../text/problem.ts'
import { type CrossCheck, nearestName, report } from './cross-check.ts'

const MAKERS = 'magnetMaker'
const HOME = 'China'

export function checkSecondSources(check: CrossCheck): void {
  const makers = check.raw.agents?.[MAKERS]?.groups ?? {}
  const outside = Object.keys(makers).filter((id) => makers[id]!['region'] !== HOME)
  for (const { kind, fields } of check.kinds)
    for (const field of Object.keys(fields).filter((name) => fields[name]!.type === 'maker'))
      for (const [id, group] of Object.entries(check.raw.agents?.[kind]?.groups ?? {})) {
        const source = group[field]
        if (typeof source !== 'string') continue
        const wrong = complaint(source, makers, group)
        if (wrong === undefined) continue
        const at = ['agents', kind, 'groups', id, field]
        const given = `${quoteKey(source)}, ${wrong}`
        if (group['region'] === HOME) {
          report(check, at, { given, expected: 'a buyer outside China, or no second source' })
          continue
        }
        report(check, at, {
          given,
          expected: outside.length > 0 ? few(outside) : `a group of ${MAKERS} outside China, of which there is none`,
          nearest: nearestName(
            check,
            source,
            outside.filter((id) => id !== source),
          ),
        })
      }
}

/** Why this maker cannot serve this buyer; undefined when it can. */
function complaint(source: string, makers: Readonly<Record<string, RawGroup>>, buyer: RawGroup): string | undefined {
  const maker = makers[source]
  if (maker === undefined) return `which is no group of ${MAKERS}`
  if (maker['region'] === HOME) return 'which is in China: its deliveries hang on licences'
  if (buyer['region'] === HOME) return 'for a buyer in China, who buys at home'
  const goodsOf = (group: RawGroup, field: string): string[] => {
    const goods = (group[field] ?? {}) as Readonly<Record<string, number>>
    return Object.keys(goods).filter((good) => goods[good]! > 0)
  }
  const made = goodsOf(maker, 'output')
  if (!goodsOf(buyer, 'uses').some((good) => made.includes(good)))
    return `which makes ${few(made)}, of which the buyer uses nothing`
  return maker['contract'] === 0 ? 'which delivers nothing under contract' : undefined
}
