import type { Outcome } from '../outcome.ts'

export const flowMined: Outcome = {
  name: 'flowMined',
  of: ['region'],
  unit: 't REO/week',
  label: 'Mined',
  doc: 'Rare earths dug, lanthanum and cerium left out, as in all flows from mine to user.',
  adds: true,
  read:
    ({ chain }) =>
    (region) =>
      chain.mined[region],
}
