/** Magnet exports, by destination and by grade. */
import { magnetName, regionName } from '../words/names.ts'
import type { Chart } from './chart.ts'
import { exportFigure } from './export-figure.ts'

export const magnetExports: Chart = {
  id: 'magnet-exports',
  section: 'exports',
  build: (result) => [
    ...exportFigure(result, {
      id: 'magnet-exports',
      family: 'magnetExports',
      goods: 'magnet',
      by: 'destination',
      hue: 'green',
      shared: true,
      nameOf: (of) => regionName(of['destination'] ?? of['region'] ?? ''),
      keep: (of) => (of['destination'] ?? of['region']) !== 'China',
    }),
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
  ],
}
