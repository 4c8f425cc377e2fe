/** Groups that a scenario follows exist, and are of a kind that says something of them. */
import { few } from '../text/few.ts'
import { oneOf, quoteKey } from '../text/problem.ts'
import { nodeAt } from '../text/tree.ts'
import { type CrossCheck, nearestName, report } from './cross-check.ts'

export function checkFollowed(check: CrossCheck): void {
  const { raw, kinds, root } = check
  const told = kinds.filter(({ followed }) => followed !== undefined).map(({ kind }) => kind)
  const groupsOf = (kind: string): string[] => Object.keys(raw.agents?.[kind]?.groups ?? {})
  const known = told.flatMap((kind) => groupsOf(kind).map((group) => `${kind}.${group}`))
  raw.follow?.forEach((name, i) => {
    const [kind = '', group = '', ...rest] = name.split('.')
    const isThere = nodeAt(root, ['agents', kind, 'groups', group]) !== undefined && rest.length === 0
    if (isThere && told.includes(kind)) return
    const own = told.includes(kind) ? groupsOf(kind).map((one) => `${kind}.${one}`) : []
    const isUntold = isThere || kinds.some((one) => one.kind === kind && !told.includes(kind))
    report(check, ['follow', String(i)], {
      given: isUntold ? `${quoteKey(name)}, of which nothing is told` : `the unknown group ${quoteKey(name)}`,
      expected: own.length > 0 ? few(own) : `<kind>.<group> of ${oneOf(told)}`,
      nearest: nearestName(check, name, known),
    })
  })
}
