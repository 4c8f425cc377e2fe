/** Oxide exports by element. */
import { exportFigure } from './export-figure.ts'
import type { Chart } from './chart.ts'
import { elementName } from '../words/names.ts'
import { capital } from '../words/numbers.ts'

export const oxideExports: Chart = {
  id: 'oxide-exports',
  section: 'exports',
  build: (result) =>
    exportFigure(result, {
      id: 'oxide-exports',
      family: 'exports',
      goods: 'oxide',
      by: 'element',
      hue: 'teal',
      shared: false,
      nameOf: (of) => capital(elementName(of['element'] ?? '')),
      keep: () => true,
    }),
}
