/** Magnet exports, by destination and by grade. */
import { outcome, spreadOf } from '../reading.ts'
import { ninety } from '../words/interval.ts'
import { magnetName, regionName } from '../words/names.ts'
import { number, percent } from '../words/numbers.ts'
import type { Chart } from './chart.ts'
import { exportFigure } from './export-figure.ts'

export const magnetExports: Chart = {
  id: 'magnet-exports',
  section: 'exports',
  build(result, findings) {
    const low = spreadOf(outcome(result, 'minMagnetExports'))
    const month = spreadOf(outcome(result, 'monthOfMinMagnetExports'))
    const when =
      month && findings.restricted
        ? `, ${month.p50 < 0.25 ? 'right' : `${number(month.p50)} months`} after the ${findings.controlled ? 'control' : 'first restriction'} (${ninety(month, number)} months)`
        : ''
    const finding = low
      ? low.p50 < 90
        ? `Magnet exports fall to ${percent(low.p50)} of normal in their worst four weeks (90% of runs: ${ninety(low, percent)})${when}`
        : `Magnet exports hold: ${percent(low.p50)} of normal even in their worst four weeks (90% of runs: ${ninety(low, percent)})`
      : null
    return [
      ...exportFigure(
        result,
        {
          id: 'magnet-exports',
          family: 'magnetExports',
          goods: 'magnet',
          by: 'destination',
          hue: 'green',
          shared: true,
          nameOf: (of) => regionName(of['destination'] ?? of['region'] ?? ''),
          keep: (of) => (of['destination'] ?? of['region']) !== 'China',
        },
        finding,
      ),
      ...exportFigure(result, {
        id: 'magnet-exports-by-grade',
        family: 'magnetExportsByGrade',
        goods: 'magnet',
        by: 'grade',
        hue: 'green',
        shared: false,
        nameOf: (of) => magnetName(of['magnet'] ?? ''),
        keep: () => true,
      }),
    ]
  },
}
