/** The three charts of the first screen, drawn again by Vega from the specification that drew them in the file. */
import { type ChartData, type MeanRow, meanPlace, WHO, type Row } from '../../screen/chart.ts'
import type { ScreenPayload } from '../../screen/payload.ts'
import { longDate } from '../../words/dates.ts'
import { number, span } from '../../words/numbers.ts'
import type { Tip, TipLine } from '../tip.ts'
import type { ChartView } from './vega-view.ts'

const LABELS = { none: 'no control', was: 'as it was', held: 'held', yours: 'yours' } as const

export interface Charts {
  draw(data: readonly ChartData[]): Promise<void>
}

export function createCharts(
  section: Element,
  { chart, dates }: Pick<ScreenPayload, 'chart' | 'dates'>,
  createView: (specification: unknown, element: HTMLElement) => ChartView,
  tip: Tip,
): Charts {
  const last = Math.max(1, dates.length - 1)
  const figures = [...section.querySelectorAll<HTMLElement>('.screen-chart')]
  const shown: ChartData[] = []
  const views = figures.map((figure) => {
    const holder = figure.querySelector<HTMLElement>('.picture')!
    const element = document.createElement('div')
    // The picture around it has the words; Vega's own name marks one by one.
    element.setAttribute('aria-hidden', 'true')
    const view = createView(chart, element)
    view.width(holder.clientWidth)
    return { holder, element, view }
  })
  views.forEach(({ element, view }, m) => {
    element.addEventListener('pointermove', (event) => {
      const box = element.getBoundingClientRect()
      const week = Math.round(view.weekAt(event.clientX - box.left))
      const data = shown[m]
      if (data === undefined || week < 0 || week > last) return tip.hide()
      tip.show(longDate(dates[week] ?? ''), linesAt(data, week), event)
    })
    element.addEventListener('pointerleave', tip.hide)
  })
  new ResizeObserver(() => {
    for (const { holder, view } of views) {
      view.width(holder.clientWidth)
      void view.run()
    }
  }).observe(section)
  return {
    async draw(data) {
      await Promise.all(
        views.map(async ({ holder, element, view }, m) => {
          const own = data[m]
          if (own === undefined) return
          shown[m] = own
          for (const who of WHO) view.data(`line-${who}`, own.lines[who] ?? [])
          view.data(
            'means',
            own.means.map((row: MeanRow) => ({ ...row, week: meanPlace(row.who, last) })),
          )
          view.data('observed', own.observed)
          await view.run()
          if (element.parentElement === null) holder.replaceChildren(element)
        }),
      )
    },
  }
}

function linesAt({ lines, observed }: ChartData, week: number): readonly TipLine[] {
  const drawn = WHO.flatMap((who): TipLine[] => {
    const row = nearest(lines[who] ?? [], week)
    if (row === undefined || row.q50 === null) return []
    const { q05, q95 } = row
    const interval = q05 == null || q95 == null ? '' : `(${span(number(q05), number(q95))})`
    return [{ label: LABELS[who], value: number(row.q50), interval, tone: null }]
  })
  const seen = observed
    .filter((one) => Math.abs(one.week - week) <= 2)
    .map((one): TipLine => ({ label: 'observed', value: number(one.value), interval: '', tone: null }))
  return [...drawn, ...seen]
}

function nearest(rows: readonly Row[], week: number): Row | undefined {
  let best: Row | undefined
  for (const row of rows) if (best === undefined || Math.abs(row.week - week) < Math.abs(best.week - week)) best = row
  return best
}
