import { PER_KG } from '../../numbers/units.ts'
import type { World } from '../../world/world.ts'
import type { Outcome } from '../outcome.ts'
import { peak } from '../reduce-series.ts'

export const transactionPrice: Outcome = {
  name: 'transactionPrice',
  of: ['element'],
  unit: 'USD/kg',
  label: 'Outside price paid',
  doc: 'Volume-weighted price of everything bought outside China in about the last four weeks: licensed, under offtake and spot.',
  read: readPaid,
  comesTo: [
    {
      name: 'peakTransactionRatio',
      label: 'Peak price paid for {} over the start',
      unit: 'times start',
      of: 'element',
      windowed: true,
      reduce: (run, e) => peak(run.series(`transactionPrice.${e}`), run.from) / run.series(`transactionPrice.${e}`)[0],
    },
  ],
}

/** What is left of last week's volume in the volume-weighted price: a memory of about four weeks. */
const VOLUME_MEMORY = 0.75
/** Less than this was bought lately, t: the price paid last stands. */
const HARDLY_ANY = 1e-6

function readPaid({ goods, flows }: World) {
  const tonnes = new Float64Array(goods.elements)
  const value = new Float64Array(goods.elements)
  const paid = tonnes.map((_, e) => goods.opening[e * 2 + 1])
  return (e: number): number => {
    tonnes[e] = VOLUME_MEMORY * tonnes[e] + flows.paidTonnes[e]
    value[e] = VOLUME_MEMORY * value[e] + flows.paidValue[e]
    if (tonnes[e] > HARDLY_ANY) paid[e] = value[e] / tonnes[e]
    return paid[e] / PER_KG
  }
}
