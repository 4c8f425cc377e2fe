/** The parts of Vega that a chart of the page needs, without code made from text: the page's policy forbids that. */
import { transforms } from 'vega-dataflow'
import * as encoding from 'vega-encode'
import { expressionInterpreter } from 'vega-interpreter'
import { parse } from 'vega-parser'
import * as shaping from 'vega-transforms'
import { View } from 'vega-view'
import * as layout from 'vega-view-transforms'

Object.assign(transforms, shaping, layout, encoding)

/** Fetches nothing: a page that asks for a file is a mistake of ours. */
const refuse = (): Promise<never> => Promise.reject(new Error('charts load no data'))
const loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse }

export interface ChartView {
  data(name: string, rows: readonly object[]): void
  width(px: number): void
  run(): Promise<void>
  /** Week below a place of the picture, px from its left edge. */
  weekAt(x: number): number
  xOf(week: number): number
}

export function createView(specification: unknown, element: HTMLElement): ChartView {
  const view = new View(parse(specification, {}, { ast: true }), {
    renderer: 'svg',
    loader,
    expr: expressionInterpreter,
    logLevel: 0,
    hover: false,
  }).initialize(element)
  const left = (): number => view.origin()[0] + view.padding().left
  return {
    data: (name, rows) =>
      void view.data(
        name,
        rows.map((row) => ({ ...row })),
      ),
    width: (px) => void view.width(px),
    run: async () => void (await view.runAsync()),
    weekAt: (x) => view.scale('x').invert(x - left()),
    xOf: (week) => view.scale('x')(week) + left(),
  }
}
