/** What a time chart shows in one week: medians with 90 % intervals, as text. */
import { number, span } from '../words/numbers.ts'
import type { PageData, PanelPayload } from './payload.ts'

export interface ShownValue {
  readonly label: string
  readonly value: string
  readonly interval: string
  readonly tone: string
}

export function valuesAt(panel: PanelPayload, payload: PageData, week: number): ShownValue[] {
  const unit = panel.unit === '%' ? '%' : ''
  return panel.series.map(({ name, label, tone }) => {
    const at = (q: number): string => number((payload.series[name]?.[q]?.[week] ?? Number.NaN) * panel.factor)
    return { label, tone, value: `${at(2)}${unit}`, interval: `(${span(at(0), at(4))})` }
  })
}
