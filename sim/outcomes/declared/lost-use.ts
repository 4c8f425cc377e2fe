import { isScarce } from '../../world/products.ts'
import type { Run } from '../measured-run.ts'
import type { Outcome } from '../outcome.ts'
import { total } from '../reduce-series.ts'

export const lostUse: Outcome = {
  name: 'lostUse',
  of: ['sector'],
  unit: 't REO/week',
  label: 'Use lost outside China',
  doc: 'Oxide in the magnets and oxides that the lost output would have used, firms outside China.',
  better: 'lower',
  read:
    ({ flows }) =>
    (sector) =>
      flows.lostUse[sector],
  comesTo: [
    {
      name: 'lostUse',
      label: '{}: shortfall in tonnes',
      unit: 't REO',
      of: 'sector',
      windowed: true,
      reduce: lostTonnes,
    },
    {
      name: 'totalLostUse',
      label: 'Shortfall in tonnes, all sectors outside China but catalysts',
      unit: 't REO',
      windowed: true,
      reduce: (run) => total(run.sectors.filter(isScarce).map((s) => lostTonnes(run, s))),
    },
  ],
}

function lostTonnes(run: Run, sector: string): number {
  return total(run.series(`lostUse.${sector}`), run.first)
}
