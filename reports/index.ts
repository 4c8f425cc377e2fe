/** Result to one self-contained HTML file. Pure: the same Result and assets give the same bytes. */
import type { Result } from '../sim/studies/batch/result.ts'
import { branchSection } from './branches.ts'
import type { Assets } from './assets.ts'
import { conditionSection } from './condition.ts'
import { type Figure, idOf, type SectionId } from './charts/chart.ts'
import { CHARTS } from './charts/index.ts'
import type { PanelPayload, Payload } from './client/payload.ts'
import { type Findings, findAll } from './findings.ts'
import { UNCERTAINTY_COLUMNS, uncertaintyRows } from './html/assumptions.ts'
import { renderDocument, type SectionContent, type StudyContent } from './html/document.ts'
import { renderFigure } from './html/figure.ts'
import type { Markup } from './html/markup.ts'
import type { ReportScreen } from './screen/payload.ts'
import { drawScreen } from './screen/render.ts'
import { indexOfMax, medianOf, seriesFor } from './reading.ts'
import { elementName } from './words/names.ts'
import type { ReportSection } from './section.ts'
import { weeklyText } from './weekly-text.ts'
import { capital, plural } from './words/numbers.ts'

export type { Assets } from './assets.ts'
export type { ReportScreen } from './screen/payload.ts'
export type { ReportSection } from './section.ts'

interface Section {
  readonly id: SectionId
  readonly title: string
  readonly short: string
  /** Its charts were asked for: none is folded away. */
  readonly asked?: true
  /** Charts that its question needs at once; the first row where left out. */
  readonly shown?: number
}

const SECTIONS: readonly Section[] = [
  { id: 'prices', title: 'Prices outside and inside China', short: 'Prices' },
  { id: 'shortfalls', title: 'Who runs short, and when', short: 'Who runs short', shown: 2 },
  { id: 'groups', title: 'The groups that this scenario follows', short: 'Followed groups', asked: true },
  { id: 'licences', title: 'The licence queue', short: 'Licence queue' },
  { id: 'exports', title: 'What still leaves China', short: 'Exports' },
  { id: 'shares', title: 'Producers’ share prices', short: 'Share prices' },
  { id: 'recovery', title: 'How long until it ends', short: 'Recovery' },
  { id: 'supply', title: 'Supply elsewhere', short: 'Supply elsewhere' },
  { id: 'sureness', title: 'How sure these figures are', short: 'How sure' },
]

interface Drawn {
  readonly section: SectionId
  readonly figure: Figure
}

/** `studies`: sections of other studies of the same scenario, after the run's own. `screen`: the page begins with the simulator, which may still be computing. */
export async function renderReport(
  result: Result,
  assets: Assets,
  studies: readonly ReportSection[] = [],
  screen?: ReportScreen | Promise<ReportScreen>,
): Promise<string> {
  const findings = findAll(result)
  const drawn: readonly Drawn[] = CHARTS.flatMap((chart) =>
    chart.build(result, findings).map((figure) => ({ section: chart.section, figure })),
  )
  const branches = branchSection(result)
  const own = [conditionSection(result), branches].filter((section) => section !== null)
  const after = [...own, ...studies]
  // Threads compute the screen while this one draws.
  const [sections, opening] = await Promise.all([renderSections(drawn, result), screen])
  const figures = drawn.map((one) => one.figure)
  const payload = payloadOf(result, findings, figures)
  return renderDocument(
    {
      result,
      findings,
      sections,
      studies: await renderStudies(after),
      screen: opening === undefined || opening.views.length === 0 ? null : await drawScreen(opening, result),
      payload: { ...payload, downloads: { ...payload.downloads, ...downloadsOf(after) } },
      leadPanel: leadPanelOf(result, figures),
    },
    assets,
  )
}

