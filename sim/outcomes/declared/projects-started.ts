import type { Outcome } from '../outcome.ts'

export const projectsStarted: Outcome = {
  name: 'projectsStarted',
  of: [],
  unit: 'projects',
  label: 'Projects financed',
  doc: 'Mine projects that took a financial decision.',
  read:
    ({ flows }) =>
    () =>
      flows.projectsFinanced,
  comesTo: [
    {
      name: 'projectsFinanced',
      label: 'Projects financed',
      unit: 'projects',
      better: 'higher',
      reduce: (run) => run.series('projectsStarted')[run.weeks - 1],
    },
  ],
}
