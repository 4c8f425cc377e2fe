/** Changes as the fragment of an address and back: what a link carries is checked like any other input. */
import { isDate } from '../../scenario/text/dates.ts'
import type { Changes } from './changes.ts'

const START = '#live'

export function formatFragment(changes: Changes): string {
  const pairs = [...changes].map(([key, value]) => `${key}=${value === null ? 'off' : String(value)}`)
  return pairs.length === 0 ? '' : [START, ...pairs].join('&')
}

/** What a control of the page takes. */
export interface Control {
  readonly key: string
  readonly kind: 'event' | 'date' | 'number'
  /** Least and greatest value: dates as ISO text. */
  readonly min: number | string
  readonly max: number | string
}

export interface Fragment {
  readonly changes: Changes
  /** Parts that name no control, one a second time, or a value that it does not take. */
  readonly refused: readonly string[]
}

/** undefined: the fragment is not one of ours. */
export function parseFragment(text: string, controls: readonly Control[]): Fragment | undefined {
  const [start, ...parts] = text.split('&')
  if (start !== START) return undefined
  const known = new Map(controls.map((control) => [control.key, control]))
  const changes = new Map<string, number | string | null>()
  const refused: string[] = []
  for (const part of parts) {
    const at = part.indexOf('=')
    const control = known.get(part.slice(0, at))
    const value = control === undefined ? undefined : readValue(control, part.slice(at + 1))
    if (control === undefined || value === undefined || changes.has(control.key)) refused.push(part)
    else changes.set(control.key, value)
  }
  return { changes, refused }
}

function readValue({ kind, min, max }: Control, text: string): number | string | null | undefined {
  if (kind === 'event') return text === 'off' ? null : undefined
  if (kind === 'date') return isDate(text) && text >= min && text <= max ? text : undefined
  if (!/^-?\d+(\.\d+)?(e-?\d+)?$/.test(text)) return undefined
  const value = Number(text)
  return value >= (min as number) && value <= (max as number) ? value : undefined
}
