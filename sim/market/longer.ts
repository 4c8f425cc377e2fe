/** The longer of two columns, with what was in the shorter: how a store grows. */
export function longer<C extends Int32Array | Float64Array>(old: C, column: C): C {
  column.set(old)
  return column
}
