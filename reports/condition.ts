/** What a forecast goes on from: every figure that runs were weighed by, with what runs say to it before and after, and what was left out. */
import type { ConditionResult, Result, SeriesResult } from '../sim/studies/batch/result.ts'
import { html, type Markup } from './html/markup.ts'
import { renderTable } from './html/table.ts'
import type { ReportSection } from './section.ts'
import { longDate } from './words/dates.ts'
import { number, plural, span } from './words/numbers.ts'

export const CONDITION = 'condition'

/** "400 runs, weighed by how well they agree with 26 observed figures up to then, tell as much as 52". */
function conditionWords({ figures, effective }: ConditionResult, runs: number): string {
  return `${plural(runs, 'run', 'runs')}, weighed by how well they agree with ${plural(figures.length, 'observed figure', 'observed figures')} up to then, tell as much as ${Math.floor(effective)}`
}

/** What stands above the first number. */
export function conditionNotice(condition: ConditionResult, runs: number): string {
  const { until, figures, leftOut } = condition
  const twice = figures.filter((figure) => figure.twice).length
  return [
    `A forecast from ${longDate(until)}, the dashed line in the charts: ${conditionWords(condition, runs)}.`,
    'There is no simulator on this page: it would answer from pairs of runs that nobody weighed. Run the scenario without a condition to try policies.',
    ...(leftOut.length === 0
      ? []
      : [`${plural(leftOut.length, 'figure is', 'figures are')} left out, each with its reason below.`]),
    ...(twice === 0
      ? []
      : [
          `${plural(twice, 'figure counts', 'figures count')} twice, since the posterior was fitted to ${twice === 1 ? 'it' : 'them'} already: the ranges are too narrow.`,
        ]),
  ].join(' ')
}

/** Null where every run counts alike. */
export function conditionSection({ condition, series, scenario, run }: Result): ReportSection | null {
  if (condition === undefined) return null
  return {
    id: CONDITION,
    title: 'What this forecast goes on from',
    short: 'Goes on from',
    lede: html`<p class="lede">${conditionWords(condition, run.replicates)}. A series counts as one piece of news, however many figures it has; a run is then taken as often as its weight says. All ranges of this page are of the runs so taken.</p>`,
    figures: [],
    after: html`${taken(condition, series)}${leftOut(condition)}`,
    downloads: {},
    source: `${scenario.name}, ${run.replicates} runs, seed ${run.seed}`,
  }
}

function taken({ figures }: ConditionResult, series: Result['series']): Markup {
  const rows = figures.map((figure) => [
    `${figure.series}${unitOf(series[figure.series])}`,
    figure.date,
    number(figure.value),
    said(figure.all),
    said(figure.weighed),
    figure.twice ? 'twice' : 'once',
  ])
  const columns = ['Series', 'Date', 'Observed', 'All runs alike', 'Runs as weighed', 'Counts']
  return renderTable({
    caption: 'Figures that runs were weighed by: median and, in brackets, 90% of runs.',
    columns,
    rows,
  })
}

function leftOut(condition: ConditionResult): Markup | null {
  if (condition.leftOut.length === 0) return null
  const rows = condition.leftOut.map(({ series, date, value, why }) => [series, date, number(value), why])
  return renderTable({ caption: 'Figures left out.', columns: ['Series', 'Date', 'Observed', 'Why'], rows })
}

const unitOf = (series: SeriesResult | undefined): string => (series === undefined ? '' : ` (${series.unit})`)

function said([low, middle, high]: readonly (number | null)[]): string {
  if (
    low === undefined ||
    low === null ||
    middle === undefined ||
    middle === null ||
    high === undefined ||
    high === null
  )
    return 'nothing'
  return `${number(middle)} (${span(number(low), number(high))})`
}
