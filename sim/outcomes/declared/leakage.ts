import type { Outcome } from '../outcome.ts'

export const leakage: Outcome = {
  name: 'leakage',
  of: [],
  unit: 't REO/week',
  label: 'Leakage',
  doc: 'Oxide that leaves China outside the licence channel.',
  read:
    ({ flows }) =>
    () =>
      flows.leakage,
}
