import { PERCENT, type Outcome } from '../outcome.ts'
import { percent } from '../ratio.ts'
import { peak } from '../reduce-series.ts'
import { timeToRecover } from '../time-to-recover.ts'
import { outsideChina } from '../world-sums.ts'

export const totalShortfall: Outcome = {
  name: 'totalShortfall',
  of: [],
  unit: '% of desired output',
  label: 'Shortfall outside China, all sectors',
  doc: 'Output lost for want of an input over desired output outside China, by value.',
  missing: 'where no output is desired',
  better: 'lower',
  read: (world) => () => {
    let missed = 0
    let desired = 0
    for (let s = 0; s < world.sectors.length; s++) {
      missed += outsideChina(world, world.flows.missed, s)
      desired += outsideChina(world, world.flows.desired, s)
    }
    return percent(missed, desired)
  },
  comesTo: [
    {
      name: 'peakShortfall',
      label: 'Worst week, all sectors outside China',
      unit: '% of desired output',
      range: PERCENT,
      windowed: true,
      reduce: (run) => peak(run.series('totalShortfall'), run.from),
    },
    {
      name: 'timeToRecover',
      label: 'Time until less than 5 % of output is lost for a quarter',
      unit: 'weeks',
      waits: true,
      reduce: (run) => timeToRecover(run, 'totalShortfall'),
    },
  ],
}
