/** Tonnes that groups state of elements that a scenario does not track are left out of its world: typed, and not used. */
import { ELEMENTS } from '../../world/products.ts'
import { few } from '../text/few.ts'
import { type CrossCheck, warn } from './cross-check.ts'

export function checkUntracked(check: CrossCheck): void {
  const tracked = check.raw.elements ?? []
  for (const element of ELEMENTS.filter((one) => !tracked.includes(one))) {
    const left = statedOf(check, element)
    const total = left.reduce((sum, { tonnes }) => sum + tonnes, 0)
    if (total === 0) continue
    const groups = few(left.map(({ group, tonnes }) => `${group} ${tonnes}`))
    warn(check, ['elements'], {
      what: `${element} is not among the elements: ${Number(total.toPrecision(4))} t a year typed, 0 used (${groups})`,
    })
  }
}

function statedOf({ raw, kinds }: CrossCheck, good: string): readonly { group: string; tonnes: number }[] {
  return kinds.flatMap(({ kind, fields }) =>
    Object.entries(raw.agents?.[kind]?.groups ?? {}).flatMap(([id, group]) =>
      Object.keys(fields)
        .filter((field) => fields[field]!.type === 'goods')
        .flatMap((field) => {
          const tonnes = (group[field] as Readonly<Record<string, number>> | undefined)?.[good] ?? 0
          return tonnes > 0 ? [{ group: `${kind}.groups.${id}.${field}`, tonnes }] : []
        }),
    ),
  )
}
