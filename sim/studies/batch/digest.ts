/** One line that stands for a whole batch: equal digests mean equal results, byte for byte. */

export interface FileSum {
  /** Path inside the results folder, with forward slashes. */
  readonly path: string
  readonly sha256: string
}

/** Hash of the sorted list of `sha256  path`, as `sha256sum` prints it. `sha256` is the host's. */
export function digestOf(files: readonly FileSum[], sha256: (text: string) => string): string {
  const lines = files.map((file) => `${file.sha256}  ${file.path}\n`)
  return sha256(lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join(''))
}
