/** The only way text becomes markup: everything interpolated is escaped unless it is markup already. */

export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Markup | null | readonly (string | number | Markup | null)[]

/** Directional overrides and line separators are dropped: they reorder or break what stands beside them. */
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Lone halves of surrogate pairs would not survive the encoding of the file. */
const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')

export function escape(text: string): string {
  return wellFormed(text)
    .replace(INVISIBLE, ' ')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] as string)
}

function render(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return part.text
  if (Array.isArray(part)) return part.map((one: Part) => render(one)).join('')
  return escape(String(part))
}

/** Template tag: html`<p>${text}</p>`. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((all, string, i) => all + render(parts[i - 1] ?? null) + string))
}

/** JSON that can stand inside a script element of any type. */
export function jsonForScript(value: unknown): Markup {
  const text = wellFormed(JSON.stringify(value)).replace(
    /[<>&\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return new Markup(text)
}
