/** A comparison from its parts to its result: runs what is not run yet, then reads outcomes, draws and series of all. */
import { countDraws, drawGroups, drawsText } from '../../studies/batch/draw-groups.ts'
import { comparePolicies, groupsOf, type PolicyRuns } from '../../studies/compare/compare-policies.ts'
import { compareBranches } from '../../studies/compare/compare-branches.ts'
import { chancePaths } from '../../scenario/chances.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { eventsBetween } from '../../studies/compare/events-between.ts'
import { handsBetween } from '../../studies/compare/hands-between.ts'
import { compareSeries, type WeekOf } from '../../studies/compare/compare-series.ts'
import type { ComparisonResult, SeriesComparison } from '../../studies/compare/result.ts'
import { firstRestriction } from '../../outcomes/restriction.ts'
import { questionText } from '../../scenario/expect/question-grammar.ts'
import { measureQuestion } from '../../studies/batch/measure-batch.ts'
import { dateOfWeek } from '../../numbers/units.ts'
import type { Part } from '../terminal/comparison-parts.ts'
import type { Agenda, Asked } from './comparison-agenda.ts'
import { FEW_RUNS } from '../../numbers/statistics/interval.ts'
import { engine } from '../engine.ts'
import { UsageError } from '../terminal/exit.ts'
import { oddOfBatch, oddOfParts } from './odd-runs.ts'
import { refuseFolderOf, runScenario, type RunOptions } from './run-scenario.ts'
import type { Manifest } from '../store/manifest.ts'
import { readBatch, type StoredBatch } from '../store/read-batch.ts'
import { requireManifest } from '../store/verify-folder.ts'

/** Series whose weekly differences are kept, where the scenarios have them: shortage, and prices of the scarcest and the largest. */
const SERIES = [
  'totalShortfall',
  'shortfallOutside.evMotors',
  'shortfallOutside.defence',
  'quotePrice.Dy',
  'transactionPrice.Dy',
  'quotePrice.Nd',
] as const

type PartOptions = Omit<RunOptions, 'folder' | 'report' | 'live'>

/** Throws a UsageError, before any part is run, where a folder is in the way of one. */
export async function refusePartsInTheWay(parts: readonly Part[], options: PartOptions): Promise<void> {
  for (const { prepared, folder, manifest } of parts)
    if (manifest === null) await refuseFolderOf(prepared, { ...options, folder, report: false, live: false })
}

/** Runs the files among the parts; the exit code of a signal when one stopped it. */
export async function runParts(parts: readonly Part[], options: PartOptions): Promise<number | undefined> {
  for (const { prepared, folder, manifest } of parts) {
    if (manifest !== null) continue
    if (!options.quiet) process.stderr.write(`${prepared.scenario.name}\n`)
    const finished = await runScenario(prepared, { ...options, folder, report: false, live: false })
    if (typeof finished === 'number') return finished
  }
  return undefined
}

interface Stored {
  readonly part: Part
  readonly manifest: Manifest
  readonly batch: StoredBatch
}

export async function compareParts(
  parts: readonly Part[],
  agenda: Agenda,
  seed: number,
  asked: Asked,
): Promise<ComparisonResult> {
  const stored: Stored[] = []
  try {
    for (const part of parts) {
      const manifest = await requireManifest(part.folder)
      stored.push({ part, manifest, batch: await readBatch(part.folder, manifest, part.prepared.scenario.weeks) })
    }
    return compareStored(stored, agenda, seed, asked)
  } finally {
    for (const { batch } of stored) batch.close()
  }
}

function compareStored(stored: readonly Stored[], agenda: Agenda, seed: number, asked: Asked): ComparisonResult {
  const replicates = Math.min(asked.replicates ?? Infinity, ...stored.map(({ batch }) => batch.replicates))
  if (replicates < 2) throw new UsageError('given 1 replicate; expected at least 2: one difference has no interval')
  const policies = stored.map((one) => policyOf(one, agenda, replicates, seed, stored[0]!.part.prepared.scenario))
  const compared = comparePolicies(policies, agenda.specs, agenda.shown, agenda.thresholds, seed)
  const shown = agenda.shown.map((name) => agenda.specs.find((spec) => spec.name === name)!)
  const branches = compareBranches(policies, shown, seed)
  const { start, weeks } = stored[0]!.part.prepared.scenario
  const series = seriesOf(stored, policies, replicates, weeks)
  return {
    schema: 'chokepoint.comparison/1',
    engine: engine.ENGINE_VERSION,
    seed,
    replicates,
    command: asked.command,
    weeks,
    dates: Array.from({ length: weeks }, (_, week) => dateOfWeek(start, week)),
    ...compared,
    ...(branches.length === 0 ? {} : { branches }),
    events: eventsBetween(stored.map(({ part }) => ({ name: part.name, scenario: part.prepared.scenario }))),
    series,
    notes: [...drawNotes(policies), ...notesOf(stored, replicates, agenda, compared.uncertainties)],
    ...oddOfParts(stored.map(({ part }) => ({ name: part.name, odd: oddOfBatch(part.folder) }))),
  }
}

