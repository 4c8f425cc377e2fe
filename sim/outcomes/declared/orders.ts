import { OUTSIDE } from '../../world/products.ts'
import type { World } from '../../world/world.ts'
import { peakOfMeans } from '../measured-run.ts'
import type { Outcome } from '../outcome.ts'
import { ratio } from '../ratio.ts'

export const orders: Outcome = {
  name: 'orders',
  of: [],
  unit: 'times use',
  label: 'Orders over use',
  doc: 'Orders of controlled goods outside China over their use.',
  missing: 'while no such good is used',
  read: (world) => () => ordersOverUse(world),
  comesTo: [
    {
      name: 'peakOrders',
      label: 'Orders over use at the peak',
      unit: 'times use',
      windowed: true,
      reduce: (run) => peakOfMeans(run, 'orders', SPAN),
    },
  ],
}

/** Weeks of a mean whose peak counts: one week's orders come in lumps. */
const SPAN = 4

/** Orders over use of goods under control outside China, by opening value; of heavy magnets while nothing is controlled. */
function ordersOverUse({ lines, policy, goods }: World): number {
  const any = policy.controlled.includes(1)
  const heavy = goods.idOf('heavyMagnet')
  let ordered = 0
  let used = 0
  for (let i = 0; i < lines.count; i++) {
    if (lines.layer[i] !== OUTSIDE || lines.use[i] <= 0) continue
    const good = lines.good[i]
    if (any ? policy.controlled[good] === 0 : good !== heavy) continue
    ordered += lines.ordered[i] * goods.opening[good * 2 + 1]
    used += lines.use[i] * goods.opening[good * 2 + 1]
  }
  return ratio(ordered, used)
}
