/** Whether the policies were tried against the same draws of the uncertainties: pairs mean nothing where they were not. */
import type { DrawComparison } from './result.ts'

/** Per policy its draws by path, `[replicate]`; the first `replicates` are compared. */
export function compareDraws(
  policies: ReadonlyMap<string, ReadonlyMap<string, Float64Array>>,
  replicates: number,
): DrawComparison {
  const paths = new Set([...policies.values()].flatMap((draws) => [...draws.keys()]))
  const own: { path: string; policies: string[] }[] = []
  const apart: string[] = []
  let common = 0
  for (const path of paths) {
    const holders = [...policies].filter(([, draws]) => draws.has(path))
    const columns = holders.map(([, draws]) => draws.get(path)!)
    if (holders.length < policies.size) own.push({ path, policies: holders.map(([name]) => name) })
    else if (columns.every((column) => isSame(column, columns[0]!, replicates))) common++
    else apart.push(path)
  }
  return { common, apart, own }
}

function isSame(one: Float64Array, other: Float64Array, replicates: number): boolean {
  for (let r = 0; r < replicates; r++) if (one[r] !== other[r]) return false
  return true
}
