import type { Outcome } from '../outcome.ts'
import { percent } from '../ratio.ts'

export const shortfallOf: Outcome = {
  name: 'shortfallOf',
  of: ['group'],
  unit: '% of desired output',
  label: 'Shortfall',
  doc: 'Output that makers of magnets and manufacturers lose for want of an input over what they wanted to make.',
  missing: 'while they want to make nothing',
  better: 'lower',
  answer: ({ missed, wanted }) => percent(missed, wanted),
}