function policyOf(
  { part, manifest, batch }: Stored,
  { questions }: Agenda,
  replicates: number,
  seed: number,
  baseline: Scenario,
): PolicyRuns {
  const { scenario, scenarioHash } = part.prepared
  const declared = engine.scalarsOf(scenario).map(({ name }) => name)
  const { name, title, description } = { ...scenario, name: part.name }
  return {
    name,
    title: part.name === scenario.name ? title : `${title} (${part.name.slice(scenario.name.length + 2)}`,
    description,
    scenarioHash,
    digest: manifest.digest!,
    hands: handsBetween(baseline, scenario),
    outcomes: new Map([
      ...declared.map((name, s) => [name, batch.scalars(s, 0, replicates)] as const),
      ...questions.map((question) => {
        const column = measureQuestion(scenario, question, declared, batch)
        return [questionText(question, scenario), column.slice(0, replicates)] as const
      }),
    ]),
    ...happensIn(scenario, batch, replicates),
    draws: new Map(Object.keys(scenario.uncertainties).map((path, u) => [path, batch.draws(u, 0, replicates)])),
    groups: drawGroups(scenario, seed, replicates),
    horizon: scenario.weeks - Math.max(0, firstRestriction(scenario)),
  }
}

/** Which events happened is drawn after the uncertainties. */
function happensIn(scenario: Scenario, batch: StoredBatch, replicates: number): Pick<PolicyRuns, 'happens'> {
  const paths = chancePaths(scenario)
  const first = Object.keys(scenario.uncertainties).length
  if (paths.length === 0) return {}
  return { happens: new Map(paths.map((path, p) => [path, batch.draws(first + p, 0, replicates)])) }
}

/** One week at a time: the runs of all policies need not fit in memory together. */
function seriesOf(
  stored: readonly Stored[],
  runs: readonly PolicyRuns[],
  replicates: number,
  weeks: number,
): Record<string, SeriesComparison> {
  const specs = stored.map(({ part }) => engine.seriesOf(part.prepared.scenario))
  const compared: Record<string, SeriesComparison> = {}
  for (const name of SERIES) {
    if (!specs.every((set) => set.some((spec) => spec.name === name))) continue
    const policies = stored.map(({ part, batch }): [string, WeekOf] => [
      part.name,
      (week) => batch.week(name, week).subarray(0, replicates),
    ])
    const spec = specs[0]!.find((one) => one.name === name)!
    const found = compareSeries(spec, new Map(policies), weeks, runs[0]!.groups)
    if (found !== undefined) compared[name] = found
  }
  return compared
}

/** What intervals of so many pairs, with so many draws, are worth. */
function drawNotes(policies: readonly PolicyRuns[]): string[] {
  const runs = policies[0]!.outcomes.values().next().value!.length
  const shared = policies.map((policy) => groupsOf(policies[0]!, policy)).find((groups) => groups !== undefined)
  const text = shared === undefined ? undefined : drawsText(countDraws(shared), runs)
  return [
    ...(text === undefined ? [] : [`${text}; intervals are made by draw.`]),
    ...(runs < FEW_RUNS
      ? [`With fewer than ${FEW_RUNS} pairs, 95 % intervals of skewed differences hold about 9 times in 10.`]
      : []),
  ]
}

function notesOf(
  stored: readonly Stored[],
  replicates: number,
  { left }: Agenda,
  { apart, own }: ComparisonResult['uncertainties'],
): string[] {
  const more = stored.filter(({ batch }) => batch.replicates > replicates)
  return [
    ...more.map(
      ({ part, batch }) =>
        `${part.name} has ${batch.replicates} replicates; the first ${replicates} of every policy are compared.`,
    ),
    ...(left.length === 0 ? [] : [`Outcomes that not all scenarios have are left out: ${left.join(', ')}.`]),
    ...(apart.length === 0
      ? []
      : [
          `Drawn otherwise under some policies, so that differences are not the policy's alone: ${apart.join(', ')}. Give the scenarios the same distributions.`,
        ]),
    ...own.map(({ path, policies }) => `Only ${policies.join(', ')} draws ${path}.`),
  ]
}
