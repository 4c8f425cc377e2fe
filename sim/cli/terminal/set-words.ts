/** Settings as they stand in the command that makes results again. */
import { shellWord } from './shell-word.ts'

export const setWords = (settings: readonly string[]): string =>
  settings.map((text) => ` --set ${shellWord(text)}`).join('')
