import type { Run } from '../measured-run.ts'
import type { Outcome } from '../outcome.ts'
import { percent } from '../ratio.ts'
import { firstAbove, total } from '../reduce-series.ts'

export const lineStops: Outcome = {
  name: 'lineStops',
  of: ['sector'],
  unit: '% of firms outside China',
  label: 'Stopped lines',
  doc: 'Firms outside China that make less than half of what they want.',
  missing: 'in sectors without firms',
  better: 'lower',
  read:
    ({ flows }) =>
    (sector) =>
      percent(flows.stopped[sector], flows.firms[sector]),
  comesTo: [
    {
      name: 'stopWeeks',
      label: '{}: stopped lines',
      unit: '% of firms x weeks',
      of: 'sector',
      windowed: true,
      reduce: percentWeeks,
    },
    {
      name: 'firstStopWeek',
      label: '{}: first stopped lines',
      unit: 'weeks after the control',
      of: 'sector',
      better: 'higher',
      waits: true,
      reduce: (run, s) => firstAbove(run.series(`lineStops.${s}`), run.from, 1),
    },
    {
      name: 'firmWeeks',
      label: '{}: stopped lines',
      unit: 'firm-weeks',
      of: 'sector',
      windowed: true,
      reduce: firmWeeks,
    },
    {
      name: 'totalFirmWeeks',
      label: 'Stopped lines, all sectors outside China',
      unit: 'firm-weeks',
      windowed: true,
      reduce: (run) => total(run.sectors.map((s) => firmWeeks(run, s))),
    },
    {
      name: 'totalStopWeeks',
      label: 'Firm-weeks of stopped lines outside China',
      unit: '% of firms x weeks',
      windowed: true,
      reduce: (run) => total(run.sectors.map((s) => percentWeeks(run, s))),
    },
  ],
}

function percentWeeks(run: Run, sector: string): number {
  return total(run.series(`lineStops.${sector}`), run.first)
}

/** Weeks in which firms of a sector stand still, summed over the firms. */
function firmWeeks(run: Run, sector: string): number {
  return (percentWeeks(run, sector) / 100) * (run.firms[sector] ?? 0)
}
