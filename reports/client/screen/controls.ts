/** The inputs of the first screen and the changes they stand for. */
import type { Changes } from '../../../sim/studies/live/changes.ts'
import type { Control } from '../../../sim/studies/live/fragment.ts'
import { longDate } from '../../words/dates.ts'
import { leverValue } from '../../words/lever-values.ts'
import { POLICY } from './estimate.ts'

export function inputsOf(section: Element): readonly HTMLInputElement[] {
  return [...section.querySelectorAll<HTMLInputElement>('input[data-key]')]
}

const keyOf = (input: HTMLInputElement): string => input.dataset['key'] ?? ''

export function controlOf(input: HTMLInputElement): Control {
  const key = keyOf(input)
  if (input.type === 'checkbox') return { key, kind: 'event' }
  if (input.type === 'date') return { key, kind: 'date', min: input.min, max: input.max }
  return { key, kind: 'number', min: Number(input.min), max: Number(input.max) }
}

/** Changes with that of one input brought up to date. */
export function changed(changes: Changes, input: HTMLInputElement): Changes {
  const next = new Map(changes)
  const key = keyOf(input)
  const file = input.dataset['value']
  if (input.type === 'checkbox') {
    if (input.checked) next.delete(key)
    else next.set(key, null)
  } else if (input.type === 'date') {
    if (!input.validity.valid) return changes
    if (input.value === file) next.delete(key)
    else next.set(key, input.value)
  } else next.set(key, Number(input.value))
  return next
}

/** Without a lever: its value and its day. */
export function cleared(changes: Changes, key: string): Changes {
  return new Map([...changes].filter(([own]) => own !== key && own !== `${key}.from`))
}

/** Shows the changes; a slider that nobody moved shows what the scenario has. */
export function show(section: Element, changes: Changes): void {
  for (const input of inputsOf(section)) {
    const change = changes.get(keyOf(input))
    const file = input.dataset['value'] ?? ''
    if (input.type === 'checkbox') input.checked = change !== null
    else input.value = change === undefined ? file : String(change)
    const row = input.closest('.lever, .live-slider')
    if (row === null || input.type !== 'range') continue
    row.classList.toggle('changed', change !== undefined)
    const output = row.querySelector('output')
    if (output)
      output.textContent =
        change === undefined && output.dataset['was'] !== undefined
          ? output.dataset['was']
          : leverValue(output.dataset['unit'] ?? '', Number(change ?? file))
  }
  for (const day of section.querySelectorAll<HTMLElement>('.lever [data-from]')) {
    const input = day.closest('.lever')?.querySelector<HTMLInputElement>('input[type=date]')
    if (input) day.textContent = longDate(input.value)
  }
  for (const card of section.querySelectorAll<HTMLElement>('.live-event')) {
    const id = card.dataset['event'] ?? ''
    const isOff = changes.get(id) === null
    card.classList.toggle('off', isOff)
    card.classList.toggle(
      'changed',
      [...changes.keys()].some((key) => key === id || key.startsWith(`${id}.`)),
    )
    for (const input of inputsOf(card)) if (input.type !== 'checkbox') input.disabled = isOff
  }
  for (const button of section.querySelectorAll<HTMLElement>('[data-policy]'))
    button.setAttribute('aria-pressed', String(button.dataset['policy'] === String(changes.get(POLICY) ?? '')))
}

/** What counts: an event that is out has no values, a lever that nobody moved no day. */
export function effective(changes: Changes): Changes {
  return new Map(
    [...changes].filter(([key]) => {
      if (key.endsWith('.from')) return changes.has(key.slice(0, -'.from'.length))
      return (
        key.startsWith('@') ||
        key.startsWith('~') ||
        !key.includes('.') ||
        changes.get(key.split('.')[0] ?? '') !== null
      )
    }),
  )
}