async function renderSections(drawn: readonly Drawn[], result: Result): Promise<readonly SectionContent[]> {
  const sections: SectionContent[] = []
  for (const section of SECTIONS) {
    const content = await renderSectionContent(section, drawn, result)
    if (content) sections.push(content)
  }
  return sections
}

export async function renderStudies(studies: readonly ReportSection[]): Promise<StudyContent[]> {
  const rendered: StudyContent[] = []
  for (const { id, title, short, lede, figures, after, source } of studies) {
    const drawn: Markup[] = []
    const folded: Markup[] = []
    for (const figure of figures) (figure.folded ? folded : drawn).push(await renderFigure(figure, source))
    rendered.push({ id, title, short, lede, figures: drawn, folded, after })
  }
  return rendered
}

export function downloadsOf(studies: readonly ReportSection[]): Payload['downloads'] {
  return Object.assign(
    {},
    ...studies.map(({ figures, downloads }) => ({
      ...Object.fromEntries(figures.map((figure) => [figure.id, figure.csv])),
      ...downloads,
    })),
  )
}

/** The first price panel, named for the date slider. */
function leadPanelOf(result: Result, figures: readonly Figure[]): { id: string; name: string } | null {
  const element = result.scenario.elements.find((one) => idOf('price', one) === figures[0]?.id)
  return element === undefined ? null : { id: idOf('price', element), name: capital(elementName(element)) }
}

async function renderSectionContent(
  section: Section,
  drawn: readonly Drawn[],
  result: Result,
): Promise<SectionContent | null> {
  const own = drawn.filter((one) => one.section === section.id).map((one) => one.figure)
  if (own.length === 0) return null
  const run = `${result.scenario.name}, ${result.run.replicates} runs, seed ${result.run.seed}, run ${result.run.digest.slice(0, 12)}`
  const figures: Markup[] = []
  const folded: Markup[] = []
  const first = section.asked === true ? own : section.shown === undefined ? firstRow(own) : own.slice(0, section.shown)
  for (const figure of own) (first.includes(figure) ? figures : folded).push(await renderFigure(figure, run))
  return { ...section, figures, folded, foldedTitle: `${plural(folded.length, 'more chart', 'more charts')}` }
}

/** What answers the section's question at once: its first chart, or two that stand side by side. */
function firstRow(figures: readonly Figure[]): readonly Figure[] {
  return figures.slice(0, figures[0]?.size === 'half' && figures[1]?.size === 'half' ? 2 : 1)
}

function payloadOf(result: Result, findings: Findings, figures: readonly Figure[]): Payload {
  const panels: Record<string, PanelPayload> = {}
  const downloads: Record<string, Figure['csv']> = {}
  const names = new Set<string>()
  for (const figure of figures) {
    downloads[figure.id] = figure.csv
    if (figure.csv.kind === 'series') for (const name of figure.csv.names) names.add(name)
    for (const panel of figure.panels) {
      if (!panel.cursor) continue
      const { series, scale, factor, unit } = panel.cursor
      panels[panel.id] = { series, scale: scale && { type: scale.type, domain: scale.domain }, factor, unit }
      for (const one of series) names.add(one.name)
    }
  }
  downloads['uncertainties'] = { kind: 'rows', columns: UNCERTAINTY_COLUMNS, rows: uncertaintyRows(result) }
  return {
    run: result.run.digest.slice(0, 12).replace(/[^A-Za-z0-9]/g, ''),
    dates: result.dates,
    week: firstWeek(result, findings),
    series: Object.fromEntries([...names].map((name) => [name, weeklyText(result.series[name]?.bands ?? [])])),
    panels,
    downloads,
  }
}

/** The slider starts where the leading price is highest. */
function firstWeek(result: Result, findings: Findings): number {
  const series = findings.price ? seriesFor(result, 'quotePrice', { element: findings.price.element }) : null
  return series ? indexOfMax(medianOf(series)) : Math.min(result.dates.length - 1, findings.controlStart ?? 0)
}
