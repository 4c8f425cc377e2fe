/** What no market has seen, as a reader must know it before the first number. */
import { oneLine } from '../words/names.ts'
import { html, type Markup } from './markup.ts'

interface Judged {
  readonly implausible?: readonly string[]
}

/** Undefined where there is nothing to say. */
export function oddText({ implausible = [] }: Judged): string | undefined {
  if (implausible.length === 0) return undefined
  return `In the middle of the runs, beyond what any market has seen: ${implausible.map(oneLine).join('; ')}.`
}

export function oddParagraph(judged: Judged): Markup | null {
  const text = oddText(judged)
  return text === undefined ? null : html`<p class="lede"><b>${text}</b></p>`
}
