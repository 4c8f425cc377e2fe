/** The difference between two scenarios as data: entries of blocks that are otherwise, null where they are gone. */
import type { Posterior, Scenario } from '../../scenario/scenario.ts'

/** Blocks whose entries a variant may change; all else stays the page's own, so that one grid of weeks and series fits all. */
const BLOCKS = ['levers', 'shocks', 'agents', 'uncertainties', 'prices', 'deposits'] as const
type Block = (typeof BLOCKS)[number]

/** Draws of fewer quantities, by their paths: the draws themselves stand in the scenario already. */
interface Kept {
  readonly kept: readonly string[]
}

export interface Patch extends Readonly<Partial<Record<Block, Readonly<Record<string, unknown>>>>> {
  readonly posterior?: Posterior | Kept | null
}

export function patchBetween(from: Scenario, to: Scenario): Patch {
  const blocks = BLOCKS.flatMap((block) => {
    const [was, is]: Record<string, unknown>[] = [{ ...from[block] }, { ...to[block] }]
    const ids = [...new Set([...Object.keys(was), ...Object.keys(is)])]
    const changed = ids.filter((id) => !isSame(was[id], is[id])).map((id) => [id, is[id] ?? null] as const)
    return changed.length === 0 ? [] : [[block, Object.fromEntries(changed)] as const]
  })
  const posterior = isSame(from.posterior, to.posterior) ? {} : { posterior: drawsBetween(from, to) }
  return Object.fromEntries([...blocks, ...Object.entries(posterior)])
}

function drawsBetween(
  { posterior: from }: Scenario,
  { posterior: to }: Scenario,
): NonNullable<Patch['posterior']> | null {
  if (to === undefined) return null
  const isPart = from !== undefined && isSame(columnsOf(from, to.paths), to)
  return isPart ? { kept: to.paths } : to
}

const columnsOf = ({ source, paths, draws }: Posterior, kept: readonly string[]): Posterior => {
  const places = kept.map((path) => paths.indexOf(path))
  return { source, paths: kept, draws: draws.map((draw) => places.map((place) => draw[place])) }
}

export function applyPatch<T extends Scenario | Patch>(to: T, patch: Patch): T {
  const blocks = BLOCKS.filter((block) => patch[block] !== undefined).map((block) => {
    const entries = Object.entries({ ...to[block], ...patch[block] })
    return [block, Object.fromEntries(entries)] as const
  })
  const posterior = 'posterior' in patch ? { posterior: patch.posterior } : {}
  return { ...to, ...Object.fromEntries(blocks), ...posterior }
}

/** A scenario as a patch makes it: what the patch takes out is gone. */
export function patched(scenario: Scenario, patch: Patch): Scenario {
  const whole: Record<string, unknown> = { ...applyPatch(scenario, patch) }
  for (const block of BLOCKS)
    whole[block] = Object.fromEntries(Object.entries(whole[block] as object).filter(([, value]) => value !== null))
  const { posterior } = patch
  if (posterior === null) delete whole['posterior']
  else if (posterior !== undefined && 'kept' in posterior)
    whole['posterior'] = columnsOf(scenario.posterior!, posterior.kept)
  return whole as unknown as Scenario
}

/** Whether two patches change the same entry, and not to the same. */
export function clash(a: Patch, b: Patch): boolean {
  return BLOCKS.some((block) =>
    Object.entries(a[block] ?? {}).some(
      ([id, value]) => Object.hasOwn(b[block] ?? {}, id) && !isSame(value, b[block]![id]),
    ),
  )
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
