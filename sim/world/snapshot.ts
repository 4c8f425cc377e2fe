/** The state of a world at one moment, to go back to as often as wanted: every number that weeks may change, put back in place. */

/** What no week changes: the scenario and what was drawn from it, and the code of the kinds. */
const FIXED: ReadonlySet<string> = new Set(['scenario', 'drawn', 'kind'])

type Column = Float64Array | Int32Array | Uint8Array

/** The returned function puts everything reachable from `root` back to what it was when this was called. */
export function takeSnapshot(root: object): () => void {
  const undo: (() => void)[] = []
  remember(root, undo, new Set())
  return () => {
    for (const step of undo) step()
  }
}

function remember(value: object, undo: (() => void)[], seen: Set<object>): void {
  if (seen.has(value)) return
  seen.add(value)
  if (ArrayBuffer.isView(value)) {
    const column = value as unknown as Column
    const copy = column.slice()
    undo.push(() => column.set(copy))
  } else if (value instanceof Map) {
    const entries = [...(value as Map<unknown, unknown>)]
    undo.push(() => {
      value.clear()
      for (const [key, one] of entries) value.set(key, one)
    })
  } else rememberFields(value as Record<string, unknown>, undo, seen)
}

function rememberFields(record: Record<string, unknown>, undo: (() => void)[], seen: Set<object>): void {
  // References too: a column that grew since is a new one.
  const fields: [string, unknown][] = []
  for (const key of Object.keys(record)) {
    const field = record[key]
    if (FIXED.has(key) || typeof field === 'function') continue
    fields.push([key, field])
    if (typeof field === 'object' && field !== null) remember(field, undo, seen)
  }
  const { length } = record
  undo.push(() => {
    if (Array.isArray(record)) record.length = length as number
    for (const [key, field] of fields) record[key] = field
  })
}
