/** The form's inputs and the changes they stand for. */
import type { Changes } from '../../../sim/studies/live/changes.ts'
import type { Control } from '../../../sim/studies/live/fragment.ts'
import { number } from '../../words/numbers.ts'

type Inputs = readonly HTMLInputElement[]

export function inputsOf(form: HTMLFormElement): Inputs {
  return [...form.querySelectorAll<HTMLInputElement>('input[data-key]')]
}

const keyOf = (input: HTMLInputElement): string => input.dataset['key'] ?? ''

export function controlOf(input: HTMLInputElement): Control {
  const key = keyOf(input)
  if (input.type === 'checkbox') return { key, kind: 'event', min: 0, max: 0 }
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

/** Shows the changes; a slider that nobody moved shows the value of the file, which may lie between two of its places. */
export function show(form: HTMLFormElement, changes: Changes): void {
  for (const input of inputsOf(form)) {
    const change = changes.get(keyOf(input))
    const file = input.dataset['value'] ?? ''
    if (input.type === 'checkbox') input.checked = change !== null
    else input.value = change === undefined ? file : String(change)
    const label = input.closest('.live-slider')
    label?.classList.toggle('changed', change !== undefined)
    const output = label?.querySelector('output')
    if (output) output.textContent = number(Number(change ?? file))
  }
  for (const card of form.querySelectorAll<HTMLElement>('.live-event')) {
    const id = card.dataset['event'] ?? ''
    const isOff = changes.get(id) === null
    card.classList.toggle('off', isOff)
    card.classList.toggle(
      'changed',
      [...changes.keys()].some((key) => key === id || key.startsWith(`${id}.`)),
    )
    for (const input of inputsOf(form))
      if (input.type !== 'checkbox' && keyOf(input).startsWith(`${id}.`)) input.disabled = isOff
  }
}

/** An event that is out has no values: what was set before comes back with it. */
export function effective(changes: Changes): Changes {
  return new Map([...changes].filter(([key]) => !key.includes('.') || changes.get(key.split('.')[0] ?? '') !== null))
}
