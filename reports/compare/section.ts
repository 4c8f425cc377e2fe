/** A policy comparison as a section of a report: of its own page, and of the report of a run. */
import type { ComparisonResult } from '../../sim/studies/compare/result.ts'
import type { Figure, Table } from '../charts/chart.ts'
import { html, type Markup } from '../html/markup.ts'
import { oddParagraph } from '../html/odd.ts'
import { renderTable } from '../html/table.ts'
import { renderTimeline } from '../html/timeline.ts'
import type { ReportSection } from '../section.ts'
import { datedOf } from './dated.ts'
import { differenceFigure } from './difference-chart.ts'
import { type ComparisonFindings, findComparison, type NamedOutcome, outcomesOf } from './findings.ts'
import { branchTable, costTable, csvOf, gainTable, regretTable, robustnessTable } from './tables.ts'
import { levelFigure } from './level-chart.ts'
import { weeklyFigure } from './weekly-chart.ts'
import { comparisonHeadline, comparisonSentences, comparisonStandfirst, COST_LIMITS, satisfiedText } from './words.ts'

const LOSSES = /^(totalLost|totalFirmWeeks|lostUse|lostOutput|stopWeeks|firmWeeks)/
const MONEY = /^(netProgrammeCost|programmeCost)/

export function comparisonSection(result: ComparisonResult): ReportSection {
  const found = findComparison(result)
  const sentences = comparisonSentences(result, found)
  return {
    id: 'comparison',
    title: `Policies compared: ${comparisonHeadline(result, found)}`,
    short: 'Policies compared',
    lede: html`${oddParagraph(result)}<p class="lede">${comparisonStandfirst(result, found)}</p><ul class="points">${sentences.map((one) => html`<li><b>${one.lead}</b> ${one.text}</li>`)}</ul>${renderTimeline(datedOf(result))}`,
    figures: comparisonFigures(result, found),
    after: comparisonTables(result, found),
    downloads: comparisonDownloads(result, found),
    source: comparisonSource(result),
  }
}

export function comparisonFigures(result: ComparisonResult, found: ComparisonFindings): readonly Figure[] {
  const judged = outcomesOf(result).filter(({ name, better }) => better !== 'neither' && !MONEY.test(name))
  const isLoss = ({ name }: NamedOutcome): boolean => LOSSES.test(name)
  return [
    differenceFigure(result, found, 'policy-losses', 'What is lost', judged.filter(isLoss)),
    differenceFigure(
      result,
      found,
      'policy-course',
      'Prices, queues and recovery',
      judged.filter((one) => !isLoss(one)),
    ),
    ...Object.keys(result.series).flatMap((name) => [
      levelFigure(result, found, name),
      weeklyFigure(result, found, name),
    ]),
  ].filter((figure) => figure !== null)
}

function tablesOf(result: ComparisonResult, found: ComparisonFindings): Readonly<Record<string, Table>> {
  return {
    'comparison-cost': costTable(found),
    'comparison-robustness': robustnessTable(result),
    'comparison-regret': regretTable(result),
    'comparison-gain': gainTable(result, found),
    ...(result.branches === undefined ? {} : { 'comparison-branches': branchTable(result, found) }),
  }
}

export function comparisonTables(result: ComparisonResult, found: ComparisonFindings): Markup {
  const { notes, uncertainties } = result
  const tables = Object.entries(tablesOf(result, found)).map(
    ([id, table]) =>
      html`<div class="words open">${renderTable(table)}<button type="button" class="download" data-figure="${id}">Download CSV</button></div>`,
  )
  const [cost, robustness, regret, gain, branches] = tables
  const limits = [...COST_LIMITS, ...notes]
  return html`<h3>What it costs</h3><ul class="plain">${limits.map((one) => html`<li>${one}</li>`)}</ul>${cost ?? null}
<h3>How robust it is</h3><p class="lede">${satisfiedText(result)} A policy is dominated by another that is no worse in the mean of tonnes lost, stopped lines, lost value and public cost, and clearly better in at least one; only what governments outside China choose is judged so, and only among the policies compared here.</p>${robustness ?? null}${regret ?? null}
<h3>What pairing earned</h3><p class="lede">${String(uncertainties.common)} uncertainties have the same draw under every policy. Where a policy changes what luck does, as where some runs cross a threshold and others do not, the two runs of a pair part and pairing earns less.</p>${gain ?? null}${branches === undefined ? null : html`<h3>Branch by branch</h3>${branches}`}`
}

export function comparisonDownloads(result: ComparisonResult, found: ComparisonFindings): ReportSection['downloads'] {
  return Object.fromEntries(Object.entries(tablesOf(result, found)).map(([id, table]) => [id, csvOf(table)]))
}

export function comparisonSource({ policies, replicates, seed }: ComparisonResult): string {
  const runs = policies.map(({ name, digest }) => `${name} ${digest.slice(0, 8)}`).join(', ')
  return `${replicates} pairs of runs, seed ${seed}; runs ${runs}`
}
