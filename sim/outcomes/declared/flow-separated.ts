import type { Outcome } from '../outcome.ts'

export const flowSeparated: Outcome = {
  name: 'flowSeparated',
  of: ['region'],
  unit: 't REO/week',
  label: 'Separated',
  doc: 'Oxide separated from ore, lanthanum and cerium left out.',
  adds: true,
  read:
    ({ chain }) =>
    (region) =>
      chain.separated[region],
}
