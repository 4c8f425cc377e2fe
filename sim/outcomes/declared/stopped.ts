import type { Outcome } from '../outcome.ts'

export const stopped: Outcome = {
  name: 'stopped',
  of: ['group'],
  unit: 'agents',
  label: 'Standing still',
  doc: 'Makers of magnets and manufacturers that make less than half of what they want; mines that are closed or hit by an outage.',
  better: 'lower',
  answer: ({ stopped }) => stopped,
}
