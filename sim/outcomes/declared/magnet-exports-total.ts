import type { Run } from '../measured-run.ts'
import { EITHER_SIGN, type Outcome } from '../outcome.ts'
import { lowest, movingMean } from '../reduce-series.ts'
import { exportsOf } from '../world-sums.ts'

export const magnetExportsTotal: Outcome = {
  name: 'magnetExportsTotal',
  of: [],
  unit: 't/week',
  label: 'Magnet exports',
  doc: 'Magnets of all grades cleared by Chinese customs, all destinations.',
  read: (world) => () => {
    const { elements, count } = world.goods
    let t = 0
    for (let g = elements; g < count; g++) t += exportsOf(world, g)
    return t
  },
  comesTo: [
    {
      name: 'minMagnetExports',
      label: 'Magnet exports in the worst four weeks',
      unit: '% of normal',
      better: 'higher',
      reduce: lowestOverNormal,
    },
    {
      name: 'monthOfMinMagnetExports',
      label: 'When magnet exports were lowest',
      unit: 'months after the control',
      better: 'neither',
      range: EITHER_SIGN,
      reduce: (run) => (lowest(fourWeekMean(run), run.from).week - run.from - (SPAN - 1)) / WEEKS_PER_MONTH,
    },
  ],
}

/** Weeks of a mean: customs count by the month. */
const SPAN = 4
/** In which the month of the lowest mean is told. */
const WEEKS_PER_MONTH = 4.345

const fourWeekMean = (run: Run) => movingMean(run.series('magnetExportsTotal'), SPAN)

function lowestOverNormal(run: Run): number {
  const series = fourWeekMean(run)
  const normal = series[Math.max(SPAN - 1, run.from - 1)]
  return normal > 0 ? (100 * lowest(series, run.from).value) / normal : NaN
}
