import type { Outcome } from '../outcome.ts'

export const flowOre: Outcome = {
  name: 'flowOre',
  of: ['region', 'layer'],
  unit: 't REO/week',
  label: 'Ore to plants',
  doc: 'Rare earths in ore that mines of a region hand to plants in China and elsewhere, lanthanum and cerium left out.',
  adds: true,
  read:
    ({ chain }) =>
    (region, layer) =>
      chain.ore[region * 2 + layer],
}
