import type { Outcome } from '../outcome.ts'

export const flowMagnets: Outcome = {
  name: 'flowMagnets',
  of: ['region'],
  unit: 't REO/week',
  label: 'Into magnets',
  doc: 'Oxide in magnets made, as the usual recipe has it.',
  adds: true,
  read:
    ({ chain }) =>
    (region) =>
      chain.magnets[region],
}
