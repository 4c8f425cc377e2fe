import type { Outcome } from '../outcome.ts'

export const flowUsed: Outcome = {
  name: 'flowUsed',
  of: ['sector', 'region'],
  unit: 't REO/week',
  label: 'Used',
  doc: 'Oxide that manufacturers use, in magnets as the usual recipe has it and as such, lanthanum and cerium left out.',
  adds: true,
  read:
    ({ chain, regions }) =>
    (sector, region) =>
      chain.used[sector * regions.count + region],
}
