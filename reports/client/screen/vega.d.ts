/** Parts of Vega that come without types of their own. */
declare module 'vega-dataflow' {
  export const transforms: Record<string, unknown>
}
declare module 'vega-encode'
declare module 'vega-transforms'
declare module 'vega-view-transforms'
declare module 'vega-parser' {
  export function parse(spec: unknown, config: object, options: { readonly ast: true }): unknown
}
declare module 'vega-view' {
  interface PositionScale {
    (value: number): number
    invert(x: number): number
  }
  export class View {
    constructor(runtime: unknown, options: Readonly<Record<string, unknown>>)
    initialize(element: HTMLElement): this
    data(name: string, rows: readonly object[]): this
    width(px: number): this
    runAsync(): Promise<this>
    origin(): [number, number]
    padding(): { readonly left: number }
    scale(name: string): PositionScale
    toSVG(scale: number): Promise<string>
  }
}
