/** A section that another study adds to a report: a policy comparison, a sensitivity analysis, a hindcast. */
import type { Csv, Figure } from './charts/chart.ts'
import type { Markup } from './html/markup.ts'

export interface ReportSection {
  /** Element id: letters, digits and hyphens only. */
  readonly id: string
  readonly title: string
  /** Short name in the list of contents. */
  readonly short: string
  /** Stands above the figures: what the study found, in sentences. */
  readonly lede: Markup | null
  readonly figures: readonly Figure[]
  /** Stands below the figures: tables and lists. */
  readonly after: Markup | null
  /** What the tables of `lede` and `after` offer for download, by id. */
  readonly downloads: Readonly<Record<string, Csv>>
  /** Line below each figure: what was run, with its id. */
  readonly source: string
}
