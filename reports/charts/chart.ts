/** What a chart file hands to the page: figures, each with its panels, words and table. Pure descriptions, no markup. */
import type { Result } from '../../sim/studies/batch/result.ts'
import type { Findings } from '../findings.ts'
import type { Tone } from './theme.ts'

/** A Vega-Lite specification without its size, which the page sets. Colours are tokens, columns have fixed names. */
export type Spec = Readonly<Record<string, unknown>>

export interface Variant {
  /** Width of the whole picture, px. */
  readonly width: number
  readonly narrow: boolean
}

export interface CursorSeries {
  /** Key in Result.series. */
  readonly name: string
  readonly label: string
  readonly tone: Tone
}

export interface Panel {
  readonly id: string
  /** Heading of one of several panels; null when the figure's own title says it. */
  readonly title: string | null
  readonly note: string | null
  spec(variant: Variant): Spec
  /** Time charts follow the date slider; `scale` places the dots on the medians (null: a line only). */
  readonly cursor: {
    readonly series: readonly CursorSeries[]
    readonly scale: { readonly type: 'linear' | 'log'; readonly domain: readonly [number, number] } | null
    /** Factor from the series' own unit to the unit shown (100 for shares shown in per cent). */
    readonly factor: number
    readonly unit: string
  } | null
}

export interface LegendItem {
  readonly label: string
  readonly tone: Tone
  readonly mark:
    | 'line'
    | 'dash'
    | 'band50'
    | 'band90'
    | 'box'
    | 'dot'
    | 'ring'
    | 'circle'
    | 'square'
    | 'triangle'
    | 'diamond'
}

export interface Table {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What the download holds: all weeks of some series, or plain rows. */
export type Csv =
  | { readonly kind: 'series'; readonly names: readonly string[] }
  | {
      readonly kind: 'rows'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly (string | number | null)[])[]
    }

export interface Figure {
  /** Used as element id and file name: letters, digits and hyphens only. */
  readonly id: string
  readonly title: string
  /** The line below the title: unit and what is counted. */
  readonly unit: string
  readonly legend: readonly LegendItem[]
  readonly panels: readonly Panel[]
  readonly size: 'full' | 'half'
  /** In the folded group of its section. */
  readonly folded: boolean
  readonly howToRead: string
  readonly alt: string
  readonly table: Table
  readonly csv: Csv
  /** What the dots show, with its sources; null without any. */
  readonly observed: Table | null
}

export type SectionId =
  | 'prices'
  | 'shortfalls'
  | 'groups'
  | 'licences'
  | 'exports'
  | 'shares'
  | 'recovery'
  | 'supply'
  | 'sureness'

/** One chart file: everything about one kind of picture. No figures when the Result holds nothing for it. */
export interface Chart {
  readonly id: string
  readonly section: SectionId
  build(result: Result, findings: Findings): readonly Figure[]
}

export const idOf = (...parts: readonly string[]): string => parts.join('-').replace(/[^A-Za-z0-9-]/g, '')
