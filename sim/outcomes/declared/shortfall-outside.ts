import { WEEKS_PER_QUARTER } from '../../numbers/units.ts'
import { peakOfMeans } from '../measured-run.ts'
import { PERCENT, type Outcome } from '../outcome.ts'
import { percent } from '../ratio.ts'
import { timeToRecover } from '../time-to-recover.ts'
import { outsideChina } from '../world-sums.ts'

export const shortfallOutside: Outcome = {
  name: 'shortfallOutside',
  of: ['sector'],
  unit: '% of desired output',
  label: 'Shortfall outside China',
  doc: 'Output lost for want of an input over desired output, all regions but China, by value.',
  missing: 'where no output is desired',
  better: 'lower',
  read: (world) => (sector) =>
    percent(outsideChina(world, world.flows.missed, sector), outsideChina(world, world.flows.desired, sector)),
  comesTo: [
    {
      name: 'worstQuarterShortfall',
      label: '{}: worst quarter',
      unit: '% of desired output',
      of: 'sector',
      range: PERCENT,
      windowed: true,
      reduce: (run, s) => peakOfMeans(run, `shortfallOutside.${s}`, WEEKS_PER_QUARTER),
    },
    {
      name: 'timeToRecover',
      label: 'Time until {} are supplied again',
      unit: 'weeks',
      of: 'sector',
      waits: true,
      reduce: (run, s) => timeToRecover(run, `shortfallOutside.${s}`),
    },
  ],
}
