import type { Outcome } from '../outcome.ts'

export const flowSteps: Outcome = {
  name: 'flowSteps',
  of: ['step', 'layer'],
  unit: 't REO/week',
  label: 'Losses and gains on the way',
  doc: 'What plants leave in tailings, recyclers recover from old magnets and lose of swarf, and magnets hold less than the usual recipe, lanthanum and cerium left out.',
  adds: true,
  read: ({ chain }) => {
    const steps = [chain.tailings, chain.recovered, chain.swarfLost, chain.spared]
    return (step, layer) => steps[step][layer]
  },
}
