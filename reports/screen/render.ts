/** The first screen as markup, its pictures drawn, and what its script gets. */
import type { Result } from '../../sim/studies/batch/result.ts'
import { FREE, UNCHANGED } from '../../sim/studies/live/point-key.ts'
import { observedRows } from '../charts/layers.ts'
import { uniqueIds } from '../html/figure.ts'
import { Markup } from '../html/markup.ts'
import { compileChart, draw } from '../html/svg.ts'
import { type ChartData, intervalRow, type MeanRow, NOTHING, type Row, screenChart, WIDTH } from './chart.ts'
import { pairedOf, renderScreen } from './panel.ts'
import { type ReportScreen, type ScreenPayload, screenPayload } from './payload.ts'
import type { Measure } from './views.ts'

export interface RenderedScreen {
  readonly markup: Markup
  readonly payload: ScreenPayload
}

export async function drawScreen(given: ReportScreen, result: Result): Promise<RenderedScreen> {
  const measures = given.views[0]?.measures ?? []
  const pictures: Markup[] = []
  for (const [m, measure] of measures.entries()) {
    const spec = screenChart(result, openingData(given, result, measure))
    const { svg } = await draw(spec, { width: WIDTH, narrow: true })
    pictures.push(new Markup(uniqueIds(svg, `screen-${m}`)))
  }
  const chart = await compileChart(screenChart(result, NOTHING), WIDTH)
  return {
    markup: renderScreen({ ...given, result, pictures }),
    payload: screenPayload(given, result, chart),
  }
}

/** As it was, from the batch; no control, from the pairs. */
function openingData({ screen, setup }: ReportScreen, result: Result, measure: Measure): ChartData {
  const place = screen.series.indexOf(measure.series)
  const bands = result.series[measure.series]?.bands ?? []
  const at = (q: number, week: number): number | null => bands[q]?.[week] ?? null
  const was = (bands[2] ?? []).map((_, week): Row => ({ week, q05: at(0, week), q50: at(2, week), q95: at(4, week) }))
  const medians = screen.points[FREE]?.bands[place]?.[1] ?? []
  const none = medians.map((q50, k): Row => ({ week: screen.weeks[k] ?? k, q50 }))
  const found = pairedOf(screen, setup.seed, measure, FREE, UNCHANGED)
  const means: readonly MeanRow[] =
    found === null
      ? []
      : [
          { who: 'none', value: found.was },
          { who: 'was', value: found.is, ...intervalRow(found.was, found.interval) },
        ]
  return { lines: { was, none }, means, observed: observedRows(result, measure.series) }
}
