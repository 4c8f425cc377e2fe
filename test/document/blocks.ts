/** Fenced blocks of a Markdown page. */

export interface Block {
  /** From 1: where its fence opens. */
  readonly line: number
  readonly language: string
  /** What stands behind the language: the name of a file, or `not-run: reason`. */
  readonly info: string
  readonly text: string
}

const FENCE = /^( *)```(\S*) ?(.*)\n([^]*?)^\1```$/gm

export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(FENCE)].map(({ index, 1: indent, 2: language, 3: info, 4: text }) => ({
    line: page.slice(0, index).split('\n').length,
    language: language!,
    info: info!.trim(),
    text: text!.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }))
}

/** Commands of a shell block, without comments; a line that ends in \ goes on. */
export function commandsOf({ text }: Block): readonly string[] {
  return text
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.replace(/(^|\s+)#\s.*$/, '').trim())
    .filter((line) => line !== '')
}

/** Words of a command, as a shell takes quotes away. */
export function wordsOf(command: string): string[] {
  return [...command.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single: string | undefined, double: string) => single ?? double),
  )
}
