import type { Outcome } from '../outcome.ts'

export const flowUsedAsOxide: Outcome = {
  name: 'flowUsedAsOxide',
  of: ['sector', 'layer'],
  unit: 't REO/week',
  label: 'Used as oxide',
  doc: 'Of what manufacturers use, what is no magnet, lanthanum and cerium left out.',
  adds: true,
  read:
    ({ chain }) =>
    (sector, layer) =>
      chain.usedAsOxide[sector * 2 + layer],
}
