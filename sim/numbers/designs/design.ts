/**
 * A design says where in the unit cube each row of a batch lies. Any row can be asked for alone, in any order, on any machine: chunks
 * and shards compute the rows they hold and nothing else.
 */
export interface Design {
  /** What each coordinate stands for, most often the path of an uncertainty; randomness of a coordinate is keyed by it. */
  readonly columns: readonly string[]
  /** Rows that make the design whole; the first so many of it. */
  readonly rows: number
  /** Coordinates of row 0, 1, …, each in the open interval (0, 1) (Morris's grid has both ends), in the order of `columns`. */
  point(row: number): Float64Array
}

export interface DesignOptions {
  readonly columns: readonly string[]
  readonly rows: number
  readonly seed: number
}
