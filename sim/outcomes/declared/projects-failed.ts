import type { Outcome } from '../outcome.ts'

export const projectsFailed: Outcome = {
  name: 'projectsFailed',
  of: [],
  unit: 'projects',
  label: 'Projects failed',
  doc: 'Mine projects cancelled or closed after a bust.',
  read:
    ({ flows }) =>
    () =>
      flows.projectsFailed,
}
