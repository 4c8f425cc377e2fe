import type { Outcome } from '../outcome.ts'

export const projects: Outcome = {
  name: 'projects',
  of: [],
  unit: 'projects',
  label: 'Projects in operation',
  doc: 'Mine projects outside China that have come on stream.',
  read:
    ({ flows }) =>
    () =>
      flows.projectsRunning,
}
