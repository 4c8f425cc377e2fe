/** What a live page shows, as the fragment of an address and back: what a link carries is checked like any other input. */
import { isDate } from '../../scenario/text/dates.ts'
import type { Changes } from './changes.ts'

const START = '#live'
/** Whatever follows is of the setting that is held beside the first. */
const HELD = 'held'

/** What a control of the page takes. */
export type Control = { readonly key: string } & (
  | { readonly kind: 'event' }
  /** Least and greatest: days as ISO text. */
  | { readonly kind: 'date'; readonly min: string; readonly max: string }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
)

export interface Shown {
  readonly changes: Changes
  /** A second setting beside it; null without one. */
  readonly held: Changes | null
}

export interface Fragment extends Shown {
  /** Parts that name no control, one a second time, or a value that it does not take. */
  readonly refused: readonly string[]
}

export function formatFragment({ changes, held }: Shown): string {
  const pairs = (of: Changes): string[] =>
    [...of].map(([key, value]) => `${key}=${value === null ? 'off' : String(value)}`)
  const parts = [...pairs(changes), ...(held === null ? [] : [HELD, ...pairs(held)])]
  return parts.length === 0 ? '' : [START, ...parts].join('&')
}

/** undefined: the fragment is not one of ours. */
export function parseFragment(text: string, controls: readonly Control[]): Fragment | undefined {
  const [start, ...parts] = text.split('&')
  if (start !== START) return undefined
  const known = new Map(controls.map((control) => [control.key, control]))
  const refused: string[] = []
  const changes = new Map<string, number | string | null>()
  let held: Map<string, number | string | null> | null = null
  for (const part of parts) {
    if (part === HELD && held === null) {
      held = new Map()
      continue
    }
    const into: Map<string, number | string | null> = held ?? changes
    const at = part.indexOf('=')
    const control = known.get(part.slice(0, at))
    const value = control === undefined ? undefined : readValue(control, part.slice(at + 1))
    if (control === undefined || value === undefined || into.has(control.key)) refused.push(part)
    else into.set(control.key, value)
  }
  return { changes, held, refused }
}

function readValue(control: Control, text: string): number | string | null | undefined {
  switch (control.kind) {
    case 'event':
      return text === 'off' ? null : undefined
    case 'date':
      return isDate(text) && text >= control.min && text <= control.max ? text : undefined
    case 'choice':
      return control.of.includes(text) ? text : undefined
    case 'number': {
      if (!/^-?\d+(\.\d+)?(e-?\d+)?$/.test(text)) return undefined
      const value = Number(text)
      return value >= control.min && value <= control.max ? value : undefined
    }
  }
}
