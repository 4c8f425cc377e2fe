/** A word of a command line as it can be typed again. */
export function shellWord(word: string): string {
  return /^[\w./:@,=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
