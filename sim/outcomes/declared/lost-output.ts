import { USD_PER_MILLION } from '../../numbers/units.ts'
import type { Run } from '../measured-run.ts'
import type { Outcome } from '../outcome.ts'
import { total } from '../reduce-series.ts'
import { outsideChina } from '../world-sums.ts'

export const lostOutput: Outcome = {
  name: 'lostOutput',
  of: ['sector'],
  unit: 'million USD/week',
  label: 'Value of lost output',
  doc: 'Lost output at the value each firm puts on it.',
  better: 'lower',
  read: (world) => (sector) => outsideChina(world, world.flows.missed, sector) / USD_PER_MILLION,
  comesTo: [
    {
      name: 'lostOutput',
      label: '{}: value of output lost',
      unit: 'million USD',
      of: 'sector',
      windowed: true,
      reduce: lostValue,
    },
    {
      name: 'totalLostOutput',
      label: 'Value of output lost outside China',
      unit: 'million USD',
      windowed: true,
      reduce: (run) => total(run.sectors.map((s) => lostValue(run, s))),
    },
  ],
}

function lostValue(run: Run, sector: string): number {
  return total(run.series(`lostOutput.${sector}`), run.first)
}
